import type { DeliverProgress, DeliverResult } from './deliver-due.ts';

/** How long a message may be due, in seconds, before operations are told. */
const longestWaitSeconds = 900;

/** What a run of sending reports to operations. */
export type SendingTroubles = {
  readonly isPaused: boolean;
  /** The account, or its settings, have a fault. */
  readonly isFaulty: boolean;
  /** Messages wait for the daily quota, used up or kept for the weekly report. */
  readonly isQuotaShort: boolean;
  /** For how many seconds the oldest message has been due; 0 while that is not too long, or another trouble is the reason. */
  readonly waitingSeconds: number;
  readonly refused: number;
  /** Messages without an event for half an hour after they were sent. */
  readonly unsettled: number;
  readonly missingWorkbooks: number;
};

/**
 * What a run of sending reports to operations.
 * @param result null for a run that failed half-way
 */
export function sendingTroubles(
  { counts, oldestDueSeconds, missingWorkbooks }: DeliverProgress,
  result: DeliverResult | null,
): SendingTroubles {
  const isFaulty = result !== null && result.fault !== null;
  return {
    isPaused: result?.stopped === 'pause',
    isFaulty,
    isQuotaShort: result?.stopped === 'quota' || result?.stopped === 'report-reserve',
    // The alarm on a fault says why messages wait.
    waitingSeconds: isFaulty || oldestDueSeconds < longestWaitSeconds ? 0 : oldestDueSeconds,
    refused: counts.refused,
    unsettled: counts.unsettled,
    missingWorkbooks: missingWorkbooks.length,
  };
}
