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
import { sendingTroubles } from '../../usecases/delivering/sending-troubles.ts';
import { type EventFunction, eventFunction } from '../event-function.ts';
import { publishFaults } from '../publish-faults.ts';

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
  return eventFunction(async (event, context) => {
    const nominalTime = Temporal.Instant.from(deliverEventSchema.parse(event).nominalTime);
    const progress = begun();
    let result: DeliverResult | null = null;
    try {
      const mayGoOn = () => context.getRemainingTimeInMillis() > reserveMilliseconds;
      result = await deliverDue(ports, nominalTime, mayGoOn, progress);
      logger[result.fault === null ? 'info' : 'error']('deliveries', { ...result });
      return result;
    } finally {
      for (const missing of progress.missingWorkbooks)
        logger.error('a weekly report goes without its workbook', { ...missing });
      const troubles = sendingTroubles(progress, result);
      publishFaults(metrics, {
        'sending-paused': troubles.isPaused ? 1 : 0,
        'mail-account-fault': troubles.isFaulty ? 1 : 0,
        'daily-quota-reached': troubles.isQuotaShort ? 1 : 0,
        'messages-waiting': troubles.waitingSeconds,
        'mail-refused': troubles.refused,
        'mail-unknown': troubles.unsettled,
        'report-workbooks-missing': troubles.missingWorkbooks,
      });
    }
  }, logger);
}
