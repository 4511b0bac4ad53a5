import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { Taken } from '../mail-service.ts';
import { dateOf, dayAt, hour } from '../model/days.ts';
import { mostAttempts } from '../model/deliveries.ts';
import { longestRun } from '../model/ledger.ts';
import type { World } from '../world.ts';

/** A message that could have been sent for this long, but was not, is lost. */
const enough = 5 * hour;

/** The results of checking the messages of a world. */
export type MessageFindings = {
  readonly wrong: string[];
  /** Ids of deliveries that should have been sent but were not. */
  readonly lost: string[];
  /** Ids of deliveries, once per extra copy. */
  readonly duplicated: string[];
  /** Messages sent without their sender having recorded it. */
  readonly ambiguous: number;
};

/** Every planned message was sent once, unless there is a good reason, and none was sent too late. */
export async function checkMessages(world: World): Promise<MessageFindings> {
  const { taken } = world.mail;
  const wrong = [...world.deliveries.violations, ...taken.flatMap((message) => timeWrong(world, message))];
  const lost: string[] = [];
  const sent = new Set(taken.map(({ deliveryId }) => deliveryId));
  let waiting = 0;
  for (const [id, planned] of world.deliveries.planned) {
    if (sent.has(id)) continue;
    const row = await world.deliveries.find(id);
    if (row?.state === 'due' && waitsToExpire(world, planned)) waiting += 1;
    else if (row === undefined || !isExcused(world, planned, row))
      lost.push(`${id} (${row?.state ?? 'gone'})`);
  }
  const restless = world.deliveries.listed - waiting;
  if (restless > 0) wrong.push(`${restless} deliveries have not come to rest`);
  const once = new Set<string>();
  const duplicated = taken.map(({ deliveryId: id }) => id).filter((id) => once.has(id) || !once.add(id));
  wrong.push(...tooManyADay(world, taken));
  const ambiguous = taken.filter(({ messageId }) => !world.deliveries.recorded.has(messageId)).length;
  return { wrong, lost, duplicated, ambiguous };
}

function timeWrong(world: World, { deliveryId: id, at }: Taken): string[] {
  const delivery = world.deliveries.planned.get(id);
  if (delivery === undefined) return [`${id}: sent, but never planned`];
  const wrong: string[] = [];
  if (at >= Date.parse(delivery.expiresAt)) wrong.push(`${id}: sent after it had expired`);
  if (delivery.content.kind !== 'warning-digest') return wrong;
  const { day, items } = delivery.content.digest;
  const today = dateOf(dayAt(at));
  if (day !== today) wrong.push(`${id}: a warning for ${day} was sent on ${today}`);
  for (const { date, kind, workingDays } of items) {
    if (kind === 'ahead' && today > date)
      wrong.push(`${id}: says ${workingDays} days are left, on ${today}, of ${date}`);
  }
  return wrong;
}

/** Whether there is a good reason why a message was not sent. */
function isExcused(world: World, planned: Delivery, row: Delivery): boolean {
  if (row.state === 'failed') return world.mail.refused.has(row.id) || row.attempts >= mostAttempts;
  if (row.state === 'suppressed') return true;
  const from = releasedAt(world, planned);
  if (from === null) return row.state === 'expired';
  const kinds = ['scheduler', 'deliver', 'mail', 'account', 'paused'] as const;
  const available = world.outages.timeWithout(kinds, from, Date.parse(planned.expiresAt));
  return row.state === 'expired' && available < enough;
}

/** Whether a message belongs to a run that has failed for good: it is never sent, and expires after the world's end. */
function waitsToExpire(world: World, { occurrence: { job, nominalTime }, expiresAt }: Delivery): boolean {
  const run = world.ledger.ended.get(`${job}@${nominalTime}`);
  return run?.status === 'failed' && world.end < Date.parse(expiresAt);
}

/** The earliest time a message may be sent, in milliseconds since 1970; null when its occurrence was never done. */
function releasedAt(world: World, { occurrence }: Delivery): number | null {
  const { job, nominalTime } = occurrence;
  if (job !== 'report' && job !== 'warn') return Date.parse(nominalTime);
  const row = world.ledger.ended.get(`${job}@${nominalTime}`);
  return row?.status === 'done' && row.finishedAt !== undefined ? Date.parse(row.finishedAt) : null;
}

/** The day on which the run of a message was begun, as a date; null when it is not one of the ledger's. */
function plannedOn({ ledger }: World, { occurrence: { job, nominalTime } }: Delivery): string | null {
  const finishedAt = ledger.ended.get(`${job}@${nominalTime}`)?.finishedAt;
  return finishedAt === undefined ? null : dateOf(dayAt(Date.parse(finishedAt) - longestRun));
}

/** No one gets two messages of one kind that were planned on one day, or two reports of a week. */
function tooManyADay(world: World, taken: readonly Taken[]): string[] {
  const keys = new Map<string, Set<string>>();
  for (const { deliveryId: id, at, email } of taken) {
    const delivery = world.deliveries.planned.get(id);
    if (delivery === undefined || delivery.content.kind === 'submission-receipt') continue;
    const names = [
      `${email}: a second ${delivery.occurrence.job} of ${plannedOn(world, delivery) ?? dateOf(dayAt(at))}`,
    ];
    if (delivery.content.kind === 'weekly-report')
      names.push(`${email}: a second report for ${delivery.content.period}`);
    for (const name of names) keys.set(name, (keys.get(name) ?? new Set()).add(id));
  }
  return [...keys].filter(([, ids]) => ids.size > 1).map(([name]) => name);
}
