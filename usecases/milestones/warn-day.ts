import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import type { Person } from '../../domain/delivery/persons.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { digestEscalations, digestItems } from '../../domain/milestone/urgency.ts';
import type { WarningDigest, WarningItem } from '../../domain/milestone/warning-digest.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { RunSummary } from '../../domain/schedule/run-summary.ts';
import { generationOf } from '../calendars/calendar-address.ts';
import { type PersonalMessage, planDeliveries } from '../delivering/plan-deliveries.ts';
import type { Ports } from '../ports/ports.ts';
import { addressed, type Warning } from './addressed.ts';
import { milestoneWarnings } from './milestone-warnings.ts';
import { missedWarningDays } from './missed-days.ts';
import { type OwedToday, owedFigures, owedToday } from './owed-figures.ts';

/** The ports needed to know who is warned of what. */
type WarningPorts = Pick<
  Ports,
  'exceptions' | 'milestones' | 'occurrences' | 'snoozes' | 'submissions' | 'times'
>;

/** The most units without a recipient that the account of a run names. */
const mostUnreached = 50;

/**
 * Plans one digest per person about everything that warns on the nominal time's day, or on a missed day before it: milestones and
 * figures owed, to those responsible for units that are not done; and what has been overdue for its grace, to their superiors.
 * Units that are done get no warning; for a date alone, all obliged units do. A milestone past its date that every unit has
 * reached is closed for this catalogue version and not measured again; otherwise each later rung would re-read the same old
 * periods. Digests are planned for as long as `mayGoOn` allows, and expire with the day.
 */
export async function warnDay(
  ports: WarningPorts & Pick<Ports, 'deliveries' | 'holds' | 'mailCap'>,
  current: VersionedCatalogue,
  nominalTime: Temporal.Instant,
  mayGoOn: () => boolean,
): Promise<RunSummary> {
  const { catalogue } = current;
  const occurrence = { job: 'warn', nominalTime: instantText(nominalTime) } as const;
  const today = dateAt(nominalTime);
  const calendar = WorkingCalendar.of(catalogue.calendar);
  const missed = await missedWarningDays(ports.occurrences, nominalTime, calendar);
  const day = { today, missed, calendar };
  const ofMilestones = await milestoneWarnings(ports, current, nominalTime, day);
  const owed = await owedToday(ports, catalogue, nominalTime, day);
  const ofSets = await owedFigures(ports, current, nominalTime, day, owed);
  const heeded = ofMilestones.map((one) => unlessSnoozed(one, owed));
  const warnings = [...heeded, ...withoutRepeats(ofSets, heeded)].filter(
    ({ isWarned, isEscalated }) => isWarned || isEscalated,
  );
  if (warnings.length === 0) return RunSummary.of('nobody-to-warn', {});
  const { persons, unreached } = addressed(catalogue, recipientsOn(catalogue, today), warnings, today);
  const messages = persons.map(({ person, items, escalated }): PersonalMessage => {
    const digest = {
      scope: catalogue.name,
      day: today.toString(),
      ...digestItems(items),
      ...digestEscalations(escalated),
      ...calendarsOf(catalogue, person, items),
    };
    return { person, content: { kind: 'warning-digest', digest } };
  });
  const planned = await planDeliveries(ports, catalogue, occurrence, messages, mayGoOn);
  const count = new Set(warnings.map(({ unit }) => unit.id)).size;
  return RunSummary.all([
    RunSummary.of('units-not-done', { count }),
    RunSummary.of('warned', { count: planned, total: messages.length }),
    ...(unreached.length === 0
      ? []
      : [RunSummary.of('nobody-receives', { units: unreached.slice(0, mostUnreached) })]),
    ...(unreached.length <= mostUnreached
      ? []
      : [RunSummary.of('nobody-receives-others', { count: unreached.length - mostUnreached })]),
  ]);
}

/** The most units whose calendars a digest offers. */
const mostCalendars = 3;

/** The calendars of a person's own units that items are about. */
function calendarsOf(
  catalogue: Catalogue,
  { first, others }: Person,
  items: readonly WarningItem[],
): Pick<WarningDigest, 'calendars'> {
  const own = new Set([first, ...others].map(({ unit }) => unit));
  const about = [...new Set(items.map(({ unit }) => unit))].filter((unit) => own.has(unit));
  const calendars = about.slice(0, mostCalendars).flatMap((id) => {
    const unit = findUnit(catalogue, id);
    return unit === undefined ? [] : [{ unit: id, name: unit.name, generation: generationOf(unit) }];
  });
  return calendars.length === 0 ? {} : { calendars };
}

/** A milestone's warning about figures is kept back by the unit's snooze of the same figures. */
function unlessSnoozed(warning: Warning, owed: readonly OwedToday[]): Warning {
  const { item, unit } = warning;
  if (item.goal !== 'submissions' || item.kind === 'overdue') return warning;
  const snoozes = owed.find(({ set }) => set.id === item.set)?.snoozes ?? [];
  const isSilent = snoozes.some(
    (one) => one.isSilent && one.unit === unit.id && one.period.id === item.period,
  );
  return isSilent ? { ...warning, isWarned: false } : warning;
}

/** Without figures that a milestone warns the same unit of today. */
function withoutRepeats(owed: readonly Warning[], ofMilestones: readonly Warning[]): Warning[] {
  const keyOf = ({ item }: Warning) =>
    item.goal === 'owed' || item.goal === 'submissions' ? `${item.unit} ${item.set} ${item.period}` : null;
  const said = new Set(ofMilestones.map(keyOf));
  return owed.filter((one) => !said.has(keyOf(one)));
}
