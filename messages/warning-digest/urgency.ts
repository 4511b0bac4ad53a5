import type { Text } from '../../domain/language/text.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';

/** Orders the items of a digest: overdue ones first, the longest overdue at the top; then those with fewest days left. */
export function byUrgency(items: readonly WarningItem[]): WarningItem[] {
  return items.toSorted((a, b) => daysLeft(a) - daysLeft(b) || a.date.localeCompare(b.date));
}

/** The items of one unit. */
export type UnitItems = { readonly unitName: Text; readonly items: readonly WarningItem[] };

/** Groups items that are in order of urgency by unit; the unit of the most urgent item comes first. */
export function groupedByUnit(items: readonly WarningItem[]): UnitItems[] {
  return [...Map.groupBy(items, ({ unit }) => unit).values()].flatMap((own) =>
    own.slice(0, 1).map(({ unitName }) => ({ unitName, items: own })),
  );
}

function daysLeft({ kind, workingDays }: WarningItem): number {
  return kind === 'overdue' ? -workingDays : workingDays;
}
