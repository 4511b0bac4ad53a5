import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Temporal } from 'temporal-polyfill';
import type { StrayReason } from '../../domain/delivery/stray-event.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import {
  type MailEvent,
  type MailEventPorts,
  type ReceivedMailEvent,
  recordMailEvent,
} from '../../usecases/mail-events/record-mail-event.ts';
import { type EventFunction, eventFunction } from '../event-function.ts';
import { publishFaults } from '../publish-faults.ts';
import { invocationSchema, type Notification, readEvent } from './ses-event.ts';
import { tracesOf } from './stray-traces.ts';

/** The plain text SES published when a topic was first connected to it. */
const topicNotice = 'Successfully validated SNS topic';

/** The number of events that moved their delivery, did not move it, or belong to no known delivery. */
export type MailEventsResult = {
  readonly moved: number;
  readonly unmoved: number;
  readonly unknown: number;
};

/**
 * Records SES events. One that cannot be recorded with a delivery does not hold up the others.
 * @throws Error when an event has an unexpected shape, after all others are recorded; it then goes to the failure queue
 */
export function mailEventsFunction(
  ports: MailEventPorts,
  logger: Logger,
  metrics: Metrics,
): EventFunction<MailEventsResult> {
  return eventFunction(async (event) => {
    const result = { moved: 0, unmoved: 0, unknown: 0 };
    const strays: Record<StrayReason, number> = { 'no-delivery': 0, unreadable: 0, 'unknown-kind': 0 };
    const failures: unknown[] = [];
    let suppressions = 0;
    try {
      for (const one of invocationSchema.parse(event)) {
        if (one instanceof Error) {
          strays.unreadable += 1;
          failures.push(one);
        } else if (!one.message.startsWith(topicNotice)) {
          const received = receive(one, ports.clock.now(), (error) => failures.push(error));
          const { became, stray, suppressed } = await recordMailEvent(ports, received);
          if (became !== null) result[became] += 1;
          if (stray !== null) {
            strays[stray.reason] += 1;
            logger.warn('an SES event could not be recorded with a delivery', { ...stray });
          }
          if (suppressed !== null) {
            suppressions += 1;
            logger.warn('the recipient is on a suppression list and gets nothing', { delivery: suppressed });
          }
        }
      }
    } finally {
      publishFaults(metrics, {
        'mail-events-unknown': strays['no-delivery'],
        'mail-events-unreadable': strays.unreadable + strays['unknown-kind'],
        'mail-suppressed': suppressions,
      });
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} SES events cannot be read`);
    return result;
  }, logger);
}

/**
 * An event in the product's terms.
 * @param tell receives why it cannot be read
 */
function receive(
  notification: Notification,
  now: Temporal.Instant,
  tell: (error: unknown) => void,
): ReceivedMailEvent {
  const dated = { ...notification, at: notification.at ?? instantText(now) };
  let said: MailEvent;
  try {
    said = readEvent(notification.message, now);
  } catch (error) {
    tell(error);
    return { traces: tracesOf(dated, error), said: null };
  }
  return { traces: tracesOf(dated), said };
}
