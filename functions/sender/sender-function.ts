import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { instantSchema } from '../../domain/schedule/occurrence.ts';
import {
  type DeliverPorts,
  type DeliverResult,
  deliverDue,
  nothingDelivered,
} from '../../usecases/delivering/deliver-due.ts';
import { type EventFunction, eventFunction } from '../event-function.ts';

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
      const counts = nothingDelivered();
      try {
        const mayGoOn = () => context.getRemainingTimeInMillis() > reserveMilliseconds;
        const result = await deliverDue(ports, nominalTime, mayGoOn, counts);
        logger.info('deliveries', { ...result });
        metrics.addMetric('SendingPaused', MetricUnit.Count, result.stopped === 'pause' ? 1 : 0);
        metrics.addMetric('AccountFault', MetricUnit.Count, result.stopped === 'account' ? 1 : 0);
        metrics.addMetric('DailyQuotaReached', MetricUnit.Count, isQuotaShort(result) ? 1 : 0);
        return result;
      } finally {
        metrics.addMetric('MessagesSent', MetricUnit.Count, counts.sent);
        metrics.addMetric('MessagesRefused', MetricUnit.Count, counts.refused);
        metrics.addMetric('MessagesUnknown', MetricUnit.Count, counts.unknown);
        metrics.addMetric('MessagesUnsettled', MetricUnit.Count, counts.unsettled);
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
