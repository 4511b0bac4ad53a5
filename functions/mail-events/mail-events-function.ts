import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Temporal } from 'temporal-polyfill';
import type { MailReport } from '../../domain/delivery/advance.ts';
import { signInMail } from '../../domain/delivery/sign-in-mail.ts';
import type { StrayReason } from '../../domain/delivery/stray-event.ts';
import { type InstantText, instantText } from '../../domain/period/instant-text.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { type EventFunction, eventFunction } from '../event-function.ts';
import { publishFaults } from '../publish-faults.ts';
import { invocationSchema, type Notification, type ReadEvent, readEvent } from './ses-event.ts';
import { strayOf } from './stray-of.ts';

/** The plain text SES published when a topic was first connected to it. */
const topicNotice = 'Successfully validated SNS topic';

/** The number of events that moved their delivery, did not move it, or belong to no known delivery. */
export type DeliveryEventsResult = {
  readonly moved: number;
  readonly unmoved: number;
  readonly unknown: number;
};

/** What recording mail events needs. */
export type EventPorts = Pick<Ports, 'clock' | 'deliveries' | 'journal' | 'strayEvents'>;

type Dated = Notification & { readonly at: InstantText };

/**
 * Records SES events. Events may arrive twice and in any order: a delivery only moves forward. An event that cannot be
 * recorded with a delivery is kept, without addresses or content, and does not hold up the others.
 * @throws Error when an event has an unexpected shape, after all others are recorded; it then goes to the failure queue
 */
export function mailEventsFunction(
  ports: EventPorts,
  logger: Logger,
  metrics: Metrics,
): EventFunction<DeliveryEventsResult> {
  return eventFunction(async (event) => {
    const result = { moved: 0, unmoved: 0, unknown: 0 };
    const strays: Record<StrayReason, number> = { 'no-delivery': 0, unreadable: 0, 'unknown-kind': 0 };
    const failures: unknown[] = [];
    let suppressed = 0;
    const stray = async (notification: Dated, reason: StrayReason, error?: unknown) => {
      const kept = strayOf(notification, reason, error);
      if (!(await ports.strayEvents.keep(kept, ports.clock.now()))) return;
      strays[reason] += 1;
      logger.warn('an SES event could not be recorded with a delivery', { ...kept });
    };
    const record = async (notification: Dated) => {
      const read = readOr(notification, ports.clock.now(), (error) => failures.push(error));
      if (read === null) return stray(notification, 'unreadable', failures.at(-1));
      const { delivery, report, isDocumented } = read;
      // A code has no delivery, and is of no use to anybody by the time an event of it arrives.
      if (delivery === signInMail) {
        result.unmoved += 1;
        return;
      }
      if (delivery !== undefined) await journalise(ports, delivery, report);
      const at = instantText(ports.clock.now());
      const became =
        delivery === undefined ? 'unknown' : await ports.deliveries.advance(delivery, { ...report, at });
      result[became] += 1;
      if (became === 'unknown') return stray(notification, 'no-delivery');
      if (!isDocumented) await stray(notification, 'unknown-kind');
      if (report.evidence !== 'suppressed' || became !== 'moved') return;
      suppressed += 1;
      logger.warn('the recipient is on a suppression list and gets nothing', { delivery });
    };
    try {
      for (const one of invocationSchema.parse(event)) {
        if (one instanceof Error) {
          strays.unreadable += 1;
          failures.push(one);
        } else if (!one.message.startsWith(topicNotice)) {
          await record({ ...one, at: one.at ?? instantText(ports.clock.now()) });
        }
      }
    } finally {
      publishFaults(metrics, {
        'mail-events-unknown': strays['no-delivery'],
        'mail-events-unreadable': strays.unreadable + strays['unknown-kind'],
        'mail-suppressed': suppressed,
      });
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} SES events cannot be read`);
    return result;
  }, logger);
}

/** Adds a message to the journal of sent ones; only an event that proves that SES accepted it has evidence. */
async function journalise(
  { clock, journal }: EventPorts,
  delivery: string,
  { evidence, messageId, sentAt }: MailReport,
): Promise<void> {
  if (evidence === null || messageId === undefined) return;
  await journal.add(delivery, { messageId, sentAt: sentAt ?? instantText(clock.now()) });
}

/** An event in the product's terms; null after telling why it cannot be read. */
function readOr(
  { message }: Notification,
  now: Temporal.Instant,
  tell: (error: unknown) => void,
): ReadEvent | null {
  try {
    return readEvent(message, now);
  } catch (error) {
    tell(error);
    return null;
  }
}
