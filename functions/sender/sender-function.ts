import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { instantSchema } from '../../domain/schedule/occurrence.ts';
import { type DeliverPorts, type DeliverResult, deliverDue } from '../../usecases/delivering/deliver-due.ts';

/** What EventBridge Scheduler sends. */
const deliverEventSchema = z.strictObject({ job: z.literal('deliver'), nominalTime: instantSchema });

/** Time kept back so that the message under way can be finished and recorded. */
export const reserveMilliseconds = 20_000;

/**
 * Sends the messages that are due, until none is left, nothing more may be sent for now, or the function's time is nearly
 * up.
 * @throws Error when the mail service does not tell what the account may send; the run is then tried again
 */
export function senderFunction(
  ports: DeliverPorts,
  logger: Logger,
  metrics: Metrics,
): (event: unknown, context: Context) => Promise<DeliverResult> {
  const chain = middy<unknown, DeliverResult>()
    .use(injectLambdaContext(logger, { clearState: true }))
    .handler(async (event: unknown, context: Context) => {
      deliverEventSchema.parse(event);
      const result = await deliverDue(ports, () => context.getRemainingTimeInMillis() > reserveMilliseconds);
      logger.info('deliveries', { ...result });
      metrics.addMetric('MessagesSent', MetricUnit.Count, result.sent);
      metrics.addMetric('MessagesRefused', MetricUnit.Count, result.refused);
      metrics.addMetric('MessagesUnknown', MetricUnit.Count, result.unknown);
      metrics.addMetric('MessagesUnsettled', MetricUnit.Count, result.unsettled);
      metrics.addMetric('SendingPaused', MetricUnit.Count, result.stopped === 'pause' ? 1 : 0);
      metrics.addMetric('DailyQuotaReached', MetricUnit.Count, result.stopped === 'quota' ? 1 : 0);
      metrics.publishStoredMetrics();
      return result;
    });
  return async (event, context) => chain(event, context);
}
