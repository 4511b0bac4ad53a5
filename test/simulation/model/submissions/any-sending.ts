import fc from 'fast-check';
import type { Value } from '../../../../domain/kinds/kinds.ts';
import { dayAt, mondayOf, weekOf } from '../../../../simulation/model/days.ts';
import type { Sending } from '../../../../simulation/model/intake.ts';
import { type Address, revisionsOf } from '../../../../simulation/model/revisions.ts';
import type { Model } from './steps.ts';

/** The units that submit. */
export const units = ['P.A', 'P.B'] as const;

/** A unit's submission: figures of a week, as a correct or incorrect correction, under a new key or a used one. */
export const anySending = fc.record({
  unit: fc.constantFrom(...units),
  weeks: fc.integer({ min: -2, max: 1 }),
  again: fc.option(fc.nat({ max: 5 }), { freq: 3 }),
  points: fc.nat({ max: 2 }),
  indicators: fc.subarray(['S.2', 'S.3'], { minLength: 1 }),
  match: fc.oneof(
    { weight: 4, arbitrary: fc.constant('right') },
    fc.constantFrom('none', 'one less', 'one more'),
  ),
  hasReason: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
});

export type AnySending = typeof anySending extends fc.Arbitrary<infer S> ? S : never;

/** Sends the submission, which is known from then on. */
export function sendingOf(model: Model, one: AnySending): Sending {
  const { unit, weeks, again, points, indicators, match, hasReason } = one;
  const period = weekOf(mondayOf(dayAt(model.now)) + 7 * weeks);
  const address = { set: model.intake.set.id, unit, period };
  const right = rightMatch(model, address);
  const matches: Record<string, number | null> = {
    right,
    none: null,
    'one less': (right ?? 0) - 1,
    'one more': (right ?? 0) + 1,
  };
  const values = new Map(
    indicators.map((id): [string, Value] => [id, { kind: 'points', points: points * 50 }]),
  );
  const number = model.sent.length + 1;
  const key = again === null ? undefined : model.sent.at(-1 - again)?.key;
  const sending = {
    ...address,
    key: key ?? `key-${number}`,
    body: `body-${number}`,
    ifMatch: matches[match] ?? null,
    hasReason,
    values,
  };
  model.sent.push(sending);
  return sending;
}

/** The revision a correction names now; null for first figures. */
export function rightMatch({ intake }: Readonly<Model>, address: Address): number | null {
  return revisionsOf(intake.accepted, address).at(-1)?.number ?? null;
}

/** A submission in a command's name. */
export function nameOf({ unit, weeks, again, points, match, hasReason }: AnySending): string {
  const key = again === null ? 'a new key' : `key −${again}`;
  return `${unit} week ${weeks}, ${points} half points, ${key}, ${match} match${hasReason ? '' : ', no reason'}`;
}
