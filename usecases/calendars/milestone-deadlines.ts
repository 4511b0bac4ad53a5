import { milestoneUid } from '../../domain/calendar/calendar-event.ts';
import { sequenceOf } from '../../domain/calendar/sequence.ts';
import type { MilestoneDeadline } from '../../domain/calendar/unit-deadline.ts';
import type { Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { deadlineOn, extensionsUntil } from '../../domain/milestone/deadline.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { ApprovedSubmissions } from '../approving/approved-submissions.ts';
import { latestOfUnit } from '../approving/latest-of-unit.ts';
import { measureMilestones } from '../milestones/measure-milestones.ts';
import type { MeasuredSubmissions } from '../milestones/progress-histories.ts';
import type { Ports } from '../ports/ports.ts';
import { type Days, isWithin } from './days.ts';

/** The dates of a unit's milestones on some days, as warnings know them. */
export async function milestoneDeadlines(
  ports: Pick<Ports, 'approvals' | 'submissions' | 'clock'>,
  { catalogue, version }: VersionedCatalogue,
  unit: Unit,
  days: Days,
): Promise<MilestoneDeadline[]> {
  const now = ports.clock.now();
  const today = dateAt(now);
  const milestones = catalogue.milestones.filter(
    (one) =>
      one.obligations.some((obligation) => obligation.unit === unit.id) &&
      isWithin(days, deadlineOn(one, today).date),
  );
  const measuring = { catalogue, milestones, today, receivedUntil: now };
  const measured = await measureMilestones(submissionsOf(ports, unit), measuring);
  return measured
    .filter(({ obliged }) => obliged.some(({ id }) => id === unit.id))
    .map(({ milestone, deadline, due, unreadable, measure, changes }) => {
      const isUnreadable = unreadable.has(unit.id);
      const isDone =
        !isUnreadable && measure?.units.find((one) => one.unit === unit.id)?.state.status === 'done';
      return {
        goal: 'milestone',
        uid: milestoneUid(unit.id, milestone.id),
        sequence: sequenceOf(version, extensionsUntil(milestone, today) + (changes.get(unit.id) ?? 0)),
        when: due.time === null ? { day: deadline.date.toString() } : { until: instantText(due.at) },
        name: milestone.name,
        unit: unit.name,
        isDone,
        unknown: isUnreadable ? 'unreadable' : measure === null ? 'date-alone' : null,
      };
    });
}

/** The submissions of one unit alone, so that the others are not read. */
function submissionsOf(ports: Pick<Ports, 'approvals' | 'submissions'>, { id }: Unit): MeasuredSubmissions {
  const counting = new ApprovedSubmissions(() => ports.submissions, ports.approvals);
  return {
    revisions: (set, period, unit) => counting.revisions(set, period, unit),
    latestByUnit: async (set, period) => {
      const { counted, last, isUnreadable } = await latestOfUnit(ports, set, period, id);
      return {
        found: counted === null || isUnreadable ? [] : [counted],
        unreadable: isUnreadable ? [id] : [],
        lastSent: new Map([[id, last]]),
      };
    },
  };
}
