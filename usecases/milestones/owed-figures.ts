import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet, Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { escalationOf } from '../../domain/catalogue/reporting-ladder.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import type { Period } from '../../domain/period/period.ts';
import { owingUnits } from '../../domain/submission/completeness/completeness.ts';
import {
  type ExceptionToWarn,
  exceptionsToWarn,
} from '../../domain/submission/exceptions/exceptions-to-warn.ts';
import { type HeededSnooze, snoozesToHeed } from '../../domain/submission/warnings/snoozes-to-heed.ts';
import { type PeriodToWarn, periodsToWarn } from '../../domain/submission/warnings/warning-days.ts';
import type { Ports } from '../ports/ports.ts';
import type { Warning, WarningDay } from './addressed.ts';
import { debtOf, owedItem } from './owed-item.ts';

/** What there is to look at on a day: periods, and exceptions and snoozes of single units. */
export type OwedToday = {
  readonly set: IndicatorSet;
  readonly periods: readonly PeriodToWarn[];
  readonly exceptions: readonly ExceptionToWarn[];
  readonly snoozes: readonly HeededSnooze[];
};

/** What there is to look at on a day, of each set; reads only exceptions and snoozes. */
export async function owedToday(
  { exceptions, snoozes, times }: Pick<Ports, 'exceptions' | 'snoozes' | 'times'>,
  catalogue: Catalogue,
  nominalTime: Temporal.Instant,
  { today, missed, calendar }: WarningDay,
): Promise<OwedToday[]> {
  const [all, snoozed] = await Promise.all([exceptions.all(), snoozes.all()]);
  return catalogue.sets.map((set) => ({
    set,
    periods: periodsToWarn(set, today, missed, calendar, times),
    exceptions: exceptionsToWarn(set, all, nominalTime, missed, calendar),
    snoozes: snoozesToHeed(set, snoozed.found, all.found, nominalTime, missed, calendar),
  }));
}

/** Whether something of a set may be owed that warns on a day. */
export function mayWarn({ periods, exceptions, snoozes }: OwedToday): boolean {
  return (
    periods.length > 0 ||
    exceptions.some((one) => one.isWarned || one.isEscalated) ||
    snoozes.some(({ isOver }) => isOver)
  );
}

/**
 * The figures that units still owe of what warns today, as received by the nominal time. Nothing of a unit that has sent enough.
 * A unit with an exception is warned of its end from its opening on, and its superior gets to know after that. A unit that put its
 * reminders off is warned when that is over.
 */
export async function owedFigures(
  { submissions }: Pick<Ports, 'submissions'>,
  { catalogue, version }: VersionedCatalogue,
  nominalTime: Temporal.Instant,
  { today, calendar }: Pick<WarningDay, 'today' | 'calendar'>,
  owed: readonly OwedToday[],
): Promise<Warning[]> {
  const found: Warning[] = [];
  for (const ofSet of owed)
    for (const one of periodsInOrder(ofSet)) {
      const { set, exceptions, snoozes } = ofSet;
      const { period, window } = one;
      const latest = await submissions.latestByUnit(set, period.id, nominalTime);
      const inForce = setOn(set, period.to.toString());
      const on = { set, inForce, period, window, today, calendar, version };
      const received = new Map(latest.found.map((each) => [each.unit, each]));
      const [excepted, snoozed] = [byUnit(exceptions, period), byUnit(snoozes, period)];
      for (const unit of expectedUnits(catalogue, set, period, new Set(latest.unreadable))) {
        const exception = excepted.get(unit.id);
        const isOn = warnedToday(one, exception, snoozed.get(unit.id));
        if (!isOn.isWarned && !isOn.isEscalated) continue;
        const debt = debtOf(on, unit, received.get(unit.id), latest.notCounted?.get(unit.id));
        if (debt === null) continue;
        const item = owedItem(on, unit, debt, exception);
        found.push({ unit, item, ...isOn, to: escalationOf(set)?.to });
      }
    }
  return found;
}

/** The periods to look at on a day, in order: those that warn all units, and those in which a single unit is warned. */
function periodsInOrder({ periods, exceptions, snoozes }: OwedToday): PeriodToWarn[] {
  const warning = exceptions.filter((one) => one.isWarned || one.isEscalated);
  const others = [...warning, ...snoozes.filter(({ isOver }) => isOver)].map(
    ({ period, window }): PeriodToWarn => ({ period, window, isWarned: false, isEscalated: false }),
  );
  const byPeriod = new Map([...others, ...periods].map((one) => [one.period.id, one]));
  return [...byPeriod.values()].sort((one, other) => (one.period.id < other.period.id ? -1 : 1));
}

function byUnit<T extends { readonly unit: string; readonly period: Period }>(
  all: readonly T[],
  { id }: Period,
): ReadonlyMap<string, T> {
  return new Map(all.filter(({ period }) => period.id === id).map((one) => [one.unit, one]));
}

/** The units that owe a period's figures, without those whose figures were sent and cannot be read: nobody is warned of these. */
function expectedUnits(
  catalogue: Catalogue,
  set: IndicatorSet,
  period: Period,
  unreadable: ReadonlySet<string>,
): Unit[] {
  return owingUnits(catalogue, set, period).filter(({ id }) => !unreadable.has(id));
}

/** Whether a unit is warned on a day, and its superior told: on the ladder of the period, or on its own by an exception or a snooze. */
function warnedToday(
  ofAll: PeriodToWarn,
  exception: ExceptionToWarn | undefined,
  snooze: HeededSnooze | undefined,
): Pick<Warning, 'isWarned' | 'isEscalated'> {
  const isMoved = exception !== undefined && exception.until !== null;
  const isOverdueLater = exception !== undefined && exception.overdueFrom !== null;
  const { isWarned } = isMoved ? exception : ofAll;
  const { isEscalated } = isOverdueLater ? exception : ofAll;
  return { isWarned: snooze?.isOver === true || (isWarned && snooze?.isSilent !== true), isEscalated };
}
