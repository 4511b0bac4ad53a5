import { Temporal } from 'temporal-polyfill';
import { owedUid } from '../../domain/calendar/calendar-event.ts';
import { changesOf, sequenceOf } from '../../domain/calendar/sequence.ts';
import type { OwedDeadline } from '../../domain/calendar/unit-deadline.ts';
import type { IndicatorSet, Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { reporterOf } from '../../domain/catalogue/reporters.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { reportsFor } from '../../domain/catalogue/units.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, type Period, periodOf, previousPeriod } from '../../domain/period/period.ts';
import { isOwed, type Window, windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { isOwing } from '../../domain/submission/completeness/completeness.ts';
import { isEnough } from '../../domain/submission/completeness/is-enough.ts';
import { exceptionsToWarn } from '../../domain/submission/exceptions/exceptions-to-warn.ts';
import { askedOf, figuresSent } from '../../domain/submission/figures-sent.ts';
import { type LatestOfUnit, latestOfUnit } from '../approving/latest-of-unit.ts';
import { inParallel } from '../in-parallel.ts';
import type { Ports } from '../ports/ports.ts';
import { type Days, isWithin } from './days.ts';

/** Something owed whose deadline falls on the days asked for. */
type Dated = {
  readonly set: IndicatorSet;
  readonly period: Period;
  readonly window: Window;
  /** The end of the unit's exception; null where it has none, and the deadline is that of all. */
  readonly until: Temporal.Instant | null;
  /** How often exceptions may have moved the deadline. */
  readonly moved: number;
};

/** Of a unit that cannot have sent anything. */
const nothingYet: LatestOfUnit = {
  counted: null,
  last: { revision: 0, isDecided: false },
  isUnreadable: false,
};

/** Submissions read at a time. */
const atATime = 8;

/**
 * When figures of a unit are due on some days, by its exceptions where it has any: not while one of them cannot be read.
 * @param reporter the unit in whose calendar they are to stand, where that reports for it: only of the periods for which it does
 */
export async function owedDeadlines(
  ports: Pick<Ports, 'approvals' | 'submissions' | 'exceptions' | 'clock'>,
  { catalogue, version }: VersionedCatalogue,
  unit: Unit,
  days: Days,
  reporter: Unit | null = null,
): Promise<OwedDeadline[]> {
  const now = ports.clock.now();
  const calendar = WorkingCalendar.of(catalogue.calendar);
  const own = await ports.exceptions.all(unit.id);
  const dated = catalogue.sets.flatMap((set): Dated[] => {
    const exceptions = exceptionsToWarn(set, own, now, [], calendar);
    const excepted = new Set(exceptions.map(({ period }) => period.id));
    const others = periodsDue(set, days, calendar).filter(({ period }) => !excepted.has(period.id));
    const ends = exceptions.flatMap(({ period, window, until, moved }): Dated[] =>
      moved === null ? [] : [{ set, period, window, until, moved }],
    );
    return [...others, ...ends].filter(
      ({ period, window, until }) => isWithin(days, dateAt(until ?? window.dueAt)) && isAsked(set, period),
    );
  });
  return inParallel(dated, atATime, deadlineOf);

  function isAsked(set: IndicatorSet, period: Period): boolean {
    return (
      (reporter === null || reporterOf(catalogue, unit.id, period.to) === reporter) &&
      isOwed(set, period) &&
      reportsFor(unit, period) &&
      isOwing(catalogue, set, period, unit) &&
      askedOf(setOn(set, period.to.toString()), unit).length > 0
    );
  }

  async function deadlineOf({ set, period, window, until, moved }: Dated): Promise<OwedDeadline> {
    const { counted, last, isUnreadable } = isAfter(window.opensAt, now)
      ? nothingYet
      : await latestOfUnit(ports, set, period.id, unit.id);
    const inForce = setOn(set, period.to.toString());
    const latest = isUnreadable ? null : counted;
    const { sent, lacking } = figuresSent(inForce, unit, latest?.values);
    return {
      goal: 'owed',
      uid: owedUid(unit.id, set.id, period.id),
      sequence: sequenceOf(version, changesOf(last) + moved),
      when: { until: instantText(until ?? window.dueAt) },
      name: set.name,
      unit: unit.name,
      reporter: reporter?.name ?? null,
      period: period.id,
      sent: isUnreadable ? null : sent,
      lackingCount: lacking.length,
      opensUntil: instantText(until ?? window.locksAt),
      setDueAt: until === null ? null : instantText(window.dueAt),
      isDone: latest !== null && isEnough(inForce, unit, latest.values),
    };
  }
}

/** The periods of a set that are due on some days, the last first. */
function periodsDue(set: IndicatorSet, days: Days, calendar: WorkingCalendar): Dated[] {
  const found: Dated[] = [];
  for (let period = periodOf(set.frequency, days.last); ; period = previousPeriod(period)) {
    const window = windowOf(set, period, calendar);
    if (Temporal.PlainDate.compare(dateAt(window.dueAt), days.first) < 0) return found;
    found.push({ set, period, window, until: null, moved: 0 });
  }
}
