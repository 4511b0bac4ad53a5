import type { Catalogue, IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { forecastOf } from '../../domain/milestone/forecast.ts';
import type { Rung } from '../../domain/milestone/ladder.ts';
import type { ObligationState } from '../../domain/milestone/obligation-state.ts';
import type { LackingFigures, WarningItem } from '../../domain/milestone/warning-digest.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { MeasuredOnDay } from './measure-milestones.ts';

/** A unit to warn about a milestone, and how far it has come; undefined for a date alone. */
export type UndoneUnit = {
  readonly unit: Unit;
  readonly state: ObligationState | undefined;
  /** Whether its obligation is for illustration only. */
  readonly isIllustrative: boolean;
};

/**
 * The units to warn about a milestone: those not done, or for a date alone all obliged units. Nobody is warned whose figures
 * cannot be read.
 */
export function undoneUnits({ milestone, obliged, unreadable, measure }: MeasuredOnDay): UndoneUnit[] {
  const states = new Map((measure?.units ?? []).map(({ unit, state }) => [unit, state]));
  const illustrative = new Set(
    milestone.obligations.filter((one) => one.illustrative === true).map(({ unit }) => unit),
  );
  return obliged.flatMap((unit) => {
    const state = states.get(unit.id);
    if (state?.status === 'done' || unreadable.has(unit.id)) return [];
    return [{ unit, state, isIllustrative: state?.illustrative ?? illustrative.has(unit.id) }];
  });
}

/** One unit's warning about one milestone. @param lacking what it still owes, when it has sent part of its figures */
export function warningItem(
  catalogue: Catalogue,
  { milestone, deadline, due, setDueAt }: MeasuredOnDay,
  rung: Rung,
  { unit, state, isIllustrative }: UndoneUnit,
  lacking?: LackingFigures,
): WarningItem {
  const { date, extension } = deadline;
  const base = {
    unit: unit.id,
    unitName: unit.name,
    milestone: milestone.id,
    name: milestone.name,
    date: date.toString(),
    ...(milestone.by === 'before' ? { by: 'before' as const } : {}),
    ...(due.time === null ? {} : { time: due.time }),
    dueAt: instantText(due.at),
    ...(extension === null ? {} : { extension }),
    kind: rung.kind,
    workingDays: rung.kind === 'ahead' ? rung.workingDaysLeft : rung.workingDaysOverdue,
    illustrative: isIllustrative,
  };
  if (milestone.goal === 'date') return { ...base, goal: 'date' };
  const set = findSet(catalogue, milestone.set);
  if (set === undefined || state === undefined)
    throw new Error(`milestone ${milestone.id} has not been measured`);
  if (milestone.goal === 'submissions') {
    const isOwn = setDueAt === null || setDueAt.equals(due.at);
    const ofSet = isOwn ? {} : { setDueAt: instantText(setDueAt) };
    const about = { set: set.id, setName: set.name, period: milestone.period, ...ofSet };
    return { ...base, goal: 'submissions', ...about, ...(lacking === undefined ? {} : { lacking }) };
  }
  const reach = milestone.reach === 'more-than' ? { reach: milestone.reach } : {};
  return { ...base, goal: 'figure', ...figureOf(set, milestone.indicator, state), ...reach };
}

function figureOf(set: IndicatorSet, id: string, state: ObligationState) {
  const indicator = set.indicators.find((one) => one.id === id);
  if (indicator === undefined) throw new Error(`set ${set.id} has no indicator ${id}`);
  return {
    set: set.id,
    indicator: indicator.id,
    indicatorName: indicator.name,
    measure: indicator.measure,
    done: state.done,
    target: state.target ?? 0,
    figureDate: state.figureDate?.toString() ?? null,
    forecast: forecastOf(state),
  };
}
