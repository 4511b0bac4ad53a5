import { Temporal } from 'temporal-polyfill';
import { type Due, datedProgress, type History, type ObligationState } from './obligation-state.ts';
import { type Measurement, outlookOf } from './outlook.ts';
import type { Progress } from './progress.ts';

/** One unit's part of a total. */
export type Part = { readonly state: ObligationState; readonly history: History };

/** How units are added up. */
export type Adding = {
  /**
   * Whether a unit without a figure has done nothing, as where submissions are counted; otherwise its progress is
   * unknown, and the sum begins on the day by which each unit with figures had submitted its first.
   */
  readonly known: boolean;
  /** How much more than its target each unit needs. */
  readonly beyond: number;
};

/**
 * Adds up the units. On every date with a new figure of any unit, each unit counts with its newest figure by then, so
 * the total speed always covers the same units. A unit's excess over its target does not offset another's shortfall, so
 * the total is done when every unit is. While any unit's target is unknown, so are the total's target and speed.
 * @returns null when there are no units
 */
export function totalOf(
  parts: readonly Part[],
  { known, beyond }: Adding,
  { date, isOver }: Due,
  today: Temporal.PlainDate,
): ObligationState | null {
  if (parts.length === 0) return null;
  const states = parts.map(({ state }) => state);
  const targets = states.flatMap(({ target }) => target ?? []);
  const target = targets.length === parts.length ? sum(targets) : null;
  const needed = sum(targets.map((one) => neededFor(one, beyond)));
  const measurements = target === null ? [] : measurementsOf(parts, { known, beyond });
  const outlook = outlookOf(target === null ? 1 : needed, date, measurements, today, isOver);
  const dates = states.flatMap(({ figureDate }) => figureDate ?? []).sort(Temporal.PlainDate.compare);
  const last = states.filter(({ doneOn }) => doneOn && outlook.doneOn?.equals(doneOn));
  const instants = last.flatMap(({ doneAt }) => doneAt ?? []).sort(Temporal.Instant.compare);
  const doneAt = instants.length === last.length ? instants.at(-1) : undefined;
  return {
    ...outlook,
    ...(doneAt && { doneAt }),
    done: sum(states.map(({ done }) => done)),
    target,
    remaining: target === null ? null : outlook.remaining,
    figureDate: dates.at(-1) ?? null,
    illustrative: states.some(({ illustrative }) => illustrative),
  };
}

function neededFor(target: number, beyond: number): number {
  return target === 0 ? 0 : target + beyond;
}

function measurementsOf(parts: readonly Part[], { known, beyond }: Adding): Measurement[] {
  const dated = parts.map(({ history }) => datedProgress(history));
  const firsts = dated.flatMap(([first]) => first?.date ?? []).sort(Temporal.PlainDate.compare);
  const begin = firsts.at(known ? 0 : -1);
  const newest = parts.map(({ state }) => ({ done: 0, target: neededFor(state.target ?? 0, beyond) }));
  const total = { done: 0, target: sum(newest.map(({ target }) => target)) };
  const measurements: (Measurement & { readonly target: number })[] = [];
  for (const { index, one } of inOrderOfDates(dated)) {
    const before = newest[index];
    const now = { done: Math.min(one.done, one.target), target: one.target };
    total.done += now.done - (before?.done ?? 0);
    total.target += now.target - (before?.target ?? 0);
    newest[index] = now;
    if (begin === undefined || Temporal.PlainDate.compare(one.date, begin) < 0) continue;
    if (measurements.at(-1)?.date.equals(one.date) === true) measurements.pop();
    measurements.push({ date: one.date, ...total });
  }
  return measurements;
}

function inOrderOfDates(dated: readonly (readonly Progress[])[]) {
  return dated
    .flatMap((own, index) => own.map((one) => ({ index, one })))
    .sort((a, b) => Temporal.PlainDate.compare(a.one.date, b.one.date));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
