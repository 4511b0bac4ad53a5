import { milestoneUid } from '../../domain/calendar/calendar-event.ts';
import type { MilestoneDeadline } from '../../domain/calendar/unit-deadline.ts';
import type { Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { deadlineOn, extensionsUntil } from '../../domain/milestone/deadline.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { measureMilestones } from '../milestones/measure-milestones.ts';
import type { MeasuredSubmissions } from '../milestones/progress-histories.ts';
import type { Ports } from '../ports/ports.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { type Days, isWithin } from './days.ts';

/** The dates of a unit's milestones on some days, as warnings know them. */
export async function milestoneDeadlines(
  { submissions, clock }: Pick<Ports, 'submissions' | 'clock'>,
  { catalogue, version }: VersionedCatalogue,
  unit: Unit,
  days: Days,
): Promise<MilestoneDeadline[]> {
  const now = clock.now();
  const today = dateAt(now);
  const milestones = catalogue.milestones.filter(
    (one) =>
      one.obligations.some((obligation) => obligation.unit === unit.id) &&
      isWithin(days, deadlineOn(one, today).date),
  );
  const measuring = { catalogue, milestones, today, receivedUntil: now };
  const measured = await measureMilestones(submissionsOf(submissions, unit), measuring);
  return measured
    .filter(({ obliged }) => obliged.some(({ id }) => id === unit.id))
    .map(({ milestone, deadline, due, unreadable, measure }) => {
      const isUnreadable = unreadable.has(unit.id);
      const isDone =
        !isUnreadable && measure?.units.find((one) => one.unit === unit.id)?.state.status === 'done';
      return {
        goal: 'milestone',
        uid: milestoneUid(unit.id, milestone.id),
        // The event that is cancelled comes after the one that warnings put into calendars.
        sequence: version + extensionsUntil(milestone, today) + (isDone ? 1 : 0),
        when: due.time === null ? { day: deadline.date.toString() } : { until: instantText(due.at) },
        name: milestone.name,
        isDone,
        unknown: isUnreadable ? 'unreadable' : measure === null ? 'date-alone' : null,
      };
    });
}

/** The submissions of one unit alone, so that the others are not read. */
function submissionsOf(submissions: SubmissionStore, { id }: Unit): MeasuredSubmissions {
  return {
    revisions: (set, period, unit) => submissions.revisions(set, period, unit),
    latestByUnit: async (set, period) => {
      const found = await unlessUnreadable(submissions.newest(set, period, id, { atMost: 1 }));
      return found === null ? { found: [], unreadable: [id] } : { found, unreadable: [] };
    },
  };
}
