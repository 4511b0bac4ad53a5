import { Temporal } from 'temporal-polyfill';
import { changesOf, sequenceOf } from '../../domain/calendar/sequence.ts';
import type { IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { escalationOf } from '../../domain/catalogue/reporting-ladder.ts';
import { partialRuleOf } from '../../domain/catalogue/scoring-rules.ts';
import { distanceOn } from '../../domain/milestone/ladder.ts';
import { lockConsequenceOf } from '../../domain/milestone/lock-consequence.ts';
import type { OwedItem } from '../../domain/milestone/warning-digest.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, type Period, timeZone } from '../../domain/period/period.ts';
import type { Window } from '../../domain/period/window.ts';
import type { WorkingCalendar } from '../../domain/period/working-days.ts';
import { needsApproval } from '../../domain/submission/approval.ts';
import { isEnough } from '../../domain/submission/completeness/is-enough.ts';
import type { ExceptionToWarn } from '../../domain/submission/exceptions/exceptions-to-warn.ts';
import { type FiguresSent, figuresSent } from '../../domain/submission/figures-sent.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { NotCounted } from '../ports/submission-store.ts';
import { namedFigures } from './lacking-figures.ts';

/** What a unit still owes of a period. */
export type Debt = Pick<FiguresSent, 'lacking'> & {
  readonly sent: Exclude<FiguresSent['sent'], 'complete'>;
  /** What became of a last revision that does not count; null where it counts. */
  readonly approval: 'waiting' | 'returned' | null;
  /** How often what the unit sent has changed. */
  readonly changes: number;
};

/** A period of a set, looked at on a day by a version of the catalogue. */
export type PeriodOnDay = {
  readonly set: IndicatorSet;
  /** The set as it is in force for the period. */
  readonly inForce: IndicatorSet;
  readonly period: Period;
  readonly window: Window;
  readonly today: Temporal.PlainDate;
  readonly calendar: WorkingCalendar;
  readonly version: number;
};

/** Of a unit that has sent nothing. */
const nothingYet: Pick<Submission, 'revision' | 'values'> = { revision: 0, values: new Map() };

/**
 * What a unit still owes of a period; null for one that has sent enough, or of which nothing is asked, though it may be ranked.
 * @param counted its last revision that counts
 * @param pending its last revision, where that does not count
 */
export function debtOf(
  { set, inForce, period }: PeriodOnDay,
  unit: Unit,
  counted: Pick<Submission, 'revision' | 'values'> = nothingYet,
  pending?: NotCounted<Submission>,
): Debt | null {
  if (isEnough(inForce, unit, counted.values)) return null;
  const approval = pending === undefined ? null : approvalOf(inForce, unit, pending);
  // What waits and lacks something is for the clerk to complete.
  const { values } = pending !== undefined && approval === null ? pending.last : counted;
  const { sent, lacking } = figuresSent(inForce, unit, values);
  if (lacking.length === 0 || sent === 'complete') return null;
  const isDecided = pending?.isReturned ?? (counted.revision > 0 && needsApproval(set, period.id));
  const changes = changesOf({ revision: pending?.last.revision ?? counted.revision, isDecided });
  return { sent, lacking, approval, changes };
}

/** What became of a revision that does not count; null for one that waits and lacks something. */
function approvalOf(
  inForce: IndicatorSet,
  unit: Unit,
  { last, isReturned }: NotCounted<Submission>,
): Debt['approval'] {
  if (isReturned) return 'returned';
  return isEnough(inForce, unit, last.values) ? 'waiting' : null;
}

/** A unit's debt as its warning says it. @param exception that of the unit for the period */
export function owedItem(
  on: PeriodOnDay,
  unit: Unit,
  { sent, lacking, approval, changes }: Debt,
  exception: ExceptionToWarn | undefined,
): OwedItem {
  const { set, inForce, period, window, version } = on;
  const until = exception?.until ?? null;
  // Without a sequence an item goes into no calendar.
  const moved = exception === undefined ? 0 : exception.moved;
  return {
    unit: unit.id,
    unitName: unit.name,
    name: set.name,
    goal: 'owed',
    set: set.id,
    period: period.id,
    ...deadlineOn(on, until ?? window.dueAt),
    sent,
    lacking: namedFigures(set, lacking),
    illustrative: false,
    ...(approval === null ? {} : { approval }),
    ...(moved === null ? {} : { sequence: sequenceOf(version, changes + moved) }),
    opensUntil: instantText(until ?? window.locksAt),
    // When the figures of all others were due and locked.
    ...(until === null
      ? {}
      : { exception: true, setDueAt: instantText(window.dueAt), locksAt: instantText(window.locksAt) }),
    ...(sent === 'partial' && partialRuleOf(inForce).until === 'lock' ? { staysOnTime: true } : {}),
    afterLock: lockConsequenceOf(inForce, unit, sent),
    ...escalationDayOf(on, exception?.overdueFrom ?? window.dueAt),
  };
}

function deadlineOn({ today, calendar }: PeriodOnDay, at: Temporal.Instant) {
  const date = dateAt(at);
  const rung = distanceOn(date, today, calendar);
  const time = at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  const workingDays = rung.kind === 'ahead' ? rung.workingDaysLeft : rung.workingDaysOverdue;
  return { date: date.toString(), time, dueAt: instantText(at), kind: rung.kind, workingDays };
}

/** The day on which superiors get to know, if that is still to come. */
function escalationDayOf(
  { set, today, calendar }: PeriodOnDay,
  overdueFrom: Temporal.Instant,
): Pick<OwedItem, 'escalatesOn'> {
  const escalation = escalationOf(set);
  if (escalation === null) return {};
  const day = calendar.nthWorkingDayAfter(dateAt(overdueFrom), escalation.workingDaysAfter);
  return Temporal.PlainDate.compare(day, today) > 0 ? { escalatesOn: day.toString() } : {};
}
