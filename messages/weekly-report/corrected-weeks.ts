import { capitalise, formatInteger, formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Extent } from '../letter/extent.ts';
import type { Notice } from '../letter/letter.ts';

type Texts = {
  readonly title: string;
  readonly corrected: (week: string, league: string, moved: string, reason: string) => string;
  readonly more: (count: string) => string;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    title: 'Đính chính kết quả đã báo cáo',
    corrected: (week, league, moved, reason) =>
      `${week}, ${league}: đã xếp hạng lại sau khi báo cáo, ${moved} đơn vị thay đổi điểm, hạng hoặc xếp loại. Lý do: ${reason}`,
    more: (count) => `Còn ${count} bảng khác đã xếp hạng lại; xem trên hệ thống Tiến Độ.`,
  },
  en: {
    title: 'Corrections to results reported before',
    corrected: (week, league, moved, reason) =>
      `${week}, ${league}: recomputed after the report; units whose points, rank or class changed: ${moved}. Reason: ${reason}`,
    more: (count) => `More rankings that were recomputed: ${count}. See them in the Tiến Độ system.`,
  },
};

/** The most rankings that the notice is about. */
const mostCorrected = 10;

/** What a report says of rankings that were recomputed after they had been reported. */
export function correctedNotices(
  { corrected = [] }: WeeklyReport,
  { entries }: Extent,
  language: Language,
): Notice[] {
  if (corrected.length === 0) return [];
  const { title, corrected: say, more } = texts[language];
  const shown = corrected.slice(0, Math.min(mostCorrected, entries));
  const rest = corrected.length - shown.length;
  const sentences = shown.map(({ period, leagueName, moved, reason }) => {
    const text = /[.!?…]$/.test(reason) ? reason : `${reason}.`;
    const week = capitalise(formatPeriod(period, language));
    return say(week, leagueName[language], formatInteger(moved, language), text);
  });
  if (rest > 0) sentences.push(more(formatInteger(rest, language)));
  return [{ title, text: sentences.join(' ') }];
}
