import { Temporal } from 'temporal-polyfill';
import type { Catalogue, Milestone, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { existsOn, findSet, findUnit } from '../../domain/catalogue/units.ts';
import { type Rung, rungOn } from '../../domain/milestone/ladder.ts';
import { measureProgress, type Progress } from '../../domain/milestone/progress.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';
import { dateAt, instantOf } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { MilestoneStore } from '../../domain/ports/milestone-store.ts';
import type { DeliveryStore } from '../../domain/ports/report-store.ts';
import type { SubmissionStore } from '../../domain/ports/submission-store.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import { latestFigures } from './latest-figures.ts';
import { type PlannedMessage, planDeliveries } from './plan-deliveries.ts';

/** What warning needs from outside. */
export type WarnPorts = {
  readonly submissions: SubmissionStore;
  readonly milestones: MilestoneStore;
  readonly deliveries: DeliveryStore;
};

/**
 * Measures the milestones whose ladder has a rung on the nominal time's day, and plans one digest for each person whose
 * unit is not done. A unit that is done hears nothing. A milestone whose date is over and that everybody has reached is
 * closed and not measured again. Warnings expire with the day.
 * @returns a short account for the ledger
 */
export async function warnDay(
  ports: WarnPorts,
  { catalogue, version }: VersionedCatalogue,
  occurrence: Occurrence,
  nominalTime: Temporal.Instant,
): Promise<string> {
  const today = dateAt(nominalTime);
  const calendar = new WorkingCalendar(catalogue.calendar);
  const itemsByUnit = new Map<string, WarningItem[]>();
  for (const milestone of catalogue.milestones) {
    const rung = rungOn(milestone, today, calendar);
    if (rung === null || (await ports.milestones.isClosed(milestone.id, version))) continue;
    const progress = await measure(ports.submissions, catalogue, milestone, today, occurrence.nominalTime);
    const undone = progress.filter(({ complete }) => !complete);
    if (undone.length === 0 && rung.kind === 'overdue') {
      await ports.milestones.close(milestone.id, version, occurrence.nominalTime);
    }
    for (const one of undone) {
      const items = itemsByUnit.get(one.unit) ?? [];
      itemsByUnit.set(one.unit, [...items, warningItem(catalogue, milestone, rung, one)]);
    }
  }
  if (itemsByUnit.size === 0) return 'nobody to warn';
  const messages = catalogue.recipients.flatMap((recipient): PlannedMessage[] => {
    const items = itemsByUnit.get(recipient.unit);
    const unit = findUnit(catalogue, recipient.unit);
    if (items === undefined || unit === undefined || !recipient.receives.includes('warnings')) return [];
    const digest = {
      scope: catalogue.name,
      unit: unit.id,
      unitName: unit.name,
      day: today.toString(),
      items,
    };
    return [{ recipient, content: { kind: 'warning-digest', digest } }];
  });
  const planned = await planDeliveries(
    ports.deliveries,
    occurrence,
    messages,
    instantOf(today.add({ days: 1 }), '00:00'),
  );
  const reached = new Set(messages.map(({ recipient }) => recipient.unit));
  const unreached = [...itemsByUnit.keys()].filter((unit) => !reached.has(unit));
  const account = `${itemsByUnit.size} units not done; ${planned} of ${messages.length} messages planned now`;
  return unreached.length === 0
    ? account
    : `${account}; nobody receives warnings for ${unreached.join(', ')}`;
}

async function measure(
  submissions: SubmissionStore,
  catalogue: Catalogue,
  milestone: Milestone,
  today: Temporal.PlainDate,
  receivedUntil: string,
): Promise<Progress[]> {
  const set = findSet(catalogue, milestone.set);
  if (set === undefined) return [];
  const obligations = milestone.obligations.filter(({ unit: id }) => {
    const unit = findUnit(catalogue, id);
    return unit !== undefined && existsOn(unit, today);
  });
  const { indicator, measuredFrom } = milestone;
  const query = { set, indicator, measuredFrom, units: obligations.map(({ unit }) => unit) };
  const figures = await latestFigures(submissions, query, today, receivedUntil);
  return obligations.map((obligation) =>
    measureProgress(milestone, obligation, figures.get(obligation.unit)),
  );
}

function warningItem(
  catalogue: Catalogue,
  milestone: Milestone,
  rung: Rung,
  progress: Progress,
): WarningItem {
  const indicator = findSet(catalogue, milestone.set)?.indicators.find(
    ({ id }) => id === milestone.indicator,
  );
  if (indicator === undefined) throw new Error(`milestone ${milestone.id} measures an unknown indicator`);
  const { figure } = progress;
  return {
    milestone: milestone.id,
    name: milestone.name,
    date: milestone.date,
    kind: rung.kind,
    workingDays: rung.kind === 'ahead' ? rung.workingDaysLeft : rung.workingDaysOverdue,
    set: milestone.set,
    indicator: indicator.id,
    indicatorName: indicator.name,
    measure: indicator.measure,
    done: progress.done,
    target: progress.target,
    figureDate: figure && (figure.asOf ?? dateAt(Temporal.Instant.from(figure.receivedAt)).toString()),
    illustrative: progress.illustrative,
  };
}
