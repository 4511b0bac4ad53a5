import type { Temporal } from 'temporal-polyfill';
import { approversOf } from '../../domain/access/approvers.ts';
import type { Catalogue, Recipient, Unit } from '../../domain/catalogue/catalogue.ts';
import { addressKey, type Person, personsOf } from '../../domain/delivery/persons.ts';
import { ownersOf, superiorsOf } from '../../domain/delivery/superiors.ts';
import { warnedOfFigures, warnedOfMilestone } from '../../domain/delivery/warned-unit.ts';
import type { Text } from '../../domain/language/text.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';
import { type Period, periodFrom } from '../../domain/period/period.ts';
import type { WorkingCalendar } from '../../domain/period/working-days.ts';

/** The day whose warnings are planned, and the days that are made up for. */
export type WarningDay = {
  readonly today: Temporal.PlainDate;
  readonly missed: readonly Temporal.PlainDate[];
  readonly calendar: WorkingCalendar;
};

/** Something that a unit has not done, and who gets to know of it today. */
export type Warning = {
  readonly unit: Unit;
  readonly item: WarningItem;
  /** Whether the unit is warned today. */
  readonly isWarned: boolean;
  /** Whether its superior gets to know today. */
  readonly isEscalated: boolean;
  /** The post that the catalogue names as the superior. */
  readonly to: string | undefined;
};

/** Something overdue in a unit below, with the posts that were warned. */
type Escalation = { readonly item: WarningItem; readonly owners: readonly Text[] };

/** One person's warnings of a day. */
type PersonWarned = {
  readonly person: Person;
  readonly items: readonly WarningItem[];
  readonly escalated: readonly Escalation[];
};

/** Everybody's warnings of a day, and the units that nobody is warned for. */
export type Addressed = { readonly persons: readonly PersonWarned[]; readonly unreached: readonly string[] };

/**
 * Gives each person the warnings of all units they are responsible for, in the order of their posts, and the overdue items of
 * the units below. Figures that wait for approval go to the posts that approve them; all other warnings go to the posts that
 * receive warnings. Those of a period's figures go to the reporting unit if there is one; those of a milestone go there only
 * if the unit itself has nobody. An escalated item also goes to the unit's own posts, even on a day without a warning for
 * them.
 * @param recipients as of the day
 */
export function addressed(
  catalogue: Catalogue,
  recipients: readonly Recipient[],
  warnings: readonly Warning[],
  today: Temporal.PlainDate,
): Addressed {
  const itemsByUnit = new Map<string, WarningItem[]>();
  const itemsOfApprovers = new Map<Recipient, WarningItem[]>();
  const unapproved = new Set<string>();
  const escalatedByAddress = new Map<string, Escalation[]>();
  const posts = new Set<Recipient>();
  for (const { unit, item, isWarned, isEscalated, to } of warnings) {
    const { duty, noContact } = dutyOf(catalogue, recipients, unit, item, today);
    const superiors = isEscalated ? superiorsOf(catalogue, recipients, duty, to) : [];
    const isForApprovers = item.goal === 'owed' && item.approval === 'waiting';
    const period = periodOfItem(item);
    const owners =
      isForApprovers && period !== null
        ? approversOf(catalogue, recipients, unit.id, period)
        : ownersOf(recipients, duty);
    const escalation = { item, owners: owners.map(({ post }) => post) };
    for (const address of new Set(superiors.map(({ email }) => addressKey(email))))
      escalatedByAddress.set(address, [...(escalatedByAddress.get(address) ?? []), escalation]);
    if (!isWarned && superiors.length === 0) continue;
    const escalatedTo = superiors.slice(0, mostSuperiors).map(({ post }) => post);
    const promised = superiorsOf(catalogue, recipients, duty, to).length > 0 ? item : withoutEscalation(item);
    const told = {
      ...(escalatedTo.length === 0 ? promised : { ...item, escalatedTo }),
      ...(noContact ? { noContact } : {}),
    };
    if (isForApprovers) {
      for (const post of owners) itemsOfApprovers.set(post, [...(itemsOfApprovers.get(post) ?? []), told]);
      if (owners.length === 0) unapproved.add(unit.id);
    } else itemsByUnit.set(duty, [...(itemsByUnit.get(duty) ?? []), told]);
    for (const post of [...owners, ...superiors]) posts.add(post);
  }
  const persons = personsOf([...posts]).map((person): PersonWarned => {
    const units = new Set([person.first, ...person.others].filter(isWarnedPost).map(({ unit }) => unit));
    const toApprove = [person.first, ...person.others].flatMap((post) => itemsOfApprovers.get(post) ?? []);
    const own = [...units].flatMap((unit) => itemsByUnit.get(unit) ?? []);
    const items = [...new Set([...own, ...toApprove])];
    return { person, items, escalated: escalatedByAddress.get(addressKey(person.first.email)) ?? [] };
  });
  const reached = new Set([...posts].filter(isWarnedPost).map(({ unit }) => unit));
  const unreached = [...itemsByUnit.keys()].filter((unit) => !reached.has(unit));
  return { persons, unreached: [...new Set([...unreached, ...unapproved])] };
}

/** The unit whose posts are warned, and whether only because nobody is in the unit concerned. */
function dutyOf(
  catalogue: Catalogue,
  recipients: readonly Recipient[],
  { id }: Unit,
  item: WarningItem,
  today: Temporal.PlainDate,
): { readonly duty: string; readonly noContact: boolean } {
  const period = periodOfItem(item);
  const ofFigures = period === null ? id : warnedOfFigures(catalogue, recipients, id, period.to);
  if (item.goal === 'owed' || ofFigures !== id) return { duty: ofFigures, noContact: false };
  const duty = warnedOfMilestone(catalogue, recipients, id, today);
  return { duty, noContact: duty !== id };
}

/** The period whose figures an item asks for; null where it asks for none. */
function periodOfItem(item: WarningItem): Period | null {
  return item.goal === 'owed' || item.goal === 'submissions' ? periodFrom(item.period) : null;
}

/** Without the day on which superiors get to know, where there are none. */
function withoutEscalation(item: WarningItem): WarningItem {
  const { escalatesOn: _, ...rest } = item;
  return rest;
}

/** The most superiors that a warning names. */
const mostSuperiors = 3;

function isWarnedPost({ receives }: Recipient): boolean {
  return receives.includes('warnings');
}
