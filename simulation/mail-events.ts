import type { Random } from '../example/generator/random.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Taken } from './mail-service.ts';

/** One event, with its delay after the message. */
export type MailEvent = { readonly after: number; readonly event: unknown };

/** The maximum delay of a late event, in milliseconds: well before any wait for it ends. */
const latest = 18 * 60_000;

/** The mail service's events of a message: each delayed, in any order, sometimes twice, or none. */
export function eventsOf(
  taken: Taken,
  { events }: FaultPlan,
  random: Random,
): { readonly lost: boolean; readonly published: MailEvent[] } {
  const lost = random.next() < events.lost;
  if (lost) return { lost, published: [] };
  const end = taken.bounces
    ? { eventType: 'Bounce', bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }
    : { eventType: 'Delivery' };
  const published = [{ eventType: 'Send' }, end].flatMap((kind) => {
    const times = random.next() < events.twice ? 2 : 1;
    return Array.from({ length: times }, () => ({
      after: random.next() < events.late ? random.between(60_000, latest) : random.between(500, 20_000),
      event: notification(taken, kind),
    }));
  });
  return { lost, published };
}

function notification(taken: Taken, kind: object): unknown {
  const mail = {
    messageId: taken.messageId,
    timestamp: new Date(taken.at).toISOString(),
    tags: { delivery: [taken.deliveryId] },
  };
  return { Records: [{ Sns: { MessageId: taken.messageId, Message: JSON.stringify({ ...kind, mail }) } }] };
}
