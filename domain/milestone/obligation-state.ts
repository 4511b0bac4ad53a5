import { Temporal } from 'temporal-polyfill';
import type { MeasuredMilestone, Obligation } from '../catalogue/milestone.ts';
import { beyondTarget, neededOf } from './needed.ts';
import { measurementsOfPace, type Outlook, outlookOf } from './outlook.ts';
import type { Progress } from './progress.ts';

/** The state and outlook of one obligation, or of the total, on a day. */
export type ObligationState = Omit<Outlook, 'remaining'> & {
  readonly done: number;
  /** The target; null while unknown. */
  readonly target: number | null;
  readonly remaining: number | null;
  /** When the target was reached on `doneOn`; omitted while it is not, and where only the date is known. */
  readonly doneAt?: Temporal.Instant;
  /** The date of the newest figure; null while there is none. */
  readonly figureDate: Temporal.PlainDate | null;
  /** Whether the target, or a figure used, was invented for an example. */
  readonly illustrative: boolean;
};

/** A unit's progress toward a milestone, in the order of its dates; the last received of a date is last. */
export type History = readonly Progress[];

/**
 * The measurements usable for a speed: the newest, and each earlier one dated before all that follow. A figure dated on
 * or after a newer one, such as a correction of an old period, says nothing about speed; nor does a figure without a
 * known whole.
 */
export function datedProgress(history: History): Progress[] {
  const kept: Progress[] = [];
  for (const one of history.toReversed()) {
    const next = kept[0];
    const isEarlier = next === undefined || Temporal.PlainDate.compare(one.date, next.date) < 0;
    if (isEarlier && saysTarget(one)) kept.unshift(one);
  }
  return kept;
}

/** The last day of a deadline, and whether it has passed with its hour; by default once the day has. */
export type Due = { readonly date: Temporal.PlainDate; readonly isOver?: boolean };

/** Measures one obligation from its unit's figures. */
export function obligationState(
  milestone: MeasuredMilestone,
  obligation: Obligation,
  history: History,
  { date, isOver }: Due,
  today: Temporal.PlainDate,
): ObligationState {
  const latest = history.at(-1);
  const stated = milestone.goal === 'submissions' ? 1 : neededOf(milestone, obligation);
  const needed = latest === undefined ? stated : saysTarget(latest) ? latest.target : null;
  const measurements = needed === null ? [] : datedProgress(history);
  const recent = [...measurements.slice(-measurementsOfPace), ...(latest === undefined ? [] : [latest])];
  const outlook = outlookOf(needed ?? 1, date, measurements, today, isOver);
  const doneAt = doneAtOf(history, outlook.doneOn);
  return {
    ...outlook,
    ...(doneAt && { doneAt }),
    done: latest?.done ?? 0,
    target: needed === null || needed === 0 ? needed : needed - beyondTarget(milestone),
    remaining: needed === null ? null : outlook.remaining,
    figureDate: latest?.date ?? null,
    illustrative: obligation.illustrative === true || recent.some(({ illustrative }) => illustrative),
  };
}

/** When the figures of a day reached the target for good. */
function doneAtOf(history: History, doneOn: Temporal.PlainDate | null): Temporal.Instant | undefined {
  const ofDay = history.filter(({ date }) => doneOn?.equals(date));
  return ofDay[ofDay.findLastIndex(({ complete }) => !complete) + 1]?.at;
}

function saysTarget({ target, complete }: Progress): boolean {
  return target > 0 || complete;
}
