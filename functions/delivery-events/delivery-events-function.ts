import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { DeliveryStore } from '../../domain/ports/report-store.ts';
import { type SesEvent, sesEventSchema, snsEventSchema, stateAfter } from './ses-event.ts';

/** What SES publishes, as plain text, when the topic is first connected to it. */
const topicNotice = 'Successfully validated SNS topic';

/** How many of the events moved their delivery, came too late to matter, or belong to no delivery of ours. */
export type DeliveryEventsResult = {
  readonly moved: number;
  readonly unmoved: number;
  readonly unknown: number;
};

/**
 * Records what SES reports of messages. Events may come twice and in any order: a delivery only ever moves forward.
 * @throws Error on an event of another shape; it then goes to the failure queue
 */
export function deliveryEventsFunction(
  ports: { readonly deliveries: DeliveryStore },
  logger: Logger,
  metrics: Metrics,
): (event: unknown, context: Context) => Promise<DeliveryEventsResult> {
  const chain = middy<unknown, DeliveryEventsResult>()
    .use(injectLambdaContext(logger, { clearState: true }))
    .handler(async (event: unknown) => {
      const result = { moved: 0, unmoved: 0, unknown: 0 };
      for (const { Sns } of snsEventSchema.parse(event).Records) {
        if (Sns.Message.startsWith(topicNotice)) continue;
        result[await record(ports.deliveries, sesEventSchema.parse(JSON.parse(Sns.Message)))] += 1;
      }
      if (result.unknown > 0) logger.warn('events of unknown deliveries', { unknown: result.unknown });
      metrics.addMetric('UnknownDeliveryEvents', MetricUnit.Count, result.unknown);
      metrics.publishStoredMetrics();
      return result;
    });
  return async (event, context) => chain(event, context);
}

async function record(deliveries: DeliveryStore, event: SesEvent): Promise<keyof DeliveryEventsResult> {
  const id = event.mail.tags?.['delivery']?.[0];
  if (id === undefined) return 'unknown';
  const { state, failure } = stateAfter(event);
  const details = { messageId: event.mail.messageId, ...(failure === undefined ? {} : { failure }) };
  return (await deliveries.advance(id, state, details)) ? 'moved' : 'unmoved';
}
