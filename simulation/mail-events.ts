import type { Random } from '../example/generator/random.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Taken } from './mail-service.ts';

/** One notification, with its delay after the message. */
type MailEvent = { readonly after: number; readonly event: unknown };

/** The events of a message, and the ids of the notifications among them that belong to no message. */
export type Published = {
  readonly lost: boolean;
  readonly published: MailEvent[];
  readonly strays: string[];
};

/** The maximum delay of the first event that is late, in milliseconds: well before any wait for it ends. */
const latest = 18 * 60_000;

/** The maximum delay of any other event that is late: a mailbox may answer on the next day. */
const latestAnswer = 30 * 3_600_000;

/**
 * The mail service's events of a message: each delayed, in any order, sometimes twice, or none. Some come in one notification with an
 * event that nobody can read and one of a message that nobody sent.
 */
export function eventsOf(taken: Taken, { events }: FaultPlan, random: Random): Published {
  const lost = random.next() < events.lost;
  if (lost) return { lost, published: [], strays: [] };
  const strays: string[] = [];
  const published = taken.story.events.flatMap((event, index) => {
    const id = `${taken.messageId}-${index}`;
    const late = index === 0 ? latest : latestAnswer;
    const isBad = random.next() < events.bad;
    if (isBad) strays.push(`${id}-nonsense`, `${id}-foreign`, ...(isUnknown(event) ? [id] : []));
    else if (isUnknown(event)) strays.push(id);
    const times = random.next() < events.twice ? 2 : 1;
    return Array.from({ length: times }, () => ({
      after: random.next() < events.late ? random.between(60_000, late) : random.between(500, 20_000),
      event: notification(taken, id, event, isBad),
    }));
  });
  return { lost, published, strays };
}

/** Whether the service does not document such events. */
function isUnknown(event: object): boolean {
  return 'eventType' in event && event.eventType === 'Sing';
}

function notification(
  { messageId, at, deliveryId }: Taken,
  id: string,
  event: object,
  isBad: boolean,
): unknown {
  const timestamp = new Date(at).toISOString();
  const record = (name: string, message: string) => ({
    Sns: { MessageId: name, Timestamp: timestamp, Message: message },
  });
  const mail = { messageId, timestamp, tags: { delivery: [deliveryId] } };
  const foreign = { eventType: 'Send', mail: { messageId: 'foreign', tags: {} } };
  return {
    Records: [
      ...(isBad
        ? [record(`${id}-nonsense`, '{"eventType":'), record(`${id}-foreign`, JSON.stringify(foreign))]
        : []),
      record(id, JSON.stringify({ ...event, mail })),
    ],
  };
}
