import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { DeliveryStore } from '../../usecases/ports/delivery-store.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
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
export function mailEventsFunction(
  ports: Pick<Ports, 'deliveries'>,
  logger: Logger,
  metrics: Metrics,
): (event: unknown, context: Context) => Promise<DeliveryEventsResult> {
  const chain = middy<unknown, DeliveryEventsResult>()
    .use(injectLambdaContext(logger, { clearState: true }))
    .handler(async (event: unknown) => {
      const result = { moved: 0, unmoved: 0, unknown: 0 };
      let suppressed = 0;
      for (const { Sns } of snsEventSchema.parse(event).Records) {
        if (Sns.Message.startsWith(topicNotice)) continue;
        const { delivery, state, became } = await record(
          ports.deliveries,
          sesEventSchema.parse(JSON.parse(Sns.Message)),
        );
        result[became] += 1;
        if (state !== 'suppressed' || became !== 'moved') continue;
        suppressed += 1;
        logger.warn('the recipient is on a suppression list and gets nothing', { delivery });
      }
      if (result.unknown > 0) logger.warn('events of unknown deliveries', { unknown: result.unknown });
      metrics.addMetric('UnknownDeliveryEvents', MetricUnit.Count, result.unknown);
      metrics.addMetric('SuppressedRecipients', MetricUnit.Count, suppressed);
      metrics.publishStoredMetrics();
      return result;
    });
  return async (event, context) => chain(event, context);
}

async function record(deliveries: DeliveryStore, event: SesEvent) {
  const delivery = event.mail.tags?.['delivery']?.[0];
  const { state, failure } = stateAfter(event);
  if (delivery === undefined) return { delivery, state, became: 'unknown' } as const;
  const { messageId, timestamp: sentAt } = event.mail;
  const details = {
    messageId,
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(failure === undefined ? {} : { failure }),
  };
  const moved = await deliveries.advance(delivery, state, details);
  return { delivery, state, became: moved ? 'moved' : 'unmoved' } as const;
}
