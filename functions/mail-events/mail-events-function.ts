import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { DeliveryStore } from '../../usecases/ports/delivery-store.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { type EventFunction, eventFunction } from '../event-function.ts';
import { type SesEvent, sesEventSchema, snsEventSchema, stateAfter } from './ses-event.ts';

/** The plain text SES publishes when the topic is first connected to it. */
const topicNotice = 'Successfully validated SNS topic';

/** The number of events that moved their delivery, arrived too late to matter, or belong to no known delivery. */
export type DeliveryEventsResult = {
  readonly moved: number;
  readonly unmoved: number;
  readonly unknown: number;
};

/**
 * Records SES events. Events may arrive twice and in any order: a delivery only moves forward.
 * @throws Error on an event with an unexpected shape; it then goes to the failure queue
 */
export function mailEventsFunction(
  ports: Pick<Ports, 'deliveries'>,
  logger: Logger,
  metrics: Metrics,
): EventFunction<DeliveryEventsResult> {
  return eventFunction(
    async (event) => {
      const result = { moved: 0, unmoved: 0, unknown: 0 };
      let suppressed = 0;
      try {
        for (const { Sns } of snsEventSchema.parse(event).Records) {
          if (Sns.Message.startsWith(topicNotice)) continue;
          const reported = sesEventSchema.parse(JSON.parse(Sns.Message));
          const { delivery, state, became } = await record(ports.deliveries, reported);
          result[became] += 1;
          if (state !== 'suppressed' || became !== 'moved') continue;
          suppressed += 1;
          logger.warn('the recipient is on a suppression list and gets nothing', { delivery });
        }
      } finally {
        metrics.addMetric('UnknownDeliveryEvents', MetricUnit.Count, result.unknown);
        metrics.addMetric('SuppressedRecipients', MetricUnit.Count, suppressed);
      }
      if (result.unknown > 0) logger.warn('events of unknown deliveries', { unknown: result.unknown });
      return result;
    },
    logger,
    metrics,
  );
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
