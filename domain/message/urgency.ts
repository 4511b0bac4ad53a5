import type { WarningItem } from '../milestone/warning-digest.ts';

/** Orders the items of a digest: overdue ones first, the longest overdue at the top; then those with fewest days left. */
export function byUrgency(items: readonly WarningItem[]): WarningItem[] {
  return items.toSorted((a, b) => daysLeft(a) - daysLeft(b) || a.date.localeCompare(b.date));
}

function daysLeft({ kind, workingDays }: WarningItem): number {
  return kind === 'overdue' ? -workingDays : workingDays;
}
