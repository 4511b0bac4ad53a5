import type { Catalogue, IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { type Day, dateOf, dayAt, type Instant, instantAt, mondayOf, weekOf } from './days.ts';
import { dueAt, isOwed, locksAt } from './ranked-week.ts';
import { exists } from './ranking.ts';
import { lastBy, type Revision } from './revisions.ts';
import { type Rung, rungOn } from './rungs.ts';
import { type Calendar, hasWorkingDay, isWorkingDay, workingDaysAfter } from './working-days.ts';

/** An exception from a lock: from when to when its unit may send figures. */
export type Exception = {
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  readonly from: Instant;
  readonly end: Instant;
};

/** A unit that owes figures for a week, and who is told about it today. */
export type OwedWeek = Rung & {
  readonly unit: string;
  readonly milestone: string;
  readonly date: string;
  /** How many figures are lacking. */
  readonly target: number;
  readonly isWarned: boolean;
  readonly isEscalated: boolean;
  readonly to: string | undefined;
};

/** How many weeks back nothing warns any longer. */
const farthest = 20;

/** What there is of a week to warn about today. */
type Due = {
  readonly set: IndicatorSet;
  readonly monday: Day;
  readonly isWarned: boolean;
  readonly isEscalated: boolean;
  readonly ended: readonly Ended[];
};

/** An exception of a unit, with what its end means today. */
type Ended = Exception & { readonly isWarned: boolean; readonly isEscalated: boolean };

/** The weeks of which figures may be owed that warn today, oldest first, set by set. */
export function weeksDue(
  { sets, calendar }: Catalogue,
  at: Instant,
  missed: readonly Day[],
  exceptions: readonly Exception[],
): Due[] {
  const today = dayAt(at);
  const days = isWorkingDay(calendar, today) ? [today, ...missed] : [today];
  return sets.flatMap((set) => {
    const mondays = Array.from(
      { length: farthest },
      (_, back) => mondayOf(today) - 7 * (farthest - 1 - back),
    );
    return mondays.flatMap((monday): Due[] => {
      if (!isOwed(set, monday)) return [];
      const ended = endsOf(set, monday, calendar, at, days, exceptions);
      const isWarned =
        days.some((day) => isStep(set, monday, day, calendar)) && at < locksAt(set, monday, calendar);
      const isEscalated = days.some(
        (day) =>
          hasWorkingDay(calendar, monday) &&
          isGraceOver(set, dayAt(dueAt(set, monday, calendar)), day, calendar),
      );
      const isAnything = isWarned || isEscalated || ended.some((one) => one.isWarned || one.isEscalated);
      return isAnything ? [{ set, monday, isWarned, isEscalated, ended }] : [];
    });
  });
}

/** What each expected unit still owes of the weeks that warn today. */
export function owedWeeks(
  { units, leagues, calendar }: Catalogue,
  at: Instant,
  due: readonly Due[],
  revisions: readonly Revision[],
): OwedWeek[] {
  const today = dayAt(at);
  return due.flatMap(({ set, monday, ...whole }) => {
    const period = weekOf(monday);
    const levels = leagues.filter(({ id }) => set.leagues.includes(id)).map(({ level }) => level);
    const expected = units
      .filter((unit) => levels.includes(unit.level) || unit.id === set.headline?.unit)
      .filter((unit) => exists(unit, monday) && exists(unit, monday + 6))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    return expected.flatMap((unit): OwedWeek[] => {
      const ended = whole.ended.find((one) => one.unit === unit.id);
      const isWarned = ended === undefined ? whole.isWarned : ended.isWarned;
      const isEscalated = ended === undefined ? whole.isEscalated : ended.isEscalated;
      const sent = lastBy(revisions, { set: set.id, unit: unit.id, period }, at)?.values;
      const target = asked(set, unit).filter((id) => sent?.has(id) !== true).length;
      if (target === 0 || (!isWarned && !isEscalated)) return [];
      const date = dayAt(ended?.end ?? dueAt(set, monday, calendar));
      const rung = rungOn(date, today, calendar);
      const about = { unit: unit.id, milestone: `${set.id} ${period}`, date: dateOf(date) };
      const to = set.escalation === 'none' ? undefined : set.escalation?.to;
      return [{ ...about, ...rung, target, isWarned, isEscalated, to }];
    });
  });
}

/** The scored indicators of a unit, and the one that heads the report of the unit that publishes it. */
function asked({ indicators, headline }: IndicatorSet, { id, level }: Unit): string[] {
  return indicators.flatMap((one) => {
    const { appliesTo } = one;
    if (headline?.unit === id && headline.indicator === one.id) return [one.id];
    const isConcerned =
      'levels' in appliesTo ? appliesTo.levels.includes(level) : appliesTo.units.includes(id);
    return isConcerned && 'maxPoints' in one && one.maxPoints > 0 ? [one.id] : [];
  });
}

/** The exceptions that let units send figures after the lock, from when they are opened; of several of a unit, the one that ends last. */
function endsOf(
  set: IndicatorSet,
  monday: Day,
  calendar: Calendar,
  at: Instant,
  days: readonly Day[],
  exceptions: readonly Exception[],
): Ended[] {
  const lock = locksAt(set, monday, calendar);
  const own = exceptions.filter(
    (one) => one.set === set.id && one.period === weekOf(monday) && one.from <= at && one.end > lock,
  );
  const working = isWorkingDay(calendar, dayAt(at)) ? days : [];
  return own
    .filter((one) => own.every((other) => other.unit !== one.unit || other.end <= one.end))
    .map((one) => {
      const end = dayAt(one.end);
      const isOn = (day: Day) =>
        day >= dayAt(one.from) && day <= end && isLadderStep(set, day, end, calendar);
      return {
        ...one,
        isWarned: at < one.end && working.some(isOn),
        isEscalated: working.some((day) => isGraceOver(set, end, day, calendar)),
      };
    });
}

function isStep(set: IndicatorSet, monday: Day, day: Day, calendar: Calendar): boolean {
  const due = dayAt(dueAt(set, monday, calendar));
  const isOpen = (one: Day) => instantAt(one, '07:30') < locksAt(set, monday, calendar);
  if (!hasWorkingDay(calendar, monday) || day < monday || !isOpen(day)) return false;
  return day <= due
    ? isLadderStep(set, day, due, calendar) || isInPlaceOfEarlier(set, monday, day, due, calendar)
    : day === morningAfter(set, due, isOpen, calendar);
}

function isLadderStep({ ladder }: IndicatorSet, day: Day, due: Day, calendar: Calendar): boolean {
  const steps = ladder === 'none' ? [] : (ladder?.workingDaysBefore ?? [2, 0]);
  return isWorkingDay(calendar, day) && steps.includes(workingDaysAfter(calendar, day, due));
}

/** Whether a day is the first working day of a week, before the due day, and a step would have been before it. */
function isInPlaceOfEarlier(
  { ladder }: IndicatorSet,
  monday: Day,
  day: Day,
  due: Day,
  calendar: Calendar,
): boolean {
  const steps = ladder === 'none' ? [] : (ladder?.workingDaysBefore ?? [2, 0]);
  const isFirst = isWorkingDay(calendar, day) && workingDaysAfter(calendar, monday - 1, day) === 1;
  return isFirst && day < due && steps.some((step) => step > workingDaysAfter(calendar, day, due));
}

/** The first working day after the due day on which figures can be sent; otherwise the first one that is no holiday. */
function morningAfter(
  { ladder }: IndicatorSet,
  due: Day,
  isOpen: (day: Day) => boolean,
  calendar: Calendar,
): Day | null {
  if (ladder === 'none' || ladder?.morningAfter === false) return null;
  const open: Day[] = [];
  for (let day = due + 1; isOpen(day); day += 1) open.push(day);
  const isHoliday = (day: Day) => {
    const own = dateOf(day);
    return calendar.some(({ date, kind }) => kind === 'day-off' && date === own);
  };
  const working = open.find((day) => isWorkingDay(calendar, day));
  return working ?? open.find((day) => !isHoliday(day)) ?? null;
}

/** Whether superiors are told on a day about figures due on another: two working days later, unless stated otherwise. */
export function isGraceOver(
  { escalation }: Pick<IndicatorSet, 'escalation'>,
  due: Day,
  day: Day,
  calendar: Calendar,
): boolean {
  if (escalation === 'none' || day <= due || !isWorkingDay(calendar, day)) return false;
  return workingDaysAfter(calendar, due, day) === (escalation?.workingDaysAfter ?? 2);
}
