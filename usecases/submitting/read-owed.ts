import type { Temporal } from 'temporal-polyfill';
import { mostReported, type OwedAnswer } from '../../contract/owed.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Catalogue, IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { reportedBy, reporterOf } from '../../domain/catalogue/reporters.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { reportsFor } from '../../domain/catalogue/units.ts';
import { isAfter, isBefore } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, type Period, periodOf, previousPeriod } from '../../domain/period/period.ts';
import { isOwed, type Window, windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { isOwing } from '../../domain/submission/completeness/completeness.ts';
import { deadlineOf } from '../../domain/submission/completeness/deadline-of.ts';
import { isEnough } from '../../domain/submission/completeness/is-enough.ts';
import type { ExtensionRequest } from '../../domain/submission/exceptions/extension-request.ts';
import type { LockException } from '../../domain/submission/exceptions/lock-exception.ts';
import { figuresSent } from '../../domain/submission/figures-sent.ts';
import { formOpening } from '../../domain/submission/form-state.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { type Snooze, snoozeDays, snoozeOn } from '../../domain/submission/warnings/snooze.ts';
import { readOwnApproval } from '../approving/own-approval.ts';
import { inParallel } from '../in-parallel.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { findUnitOf } from './find-address.ts';
import { extensionRequestAnswer } from './list-extension-requests.ts';

type Owed = OwedAnswer['owed'][number];

/** A period of a set that a unit owes or owed, with its times. */
type OwedPeriod = { readonly set: IndicatorSet; readonly period: Period; readonly window: Window };

/** How many periods back an exception is looked for: a quarter of weeks. */
const periodsBack = 13;

/** How many units, and periods of each, are read at once. */
const unitsAtOnce = 5;
const periodsAtOnce = 4;

type OwedPorts = Pick<
  Ports,
  'approvals' | 'catalogues' | 'submissions' | 'exceptions' | 'extensionRequests' | 'snoozes' | 'clock'
>;

/** What one unit owes, by urgency, and the ids of what could not be read. */
type OwedByUnit = { readonly owed: readonly Owed[]; readonly unreadable: readonly string[] };

/**
 * What a unit owes now, of every set that asks it for figures: what can be sent, by due time, then what cannot any longer. The same of the
 * units for which it reports.
 * @throws Problem as {@link findUnitOf}
 */
export async function readOwed(ports: OwedPorts, caller: Caller, unitId: string): Promise<OwedAnswer> {
  const { current, unit } = await findUnitOf(ports.catalogues, caller, unitId);
  const { catalogue, version } = current;
  const now = ports.clock.now();
  const others = reportedBy(catalogue, unit.id);
  const units = [unit, ...others.slice(0, mostReported)];
  const read = await inParallel(units, unitsAtOnce, (one) =>
    owedByUnit(ports, catalogue, one, now, (period) =>
      one === unit ? true : reporterOf(catalogue, one.id, period.to) === unit,
    ),
  );
  const [own = { owed: [], unreadable: [] }, ...ofOthers] = read;
  const reportsFor = ofOthers.flatMap(({ owed }, at) => {
    const reported = others[at];
    const has = reported !== undefined && owed.length > 0;
    return has ? [{ unit: { id: reported.id, name: reported.name }, owed: [...owed] }] : [];
  });
  return {
    unit: { id: unit.id, name: unit.name },
    at: instantText(now),
    catalogueVersion: version,
    owed: [...own.owed],
    reportsFor: reportsFor.toSorted(({ owed: [one] }, { owed: [other] }) =>
      one === undefined || other === undefined ? 0 : byUrgency(one, other),
    ),
    reportsForMore: Math.max(0, others.length - mostReported),
    ...leftOut(read.flatMap(({ unreadable }) => unreadable)),
  };
}

async function owedByUnit(
  ports: OwedPorts,
  catalogue: Catalogue,
  unit: Unit,
  now: Temporal.Instant,
  isShown: (period: Period) => boolean,
): Promise<OwedByUnit> {
  const calendar = WorkingCalendar.of(catalogue.calendar);
  const { found: exceptions, unreadable } = await ports.exceptions.all(unit.id);
  const periods = catalogue.sets
    .flatMap((set) => owedPeriods(catalogue, set, unit, exceptions, now, calendar))
    .filter(({ period }) => isShown(period));
  const unreadableRequests: string[] = [];
  const owed = await inParallel(periods, periodsAtOnce, async (one): Promise<Owed> => {
    const { set, period } = one;
    const own = exceptions.filter(({ set: of, period: on }) => of === set.id && on === period.id);
    const reading = ports.submissions.newest(set, period.id, unit.id, { atMost: 1 });
    const [newest, asked, snoozed] = await Promise.all([
      unlessUnreadable(reading),
      ports.extensionRequests.list(unit.id, set.id, period.id),
      ports.snoozes.find(unit.id, set.id, period.id),
    ]);
    unreadableRequests.push(...asked.unreadable, ...snoozed.unreadable);
    return {
      ...owedOf(one, unit, newest, own, now, calendar),
      approval: await readOwnApproval(ports.approvals, set, period.id, newest?.[0]),
      ...snoozeOf(snoozed.found[0], deadlineOf(one.window, own, now), now, calendar),
      extension: ownExtension(asked.found.at(-1), now),
    };
  });
  const unread = owed.filter(isUnknown).map(({ set, period }) => `${set}/${period}`);
  return { owed: owed.toSorted(byUrgency), unreadable: [...unread, ...unreadable, ...unreadableRequests] };
}

/** The period of today, those before it that have not locked or are reopened, and the last one that has locked. */
function owedPeriods(
  catalogue: Catalogue,
  set: IndicatorSet,
  unit: Unit,
  exceptions: readonly LockException[],
  now: Temporal.Instant,
  calendar: WorkingCalendar,
): OwedPeriod[] {
  const found: OwedPeriod[] = [];
  let hasLocked = false;
  let period = periodOf(set.frequency, dateAt(now));
  for (let back = 0; back < periodsBack; back += 1, period = previousPeriod(period)) {
    const window = windowOf(set, period, calendar);
    const isLocked = !isBefore(now, window.locksAt);
    const own = exceptions.filter(({ set: of, period: on }) => of === set.id && on === period.id);
    const isShown = !isLocked || !hasLocked || formOpening(window, own, now).state === 'reopened';
    hasLocked ||= isLocked;
    const isAsked = isOwed(set, period) && reportsFor(unit, period);
    if (isShown && isAsked && isOwing(catalogue, set, period, unit)) found.push({ set, period, window });
  }
  return found;
}

/** @param newest the latest revision, if there is one; null where it cannot be read */
function owedOf(
  { set, period, window }: OwedPeriod,
  unit: Unit,
  newest: readonly Submission[] | null,
  exceptions: readonly LockException[],
  now: Temporal.Instant,
  calendar: WorkingCalendar,
): Omit<Owed, 'approval' | 'extension' | 'snooze' | 'snoozeDays'> {
  const inForce = setOn(set, period.to.toString());
  const latest = newest?.[0];
  const { sent, asked, lacking } = figuresSent(inForce, unit, latest?.values);
  return {
    set: set.id,
    name: set.name,
    frequency: set.frequency,
    period: period.id,
    dueAt: instantText(window.dueAt),
    locksAt: instantText(window.locksAt),
    ...formOpening(window, exceptions, now),
    workingDaysLate: isAfter(now, window.dueAt)
      ? calendar.workingDaysBetween(dateAt(window.dueAt), dateAt(now))
      : null,
    sent: newest === null ? null : sent,
    isEnough: latest !== undefined && isEnough(inForce, unit, latest.values),
    asked: asked.length,
    lackingCount: lacking.length,
    latest:
      latest === undefined
        ? null
        : {
            id: latest.id,
            revision: latest.revision,
            receivedAt: latest.receivedAt,
            status: latest.late ? 'late' : 'on-time',
          },
  };
}

/** Whether figures that were sent, or what was decided on them, cannot be read. */
function isUnknown({ sent, approval }: Owed): boolean {
  return sent === null || approval?.state === 'unreadable';
}

/** The unit's snooze while it lasts, and the days to which it can put its reminders off. */
function snoozeOf(
  snooze: Snooze | undefined,
  deadline: Temporal.Instant,
  now: Temporal.Instant,
  calendar: WorkingCalendar,
): Pick<Owed, 'snooze' | 'snoozeDays'> {
  const [today, last] = [dateAt(now), dateAt(deadline)];
  const lasts = snooze !== undefined && snoozeOn(snooze, today, [], last).isSilent;
  return {
    snooze: lasts ? { until: snooze.until, at: snooze.at, by: snooze.by.label } : null,
    snoozeDays: snoozeDays(today, last, calendar).map((day) => day.toString()),
  };
}

/** The unit's latest request, as it sees it. */
function ownExtension(request: ExtensionRequest | undefined, now: Temporal.Instant): Owed['extension'] {
  if (request === undefined) return null;
  const { reason, askedAt, state, decision } = extensionRequestAnswer(request, now);
  return { reason, askedAt, state, decision };
}

/**
 * What can be sent before what cannot, what lacks figures before what is enough, then by due time.
 */
function byUrgency(one: Owed, other: Owed): number {
  return urgencyOf(one) - urgencyOf(other) || compare(one.dueAt, other.dueAt) || compare(one.set, other.set);
}

function urgencyOf({ state, isEnough: isDone }: Owed): number {
  return (state === 'locked' ? 2 : 0) + (isDone ? 1 : 0);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
