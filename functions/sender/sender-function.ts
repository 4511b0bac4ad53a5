import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { instantSchema } from '../../domain/schedule/occurrence.ts';
import {
  begun,
  type DeliverPorts,
  type DeliverResult,
  deliverDue,
} from '../../usecases/delivering/deliver-due.ts';
import { type EventFunction, eventFunction } from '../event-function.ts';
import { publishCounts } from '../publish-counts.ts';

/** The event from EventBridge Scheduler. */
const deliverEventSchema = z.strictObject({ job: z.literal('deliver'), nominalTime: instantSchema });

/** Time reserved to finish and record the message in progress. */
export const reserveMilliseconds = 20_000;

/**
 * Sends due messages until none is left, sending must stop, or the function's time is nearly up.
 * @throws Error when the mail service does not return the account's limits; the run is then retried
 */
export function senderFunction(
  ports: DeliverPorts,
  logger: Logger,
  metrics: Metrics,
): EventFunction<DeliverResult> {
  return eventFunction(
    async (event, context) => {
      const nominalTime = Temporal.Instant.from(deliverEventSchema.parse(event).nominalTime);
      const progress = begun();
      try {
        const mayGoOn = () => context.getRemainingTimeInMillis() > reserveMilliseconds;
        const result = await deliverDue(ports, nominalTime, mayGoOn, progress);
        logger[result.fault === null ? 'info' : 'error']('deliveries', { ...result });
        // The alarm on the fault says why messages wait.
        if (result.fault !== null) progress.oldestDueSeconds = 0;
        publishCounts(metrics, {
          SendingPaused: result.stopped === 'pause' ? 1 : 0,
          AccountFault: result.fault === null ? 0 : 1,
          DailyQuotaReached: isQuotaShort(result) ? 1 : 0,
        });
        return result;
      } finally {
        const { counts, oldestDueSeconds } = progress;
        publishCounts(metrics, {
          OldestDueMessage: oldestDueSeconds,
          MessagesSent: counts.sent,
          MessagesRefused: counts.refused,
          MessagesUnknown: counts.unknown,
          MessagesUnsettled: counts.unsettled,
        });
      }
    },
    logger,
    metrics,
  );
}

/** Whether messages wait for the daily quota, used up or kept for the weekly report. */
function isQuotaShort({ stopped }: DeliverResult): boolean {
  return stopped === 'quota' || stopped === 'report-reserve';
}
