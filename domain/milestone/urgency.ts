import type { Text } from '../language/text.ts';
import type { WarningDigest, WarningItem } from './warning-digest.ts';

/** The most items of a digest: thirty still fit on a few screens. */
export const mostItems = 30;

/** The most lacking figures that an item of such a digest names. */
const mostNames = 5;

/** Sorts the items of a digest: overdue items first, longest overdue at the top; then those with the fewest days left. */
export function byUrgency(items: readonly WarningItem[]): WarningItem[] {
  return items.toSorted((a, b) => daysLeft(a) - daysLeft(b) || a.date.localeCompare(b.date));
}

function daysLeft({ kind, workingDays }: WarningItem): number {
  return kind === 'overdue' ? -workingDays : workingDays;
}

/** The items of a digest: all, or of many the most urgent, and then how many there are beside them. */
export function digestItems(items: readonly WarningItem[]): Pick<WarningDigest, 'items' | 'beyond'> {
  if (items.length <= mostItems) return { items: [...items] };
  const units = new Set(items.map(({ unit }) => unit)).size;
  return {
    items: byUrgency(items).slice(0, mostItems).map(withFewerNames),
    beyond: { items: items.length - mostItems, units },
  };
}

/** The most escalations of a digest: fifty rows still fit on a few screens. */
const mostEscalations = 50;

/** The most owners that an escalation names. */
const mostOwners = 3;

/** The escalations of a digest: all, or of many the longest overdue, and then how many there are beside them. */
export function digestEscalations(
  escalated: readonly { readonly item: WarningItem; readonly owners: readonly Text[] }[],
): Pick<WarningDigest, 'escalations' | 'escalationsBeyond'> {
  if (escalated.length === 0) return {};
  const sorted = escalated.toSorted(
    (a, b) => b.item.workingDays - a.item.workingDays || a.item.date.localeCompare(b.item.date),
  );
  const escalations = sorted
    .slice(0, mostEscalations)
    .map(({ item: { escalatedTo: _, ...item }, owners }) => {
      const more = owners.length - mostOwners;
      return {
        item: withFewerNames(item),
        owners: owners.slice(0, mostOwners),
        ...(more > 0 ? { more } : {}),
      };
    });
  const beyond = escalated.length - escalations.length;
  if (beyond === 0) return { escalations };
  const units = new Set(escalated.map(({ item }) => item.unit)).size;
  return { escalations, escalationsBeyond: { items: beyond, units } };
}

function withFewerNames<Item extends WarningItem>(item: Item): Item {
  if (!('lacking' in item) || item.lacking === undefined) return item;
  const { count, first } = item.lacking;
  return { ...item, lacking: { count, first: first.slice(0, mostNames) } };
}
