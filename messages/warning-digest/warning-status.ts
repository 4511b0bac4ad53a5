import type { Language } from '../../domain/language/text.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/**
 * How much time an item has left, or by how much it is overdue, in working days: `Còn 3 ngày làm việc`,
 * `Hôm nay là hạn`, `Quá hạn 1 ngày làm việc`. With no working day left, `day` tells whether the date itself has come.
 */
export function warningStatus(item: WarningItem, day: string, language: Language): string {
  const texts = warningDigestTexts[language];
  if (item.kind === 'overdue') return texts.overdue(item.workingDays);
  if (item.workingDays > 0) return texts.workingDaysLeft(item.workingDays);
  return item.date === day ? texts.dueToday : texts.lastWorkingDay;
}
