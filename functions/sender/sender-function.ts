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
import { publishFaults } from '../publish-faults.ts';

/** The event from EventBridge Scheduler. */
const deliverEventSchema = z.strictObject({ job: z.literal('deliver'), nominalTime: instantSchema });

/** Time reserved to finish and record the message in progress. */
export const reserveMilliseconds = 20_000;

/** How long a message may be due, in seconds, before operations are told. */
const longestWaitSeconds = 900;

/**
 * Sends due messages until none is left, sending must stop, or the function's time is nearly up.
 * @throws Error when the mail service does not return the account's limits; the run is then retried
 */
export function senderFunction(
  ports: DeliverPorts,
  logger: Logger,
  metrics: Metrics,
): EventFunction<DeliverResult> {
  return eventFunction(async (event, context) => {
    const nominalTime = Temporal.Instant.from(deliverEventSchema.parse(event).nominalTime);
    const progress = begun();
    try {
      const mayGoOn = () => context.getRemainingTimeInMillis() > reserveMilliseconds;
      const result = await deliverDue(ports, nominalTime, mayGoOn, progress);
      logger[result.fault === null ? 'info' : 'error']('deliveries', { ...result });
      // The alarm on the fault says why messages wait.
      if (result.fault !== null) progress.oldestDueSeconds = 0;
      publishFaults(metrics, {
        'sending-paused': result.stopped === 'pause' ? 1 : 0,
        'mail-account-fault': result.fault === null ? 0 : 1,
        'daily-quota-reached': isQuotaShort(result) ? 1 : 0,
      });
      return result;
    } finally {
      const { counts, oldestDueSeconds, missingWorkbooks } = progress;
      for (const missing of missingWorkbooks)
        logger.error('a weekly report goes without its workbook', { ...missing });
      publishFaults(metrics, {
        'messages-waiting': oldestDueSeconds < longestWaitSeconds ? 0 : oldestDueSeconds,
        'mail-refused': counts.refused,
        'mail-unknown': counts.unsettled,
        'report-workbooks-missing': missingWorkbooks.length,
      });
    }
  }, logger);
}

/** Whether messages wait for the daily quota, used up or kept for the weekly report. */
function isQuotaShort({ stopped }: DeliverResult): boolean {
  return stopped === 'quota' || stopped === 'report-reserve';
}
