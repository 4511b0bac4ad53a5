import { Temporal } from 'temporal-polyfill';
import { sequenceOf } from '../../domain/calendar/sequence.ts';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../domain/catalogue/milestone.ts';
import { escalationOf } from '../../domain/catalogue/reporting-ladder.ts';
import { extensionsUntil } from '../../domain/milestone/deadline.ts';
import { escalatesOn, escalationDay, rungDue, rungFrom } from '../../domain/milestone/ladder.ts';
import type { Ports } from '../ports/ports.ts';
import type { Warning, WarningDay } from './addressed.ts';
import { measureMilestones } from './measure-milestones.ts';
import { undoneUnits, warningItem } from './warning-item.ts';

/** Whether a milestone warns on a day: on a rung of its ladder, or because superiors get to know. */
export function warnsOn(milestone: Milestone, { today, missed, calendar }: WarningDay): boolean {
  return (
    rungDue(milestone, today, missed, calendar) !== null || escalatesOn(milestone, today, missed, calendar)
  );
}

/** The warnings about milestones on a day, from what was received by the nominal time. Closes those that all units have reached. */
export async function milestoneWarnings(
  { milestones, submissions }: Pick<Ports, 'milestones' | 'submissions'>,
  { catalogue, version }: VersionedCatalogue,
  nominalTime: Temporal.Instant,
  day: WarningDay,
): Promise<Warning[]> {
  const { today, missed, calendar } = day;
  const due: Milestone[] = [];
  for (const milestone of catalogue.milestones)
    if (warnsOn(milestone, day) && !(await milestones.isClosed(milestone.id, version))) due.push(milestone);
  const measuring = { catalogue, milestones: due, today, receivedUntil: nominalTime };
  const warnings: Warning[] = [];
  for (const one of await measureMilestones(submissions, measuring)) {
    const { milestone } = one;
    const rung = rungFrom(milestone, today, calendar);
    const isWarned = rungDue(milestone, today, missed, calendar) !== null;
    const isEscalated = escalatesOn(milestone, today, missed, calendar);
    const escalation = escalationDay(milestone, today, calendar);
    const isToCome = escalation !== null && Temporal.PlainDate.compare(escalation, today) > 0;
    const undone = undoneUnits(one);
    const isKnown = !one.obliged.some(({ id }) => one.unreadable.has(id));
    if (undone.length === 0 && isKnown && rung.kind === 'overdue')
      await milestones.close(milestone.id, version, nominalTime);
    for (const each of undone) {
      const { unit } = each;
      const item = {
        ...warningItem(catalogue, one, rung, each, one.lacking.get(unit.id)),
        sequence: sequenceOf(version, extensionsUntil(milestone, today) + (one.changes.get(unit.id) ?? 0)),
        ...(isToCome ? { escalatesOn: escalation.toString() } : {}),
      };
      const to = milestone.goal === 'date' ? undefined : escalationOf(milestone)?.to;
      warnings.push({ unit, item, isWarned, isEscalated, to });
    }
  }
  return warnings;
}
