import { formatDeadline } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import { owedTexts } from './owed-texts.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/** What one unit has to do, the most urgent first. */
export type UnitItems = { readonly unitName: Text; readonly items: readonly WarningItem[] };

/** Groups items sorted by urgency by unit; the unit of the most urgent item comes first. */
export function groupedByUnit(items: readonly WarningItem[]): UnitItems[] {
  return [...Map.groupBy(items, ({ unit }) => unit).values()].flatMap((own) =>
    own.slice(0, 1).map(({ unitName }) => ({ unitName, items: own })),
  );
}

/** The day a digest is for, and when it leaves; null when that is not known. */
export type DigestTime = { readonly day: string; readonly at: InstantText | null };

/** Whether an item's deadline has passed when its digest leaves, although it was ahead when the digest was planned. */
function isPast({ kind, dueAt }: WarningItem, at: InstantText | null): boolean {
  return kind === 'ahead' && dueAt !== undefined && at !== null && isAfter(at, dueAt);
}

/** Whether an item reads as overdue: its last day is over, or its hour has passed when the digest leaves. */
export function isOver(item: WarningItem, at: InstantText | null): boolean {
  return item.kind === 'overdue' || isPast(item, at);
}

/**
 * How much time an item has left, or by how much it is overdue, in working days: `Còn 3 ngày làm việc`,
 * `Đến hạn hôm nay, lúc 16:00`, `Đã hết hạn lúc 16:00 hôm nay`, `Quá hạn 1 ngày làm việc`. When no working day is left, `day` shows whether the date itself has come.
 */
export function statusOf(item: WarningItem, { day, at }: DigestTime, language: Language): string {
  const texts = warningDigestTexts[language];
  if (item.kind === 'overdue')
    return item.workingDays === 0 && item.goal === 'owed' && item.dueAt !== undefined
      ? owedTexts[language].deadlinePassed(formatDeadline(item.dueAt, language))
      : texts.overdue(item.workingDays);
  if (isPast(item, at)) return texts.passedToday(item.time ?? '24:00');
  if (item.workingDays > 0) return texts.workingDaysLeft(item.workingDays);
  return item.date === day ? texts.dueToday(item.time ?? null) : texts.lastWorkingDay;
}
