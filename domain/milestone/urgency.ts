import type { WarningDigest, WarningItem } from './warning-digest.ts';

/** The most items of a digest: thirty still fit on a few screens. */
const mostItems = 30;

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

function withFewerNames(item: WarningItem): WarningItem {
  if (item.goal !== 'submissions' || item.lacking === undefined) return item;
  const { count, first } = item.lacking;
  return { ...item, lacking: { count, first: first.slice(0, mostNames) } };
}
