import type { Temporal } from 'temporal-polyfill';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { personsOf } from '../../domain/delivery/persons.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { periodReportedOn } from '../../domain/schedule/reporting-day.ts';
import { planDeliveries } from '../delivering/plan-deliveries.ts';
import type { Ports } from '../ports/ports.ts';
import { rankedSetOf } from '../scheduling/idle-reason.ts';
import { composeReport } from './compose-report.ts';

/**
 * Plans the weekly e-mail if the nominal time falls on the reporting day of an owed week: freezes the report, then
 * writes one delivery row per leader, no matter how many posts that leader holds, for as long as `mayGoOn` allows.
 * @returns a short summary for the ledger
 */
export async function reportWeek(
  ports: Pick<Ports, 'deliveries' | 'editions' | 'mailCap' | 'reports' | 'submissions'>,
  current: VersionedCatalogue,
  nominalTime: Temporal.Instant,
  mayGoOn: () => boolean,
): Promise<string> {
  const { catalogue } = current;
  const calendar = new WorkingCalendar(catalogue.calendar);
  const period = periodReportedOn(dateAt(nominalTime), calendar);
  if (period === null) return 'not the reporting day';
  const set = rankedSetOf(catalogue, period);
  if (set === undefined) return `nothing is owed for ${period.id}`;
  await ports.reports.put(await composeReport(ports, current, set, period, calendar, nominalTime));
  const leaders = catalogue.recipients.filter(({ receives }) => receives.includes('weekly-report'));
  const content = { kind: 'weekly-report', set: set.id, period: period.id } as const;
  const messages = personsOf(leaders).map((person) => ({ person, content }));
  const occurrence = { job: 'report', nominalTime: instantText(nominalTime) } as const;
  const planned = await planDeliveries(ports, catalogue, occurrence, messages, mayGoOn);
  return `${set.id} ${period.id}: ${planned} of ${messages.length} messages planned now`;
}
