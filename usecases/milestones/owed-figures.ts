import { Temporal } from 'temporal-polyfill';
import { changesOf, sequenceOf } from '../../domain/calendar/sequence.ts';
import type { Catalogue, IndicatorSet, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { escalationOf } from '../../domain/catalogue/reporting-ladder.ts';
import { partialRuleOf } from '../../domain/catalogue/scoring-rules.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { existsOn } from '../../domain/catalogue/units.ts';
import { distanceOn } from '../../domain/milestone/ladder.ts';
import { lockConsequenceOf } from '../../domain/milestone/lock-consequence.ts';
import type { OwedItem } from '../../domain/milestone/warning-digest.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, timeZone } from '../../domain/period/period.ts';
import type { Window } from '../../domain/period/window.ts';
import { needsApproval } from '../../domain/submission/approval.ts';
import { owingUnits } from '../../domain/submission/completeness/completeness.ts';
import { isEnough } from '../../domain/submission/completeness/is-enough.ts';
import {
  type ExceptionToWarn,
  exceptionsToWarn,
} from '../../domain/submission/exceptions/exceptions-to-warn.ts';
import { figuresSent } from '../../domain/submission/figures-sent.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { type HeededSnooze, snoozesToHeed } from '../../domain/submission/warnings/snoozes-to-heed.ts';
import { type PeriodToWarn, periodsToWarn } from '../../domain/submission/warnings/warning-days.ts';
import type { Ports } from '../ports/ports.ts';
import type { Warning, WarningDay } from './addressed.ts';
import { namedFigures } from './lacking-figures.ts';

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

/** Of a unit that has sent nothing. */
const nothingYet: Pick<Submission, 'revision' | 'values'> = { revision: 0, values: new Map() };

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
  for (const { set, periods, exceptions, snoozes } of owed) {
    const warning = exceptions.filter((one) => one.isWarned || one.isEscalated);
    const others = [...warning, ...snoozes.filter(({ isOver }) => isOver)].map(({ period, window }) => ({
      ...{ period, window, isWarned: false, isEscalated: false },
    }));
    const byPeriod = new Map([...others, ...periods].map((one) => [one.period.id, one]));
    for (const one of [...byPeriod.values()].sort((a, b) => (a.period.id < b.period.id ? -1 : 1))) {
      const excepted = new Map(
        exceptions.filter(({ period }) => period.id === one.period.id).map((each) => [each.unit, each]),
      );
      const snoozed = new Map(
        snoozes.filter(({ period }) => period.id === one.period.id).map((each) => [each.unit, each]),
      );
      found.push(...(await owedOf(set, one, excepted, snoozed)));
    }
  }
  return found;

  async function owedOf(
    set: IndicatorSet,
    { period, window, isWarned, isEscalated }: PeriodToWarn,
    excepted: ReadonlyMap<string, ExceptionToWarn>,
    snoozed: ReadonlyMap<string, HeededSnooze>,
  ): Promise<Warning[]> {
    const latest = await submissions.latestByUnit(set, period.id, nominalTime);
    const received = new Map(latest.found.map((one) => [one.unit, one]));
    // Nobody is warned of figures that were sent and cannot be read.
    const unreadable = new Set(latest.unreadable);
    const inForce = setOn(set, period.to.toString());
    // A unit that did not exist on the first day cannot send figures for the period.
    const expected = owingUnits(catalogue, set, period).filter(
      (unit) => existsOn(unit, period.from) && !unreadable.has(unit.id),
    );
    return expected.flatMap((unit): Warning[] => {
      const exception = excepted.get(unit.id);
      const until = exception?.until ?? null;
      const overdueFrom = exception?.overdueFrom ?? null;
      const snooze = snoozed.get(unit.id);
      const isLadderDay = until === null ? isWarned : exception?.isWarned === true;
      const isOn = {
        isWarned: (isLadderDay && snooze?.isSilent !== true) || snooze?.isOver === true,
        isEscalated: overdueFrom === null ? isEscalated : exception?.isEscalated === true,
      };
      const counted = received.get(unit.id) ?? nothingYet;
      if ((!isOn.isWarned && !isOn.isEscalated) || isEnough(inForce, unit, counted.values)) return [];
      const pending = latest.notCounted?.get(unit.id);
      const isWaiting = pending?.isReturned === false && isEnough(inForce, unit, pending.last.values);
      // What waits and lacks something is for the clerk to complete.
      const { values } = pending?.isReturned === false && !isWaiting ? pending.last : counted;
      const last = {
        revision: pending?.last.revision ?? counted.revision,
        isDecided: pending?.isReturned ?? (counted.revision > 0 && needsApproval(set, period.id)),
      };
      const { sent, lacking } = figuresSent(inForce, unit, values);
      // A set may rank a unit that it asks nothing of.
      if (lacking.length === 0 || sent === 'complete') return [];
      const item: OwedItem = {
        ...{
          unit: unit.id,
          unitName: unit.name,
          name: set.name,
          goal: 'owed',
          set: set.id,
          period: period.id,
        },
        ...deadlineOf(until ?? window.dueAt),
        ...{ sent, lacking: namedFigures(set, lacking), illustrative: false },
        ...(isWaiting ? { approval: 'waiting' } : {}),
        ...(pending?.isReturned === true ? { approval: 'returned' } : {}),
        ...sequenceIn(changesOf(last), exception === undefined ? 0 : exception.moved),
        opensUntil: instantText(until ?? window.locksAt),
        ...(until === null ? {} : extensionOf(window)),
        ...(sent === 'partial' && partialRuleOf(inForce).until === 'lock' ? { staysOnTime: true } : {}),
        afterLock: lockConsequenceOf(inForce, unit, sent),
        ...escalatesOnOf(set, overdueFrom ?? window.dueAt),
      };
      return [{ unit, item, ...isOn, to: escalationOf(set)?.to }];
    });
  }

  /** Without a sequence an item goes into no calendar. @param moved null where that is not known */
  function sequenceIn(changes: number, moved: number | null) {
    return moved === null ? {} : { sequence: sequenceOf(version, changes + moved) };
  }

  /** What an item says beside the end of an exception: when the figures of all others were due and locked. */
  function extensionOf({ dueAt, locksAt }: Window) {
    return { exception: true, setDueAt: instantText(dueAt), locksAt: instantText(locksAt) } as const;
  }

  function deadlineOf(at: Temporal.Instant) {
    const date = dateAt(at);
    const rung = distanceOn(date, today, calendar);
    const time = at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
    const workingDays = rung.kind === 'ahead' ? rung.workingDaysLeft : rung.workingDaysOverdue;
    return { date: date.toString(), time, dueAt: instantText(at), kind: rung.kind, workingDays };
  }

  function escalatesOnOf(set: IndicatorSet, after: Temporal.Instant) {
    const escalation = escalationOf(set);
    if (escalation === null) return {};
    const day = calendar.nthWorkingDayAfter(dateAt(after), escalation.workingDaysAfter);
    return Temporal.PlainDate.compare(day, today) > 0 ? { escalatesOn: day.toString() } : {};
  }
}
