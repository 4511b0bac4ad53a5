import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet, Unit } from '../../catalogue/catalogue.ts';
import { partialRuleOf } from '../../catalogue/scoring-rules.ts';
import { setOn } from '../../catalogue/set-on.ts';
import { applies, existsOn, isInLeague, unitsOfLeague } from '../../catalogue/units.ts';
import type { Text } from '../../language/text.ts';
import { isAfter } from '../../period/compare-instants.ts';
import { dateAt, type Period } from '../../period/period.ts';
import { isOwed, windowOf } from '../../period/window.ts';
import { WorkingCalendar } from '../../period/working-days.ts';
import { figuresSent } from '../figures-sent.ts';
import type { Submission } from '../submission.ts';
import type { Unapproved } from '../unapproved.ts';
import type { SentState } from './sent-state.ts';

/** A unit that still owes figures. */
type MissingUnit = {
  readonly unit: string;
  readonly name: Text;
  /** Working days past the due day; 0 on the due day itself; null before the due time. */
  readonly workingDaysLate: number | null;
};

/** A unit that sent some of what the set asks for. */
type PartialUnit = MissingUnit & {
  readonly late: boolean;
  /** The ids of the indicators without a figure, in the set's order. */
  readonly lacking: readonly string[];
};

/** A unit that sent figures of which none counts for want of approval. */
type UnapprovedUnit = MissingUnit & { readonly state: Unapproved };

/** A number of units, and how many of them were on time and late. */
type Timed = { readonly units: number; readonly onTime: number; readonly late: number };

/** How many units owe figures, and which sent all, some or none of them and when; units in code order. */
export type Tally = {
  readonly expected: number;
  readonly complete: Timed;
  readonly partial: Timed;
  readonly incomplete: readonly PartialUnit[];
  readonly missing: readonly MissingUnit[];
  /** The units that sent figures of which none counts for want of approval. */
  readonly unapproved: readonly UnapprovedUnit[];
  /** The units that sent figures that cannot be read: neither complete nor missing, as far as anybody can know. */
  readonly unreadable: readonly Pick<MissingUnit, 'unit' | 'name'>[];
};

/**
 * Which units submitted what they owe for a set and period. When nothing is owed, nothing is expected and `dueAt` is
 * null.
 */
export type Completeness = {
  readonly owed: boolean;
  readonly dueAt: Temporal.Instant | null;
  readonly total: Tally;
  readonly leagues: readonly (Tally & { readonly league: string; readonly name: Text })[];
};

/** The inputs of completeness, already read. */
export type CompletenessTask = {
  readonly catalogue: Catalogue;
  readonly set: IndicatorSet;
  readonly period: Period;
  readonly now: Temporal.Instant;
  /** The last revision of each unit that sent figures; units that are not expected are ignored. */
  readonly received: ReadonlyMap<string, Pick<Submission, 'values' | 'late'>>;
  /** The units whose last revision cannot be read. */
  readonly unreadable: ReadonlySet<string>;
  /** The units whose last figures do not count for want of approval; none by default. */
  readonly unapproved?: ReadonlyMap<string, Unapproved>;
};

/**
 * Compares the expected units with those that submitted. A ranked set expects the units of its leagues; any other set
 * expects every unit to which at least one of its indicators applies. Only units that exist on the period's last day
 * count.
 */
export function completenessOf(task: CompletenessTask): Completeness {
  const { catalogue, set, period, now } = task;
  if (!isOwed(set, period))
    return { owed: false, dueAt: null, total: tally(set, [], task, null), leagues: [] };
  const calendar = WorkingCalendar.of(catalogue.calendar);
  const { dueAt } = windowOf(set, period, calendar);
  const workingDaysLate = isAfter(now, dueAt)
    ? calendar.workingDaysBetween(dateAt(dueAt), dateAt(now))
    : null;
  const inForce = setOn(set, period.to.toString());
  const leagues = leaguesOf(catalogue, set, period);
  const expected = expectedUnits(catalogue, set, period);
  return {
    owed: true,
    dueAt,
    total: tally(inForce, expected, task, workingDaysLate),
    leagues: leagues.map(({ league, units }) => ({
      league: league.id,
      name: league.name,
      ...tally(inForce, units, task, workingDaysLate),
    })),
  };
}

/**
 * What one expected unit has sent; `unreadable` for figures that cannot be read; for figures that do not count, their state.
 */
export type UnitCompleteness = MissingUnit & {
  /** Of the set; none in a set that is not ranked. */
  readonly leagues: readonly { readonly id: string; readonly name: Text }[];
  readonly sent: SentState | 'unreadable' | Unapproved;
  readonly late: boolean;
  /** The ids of the indicators without a figure, in the set's order. */
  readonly lacking: readonly string[];
};

/** The same unit by unit, in code order; see {@link completenessOf}. */
export function completenessByUnit(task: CompletenessTask): UnitCompleteness[] {
  const { catalogue, set, period, received, unreadable } = task;
  const { unapproved = new Map<string, Unapproved>() } = task;
  const { total, owed } = completenessOf(task);
  if (!owed) return [];
  const inForce = setOn(set, period.to.toString());
  const leagues = leaguesOf(catalogue, set, period);
  const owing = new Map(
    [...total.incomplete, ...total.missing, ...total.unapproved].map((one) => [one.unit, one]),
  );
  return expectedUnits(catalogue, set, period).map((unit) => {
    const own = received.get(unit.id);
    const { sent, lacking } = figuresSent(inForce, unit, own?.values);
    const isReadable = !unreadable.has(unit.id);
    return {
      unit: unit.id,
      name: unit.name,
      leagues: leagues.flatMap(({ league: { id, name }, units }) =>
        units.includes(unit) ? [{ id, name }] : [],
      ),
      sent: isReadable ? (sent === 'nothing' ? (unapproved.get(unit.id) ?? sent) : sent) : 'unreadable',
      late: own?.late === true,
      lacking: isReadable ? lacking : [],
      workingDaysLate: owing.get(unit.id)?.workingDaysLate ?? null,
    };
  });
}

/** The units that owe a set figures for a period, in code order; see {@link completenessOf}. */
export function expectedUnits(catalogue: Catalogue, set: IndicatorSet, period: Period): Unit[] {
  if (set.leagues.length === 0) return concernedUnits(catalogue, set, period);
  const leagues = leaguesOf(catalogue, set, period);
  return inCodeOrder([...new Set(leagues.flatMap(({ units }) => units))]);
}

/** The units of which a set asks figures for a period: those expected, and the one that sends the standing at the head of its reports. */
export function owingUnits(catalogue: Catalogue, set: IndicatorSet, period: Period): Unit[] {
  const expected = expectedUnits(catalogue, set, period);
  const publisher = catalogue.units.filter(
    (unit) => !expected.includes(unit) && sendsStanding(set, unit, period.to),
  );
  return publisher.length === 0 ? expected : inCodeOrder([...expected, ...publisher]);
}

/** Whether a unit is one of {@link owingUnits}, without finding the others. */
export function isOwing(catalogue: Catalogue, set: IndicatorSet, period: Period, unit: Unit): boolean {
  return isExpected(catalogue, set, period, unit) || sendsStanding(set, unit, period.to);
}

function sendsStanding({ headline, indicators }: IndicatorSet, unit: Unit, day: Period['to']): boolean {
  if (headline?.unit !== unit.id || !existsOn(unit, day)) return false;
  return indicators.some((indicator) => indicator.id === headline.indicator && applies(indicator, unit));
}

/** Whether a unit is one of {@link expectedUnits}, without finding the others. */
export function isExpected(catalogue: Catalogue, set: IndicatorSet, { to }: Period, unit: Unit): boolean {
  if (set.leagues.length === 0) return isConcerned(set, to, unit);
  return catalogue.leagues.some((league) => set.leagues.includes(league.id) && isInLeague(unit, league, to));
}

function leaguesOf(catalogue: Catalogue, set: IndicatorSet, period: Period) {
  return catalogue.leagues
    .filter(({ id }) => set.leagues.includes(id))
    .map((league) => ({ league, units: unitsOfLeague(catalogue, league, period.to) }));
}

function concernedUnits(catalogue: Catalogue, set: IndicatorSet, period: Period): Unit[] {
  return inCodeOrder(catalogue.units.filter((unit) => isConcerned(set, period.to, unit)));
}

function isConcerned(set: IndicatorSet, day: Period['to'], unit: Unit): boolean {
  return existsOn(unit, day) && set.indicators.some((indicator) => applies(indicator, unit));
}

function inCodeOrder(units: readonly Unit[]): Unit[] {
  return units.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** @param inForce the set as it is in force for the period */
function tally(
  inForce: IndicatorSet,
  expected: readonly Unit[],
  {
    received,
    unreadable,
    unapproved = new Map(),
  }: Pick<CompletenessTask, 'received' | 'unreadable' | 'unapproved'>,
  workingDaysLate: number | null,
): Tally {
  const readable = expected.filter(({ id }) => !unreadable.has(id));
  const units = readable.map((unit) => {
    const own = received.get(unit.id);
    const { sent, lacking } = figuresSent(inForce, unit, own?.values);
    return { unit: unit.id, name: unit.name, late: own?.late === true, sent, lacking };
  });
  const of = (state: SentState) => units.filter(({ sent }) => sent === state);
  const isOwed = partialRuleOf(inForce).means !== 'enough';
  return {
    expected: expected.length,
    complete: timed(of('complete')),
    partial: timed(of('partial')),
    incomplete: of('partial').map(({ unit, name, late, lacking }) => ({
      unit,
      name,
      late,
      lacking,
      workingDaysLate: isOwed ? workingDaysLate : null,
    })),
    missing: of('nothing')
      .filter(({ unit }) => !unapproved.has(unit))
      .map(({ unit, name }) => ({ unit, name, workingDaysLate })),
    unapproved: of('nothing').flatMap(({ unit, name }) => {
      const state = unapproved.get(unit);
      return state === undefined ? [] : [{ unit, name, workingDaysLate, state }];
    }),
    unreadable: expected.filter(({ id }) => unreadable.has(id)).map(({ id, name }) => ({ unit: id, name })),
  };
}

function timed(units: readonly { readonly late: boolean }[]): Timed {
  const late = units.filter((unit) => unit.late).length;
  return { units: units.length, onTime: units.length - late, late };
}
