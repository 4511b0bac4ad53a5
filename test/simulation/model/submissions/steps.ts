import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import {
  dayAt,
  type Instant,
  instantAt,
  instantText,
  mondayOfWeek,
  second,
  weekOf,
} from '../../../../simulation/model/days.ts';
import { expiryOf } from '../../../../simulation/model/expiry.ts';
import type { Accepted, Intake, Refusal, Sending } from '../../../../simulation/model/intake.ts';
import { personsOf } from '../../../../simulation/model/persons.ts';
import type { Ranking } from '../../../../simulation/model/ranking.ts';
import { type FaultAt, Worker } from '../worker.ts';
import type { RealIntake, Told } from './real-intake.ts';

/** The model, everything submitted, and the frozen rankings. */
export type Model = {
  readonly catalogue: Catalogue;
  readonly intake: Intake;
  now: Instant;
  readonly sent: Sending[];
  readonly rankings: Map<string, Ranking>;
};

/** Checks that both are equal. */
export async function expectSame(model: Model, real: RealIntake): Promise<void> {
  const { intake, rankings } = model;
  expect(await real.accepted(addresses(model))).toEqual(inOrder(intake.accepted));
  expect(real.holds()).toEqual(intake.holds);
  const confirmations = intake.accepted.flatMap((one) => confirmationsOf(model, one).flat());
  expect(confirmations).toEqual(expect.arrayContaining(real.confirmed()));
  for (const [period, ranking] of rankings) expect(await real.ranking(period)).toEqual(ranking);
}

/** Both accept a submission; a newly accepted one is confirmed to all who receive the unit's receipts. */
export async function take(model: Model, real: RealIntake, sending: Sending): Promise<void> {
  const answer = model.intake.take(sending, model.now);
  expect(await real.take(sending)).toEqual(toldOf(answer));
  if (typeof answer === 'string' || model.now >= expiryOf('receipt', answer.receivedAt)) return;
  const confirmed = new Set(real.confirmed());
  for (const either of confirmationsOf(model, answer))
    expect([either, either.some((one) => confirmed.has(one))]).toEqual([either, true]);
}

/** One port call fails: the figures are accepted or not, and nothing else happens. */
export async function takeWithFault(
  model: Model,
  real: RealIntake,
  sending: Sending,
  at: FaultAt,
): Promise<void> {
  const before = model.intake.copy();
  const ideal = model.intake.take(sending, model.now);
  const answer = await real.take(sending, new Worker(model.now, at));
  expect([toldOf(ideal), 'no answer']).toContainEqual(answer);
  await follow(model, real, [before, model.intake]);
}

/** Two are accepted at once: one after the other, or one gets a conflict, or its key is in use. */
export async function race(model: Model, real: RealIntake, first: Sending, second: Sending): Promise<void> {
  const { intake, now } = model;
  const answers = await Promise.all([real.take(first), real.take(second)]);
  const orders = [[first, second], [second, first], [first], [second], []].map((order) => {
    const copy = intake.copy();
    return { copy, told: new Map(order.map((sending) => [sending, toldOf(copy.take(sending, now))])) };
  });
  for (const [index, sending] of [first, second].entries()) {
    const possible = orders.flatMap(({ told }) => told.get(sending) ?? []);
    if (first === second) possible.push('idempotency-key-in-flight');
    expect(possible).toContainEqual(answers[index]);
  }
  const outcomes = orders.map(({ copy }) => copy);
  await follow(model, real, outcomes);
  expect(outcomes.map((outcome) => keysHeld(outcome, now))).toContainEqual(keysHeld(model.intake, now));
  const isStored = (answer: Told) =>
    model.intake.accepted.some((one) => isDeepStrictEqual(toldOf(one), answer));
  expect(answers.every((answer) => typeof answer === 'string' || isStored(answer))).toBe(true);
}

/**
 * The confirmation of a submission for each who receives it: its own; after ten attempts of its unit, of which a day may have
 * counted all, either its own or the one at half past five that confirms all others of the day.
 */
function confirmationsOf(model: Readonly<Model>, { unit, receivedAt }: Accepted): string[][] {
  const { catalogue, sent, intake } = model;
  const posts = catalogue.recipients.filter((one) => one.unit === unit && one.receives.includes('receipts'));
  const at = instantText(Math.floor(receivedAt / second) * second);
  // A correction made of an earlier attempt is accepted, but not among those sent.
  const attempts = [...sent, ...intake.accepted].filter((one) => one.unit === unit).length;
  const mayBeTogether = attempts > 10;
  const times = mayBeTogether ? [at, instantText(endOfReceiptDay(receivedAt))] : [at];
  return personsOf(posts).map((person) => {
    const ids = person.map(({ id }) => id).join('+');
    return times.map((time) => `receipt@${time} ${ids}`);
  });
}

function endOfReceiptDay(at: Instant): Instant {
  const end = instantAt(dayAt(at), '17:30');
  return at < end ? end : instantAt(dayAt(at) + 1, '17:30');
}

/** The real one is in one of several states, and the model follows. */
async function follow(model: Model, real: RealIntake, possible: readonly Intake[]): Promise<void> {
  const stored = await real.accepted(addresses(model));
  expect(possible.map(({ accepted }) => inOrder(accepted))).toContainEqual(stored);
  model.intake.accepted = stored;
  model.intake.holds = new Map(real.holds());
}

/** The claimed keys; the loser of a race has released its own. */
function keysHeld({ holds }: Intake, now: Instant): string[] {
  return [...holds].flatMap(([name, { until }]) => (until > now ? name : [])).toSorted();
}

function inOrder(accepted: readonly Accepted[]): Accepted[] {
  const name = ({ unit, period, number }: Accepted) => `${unit} ${period} ${String(number).padStart(3, '0')}`;
  return accepted.toSorted((one, other) => (name(one) < name(other) ? -1 : 1));
}

/** Every address that may have stored submissions. */
function addresses({ catalogue, intake, now }: Readonly<Model>) {
  const [range] = intake.set.owed;
  const periods: string[] = [];
  for (let monday = mondayOfWeek(range?.from ?? ''); monday <= dayAt(now); monday += 7)
    periods.push(weekOf(monday));
  const ids = catalogue.units.map(({ id }) => id);
  return ids.flatMap((unit) => periods.map((period) => ({ set: intake.set.id, unit, period })));
}

function toldOf(answer: Accepted | Refusal): Told {
  return typeof answer === 'string' ? answer : { number: answer.number, late: answer.late };
}
