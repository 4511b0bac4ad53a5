import type { Temporal } from 'temporal-polyfill';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../domain/catalogue/milestone.ts';
import { personsOf } from '../../domain/delivery/persons.ts';
import { type Rung, rungDue } from '../../domain/milestone/ladder.ts';
import { digestItems } from '../../domain/milestone/urgency.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { RunAccount } from '../../domain/schedule/run-account.ts';
import { type PersonalMessage, planDeliveries } from '../delivering/plan-deliveries.ts';
import type { Ports } from '../ports/ports.ts';
import { lackingFigures } from './lacking-figures.ts';
import { measureMilestones } from './measure-milestones.ts';
import { missedWarningDays } from './missed-days.ts';
import { undoneUnits, warningItem } from './warning-item.ts';

/** The most units without a recipient that the account of a run names. */
const mostUnreached = 50;

/**
 * Measures the milestones with a rung of their ladder on the nominal time's day, or on a missed day before it, and
 * plans one digest per person responsible for units that are not done, no matter how many. Units that are done get no
 * warning; for a date alone, all obliged units do. A milestone past its date that every unit has reached is closed for
 * this catalogue version and not measured again; otherwise each later rung would re-read the same old periods. Digests
 * are planned for as long as `mayGoOn` allows, and expire with the day.
 */
export async function warnDay(
  ports: Pick<Ports, 'deliveries' | 'holds' | 'mailCap' | 'milestones' | 'occurrences' | 'submissions'>,
  { catalogue, version }: VersionedCatalogue,
  nominalTime: Temporal.Instant,
  mayGoOn: () => boolean,
): Promise<RunAccount> {
  const occurrence = { job: 'warn', nominalTime: instantText(nominalTime) } as const;
  const today = dateAt(nominalTime);
  const calendar = new WorkingCalendar(catalogue.calendar);
  const missed = await missedWarningDays(ports.occurrences, nominalTime, calendar);
  const rungs = new Map<Milestone, Rung>();
  for (const milestone of catalogue.milestones) {
    const rung = rungDue(milestone, today, missed, calendar);
    if (rung !== null && !(await ports.milestones.isClosed(milestone.id, version)))
      rungs.set(milestone, rung);
  }
  const measured = await measureMilestones(ports.submissions, {
    catalogue,
    milestones: [...rungs.keys()],
    today,
    receivedUntil: nominalTime,
  });
  const itemsByUnit = new Map<string, WarningItem[]>();
  for (const one of measured) {
    const rung = rungs.get(one.milestone);
    if (rung === undefined) continue;
    const undone = undoneUnits(one);
    if (undone.length === 0 && rung.kind === 'overdue') {
      await ports.milestones.close(one.milestone.id, version, nominalTime);
    }
    const lacking =
      undone.length > 0 && one.milestone.goal === 'submissions'
        ? await lackingFigures(ports.submissions, catalogue, one.milestone, nominalTime)
        : null;
    for (const unit of undone) {
      const items = itemsByUnit.get(unit.id) ?? [];
      items.push(warningItem(catalogue, one, rung, unit, lacking?.get(unit.id)));
      itemsByUnit.set(unit.id, items);
    }
  }
  if (itemsByUnit.size === 0) return RunAccount.of('nobody-to-warn', {});
  const warned = catalogue.recipients.filter(
    ({ unit, receives }) => receives.includes('warnings') && itemsByUnit.has(unit),
  );
  const messages = personsOf(warned).map((person): PersonalMessage => {
    const units = new Set([person.first, ...person.others].map(({ unit }) => unit));
    const items = [...units].flatMap((unit) => itemsByUnit.get(unit) ?? []);
    const digest = { scope: catalogue.name, day: today.toString(), ...digestItems(items) };
    return { person, content: { kind: 'warning-digest', digest } };
  });
  const planned = await planDeliveries(ports, catalogue, occurrence, messages, mayGoOn);
  const reached = new Set(warned.map(({ unit }) => unit));
  const unreached = [...itemsByUnit.keys()].filter((unit) => !reached.has(unit));
  return RunAccount.all([
    RunAccount.of('units-not-done', { count: itemsByUnit.size }),
    RunAccount.of('warned', { count: planned, total: messages.length }),
    ...(unreached.length === 0
      ? []
      : [RunAccount.of('nobody-receives', { units: unreached.slice(0, mostUnreached) })]),
    ...(unreached.length <= mostUnreached
      ? []
      : [RunAccount.of('nobody-receives-others', { count: unreached.length - mostUnreached })]),
  ]);
}
