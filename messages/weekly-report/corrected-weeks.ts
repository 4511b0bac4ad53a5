import { capitalise, formatInteger, formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Extent } from '../letter/extent.ts';
import type { Notice } from '../letter/letter.ts';

type Texts = {
  readonly title: string;
  /** @param moved the units whose result changed */
  readonly corrected: (week: string, league: string, moved: string, reason: string) => string;
  readonly units: (names: readonly string[], others: number) => string;
  readonly more: (count: string) => string;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    title: 'Đính chính kết quả đã báo cáo',
    corrected: (week, league, moved, reason) =>
      `${week}, ${league}: đã xếp hạng lại sau khi báo cáo; thay đổi điểm, hạng hoặc xếp loại của ${moved}. Lý do: ${reason}`,
    units: (names, others) => listed(names, others, 'và', `${formatInteger(others, 'vi')} đơn vị`, ' khác'),
    more: (count) => `Còn ${count} bảng khác đã xếp hạng lại; xem trên hệ thống Tiến Độ.`,
  },
  en: {
    title: 'Corrections to results reported before',
    corrected: (week, league, moved, reason) =>
      `${week}, ${league}: recomputed after the report; points, rank or class changed for ${moved}. Reason: ${reason}`,
    units: (names, others) =>
      names.length === 0
        ? `${formatInteger(others, 'en')} ${others === 1 ? 'unit' : 'units'}`
        : listed(
            names,
            others,
            'and',
            `${formatInteger(others, 'en')} ${others === 1 ? 'other' : 'others'}`,
            '',
          ),
    more: (count) => `More rankings that were recomputed: ${count}. See them in the Tiến Độ system.`,
  },
};

/** `Sở A, Sở B và 3 đơn vị khác`; the number alone where nothing is named. */
function listed(names: readonly string[], others: number, and: string, count: string, other: string): string {
  if (names.length === 0) return count;
  const [last, ...before] = others > 0 ? [count + other, ...names.toReversed()] : names.toReversed();
  return before.length === 0 ? `${last}` : `${before.toReversed().join(', ')} ${and} ${last}`;
}

/** The most rankings that the notice is about. */
const mostCorrected = 10;

/** What a report says of rankings that were recomputed after they had been reported. */
export function correctedNotices(
  { corrected = [] }: WeeklyReport,
  { entries, names }: Extent,
  language: Language,
): Notice[] {
  if (corrected.length === 0) return [];
  const { title, corrected: say, more, units: namesOf } = texts[language];
  const shown = corrected.slice(0, Math.min(mostCorrected, entries));
  const rest = corrected.length - shown.length;
  const sentences = shown.map(({ period, leagueName, moved, reason, units = [] }) => {
    const text = /[.!?…]$/.test(reason) ? reason : `${reason}.`;
    const week = capitalise(formatPeriod(period, language));
    const named = units.slice(0, names).map((name) => name[language]);
    return say(week, leagueName[language], namesOf(named, moved - named.length), text);
  });
  if (rest > 0) sentences.push(more(formatInteger(rest, language)));
  return [{ title, text: sentences.join(' ') }];
}
