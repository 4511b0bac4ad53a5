import type { Language, Text } from '../../domain/language/text.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/** Sorts the items of a digest: overdue items first, longest overdue at the top; then those with the fewest days left. */
export function byUrgency(items: readonly WarningItem[]): WarningItem[] {
  return items.toSorted((a, b) => daysLeft(a) - daysLeft(b) || a.date.localeCompare(b.date));
}

/** The items of one unit. */
export type UnitItems = { readonly unitName: Text; readonly items: readonly WarningItem[] };

/** Groups items sorted by urgency by unit; the unit of the most urgent item comes first. */
export function groupedByUnit(items: readonly WarningItem[]): UnitItems[] {
  return [...Map.groupBy(items, ({ unit }) => unit).values()].flatMap((own) =>
    own.slice(0, 1).map(({ unitName }) => ({ unitName, items: own })),
  );
}

/**
 * How much time an item has left, or by how much it is overdue, in working days: `Còn 3 ngày làm việc`,
 * `Đến hạn hôm nay`, `Quá hạn 1 ngày làm việc`. When no working day is left, `day` shows whether the date itself has come.
 */
export function statusOf(item: WarningItem, day: string, language: Language): string {
  const texts = warningDigestTexts[language];
  if (item.kind === 'overdue') return texts.overdue(item.workingDays);
  if (item.workingDays > 0) return texts.workingDaysLeft(item.workingDays);
  return item.date === day ? texts.dueToday : texts.lastWorkingDay;
}

function daysLeft({ kind, workingDays }: WarningItem): number {
  return kind === 'overdue' ? -workingDays : workingDays;
}
