import { formatInteger, formatWeek } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { UnreadableSource } from '../../domain/report/unreadable-source.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Extent } from '../letter/extent.ts';
import type { Notice } from '../letter/letter.ts';

type Texts = {
  readonly title: string;
  readonly comparison: (week: string, league: string) => string;
  readonly trend: (week: string, league: string) => string;
  readonly own: (league: string, edition: string) => string;
  readonly corrections: (week: string) => string;
  readonly standing: (week: string, name: string) => string;
  readonly milestone: (name: string, units: number) => string;
  readonly more: (count: string) => string;
  readonly told: string;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    title: 'Dữ liệu không đọc được',
    comparison: (week, league) =>
      `Bảng xếp hạng ${league} ${week}: không đọc được nên báo cáo không so sánh với tuần này, biểu đồ bỏ trống tuần này.`,
    trend: (week, league) => `Bảng xếp hạng ${league} ${week}: không đọc được nên biểu đồ bỏ trống tuần này.`,
    own: (league, edition) =>
      `Bảng xếp hạng ${league} đã chốt không đọc được; báo cáo dùng bảng xếp lại từ số liệu các đơn vị đã gửi (lần chốt ${edition}).`,
    corrections: (week) =>
      `Kết quả ${week}: có dữ liệu không đọc được nên báo cáo có thể thiếu đính chính của tuần này.`,
    standing: (week, name) => `“${name}” ${week}: không đọc được nên không có trong báo cáo.`,
    milestone: (name, units) =>
      `Mốc “${name}”: không đọc được số liệu của ${formatInteger(units, 'vi')} đơn vị nên không tính các đơn vị này.`,
    more: (count) => `Còn ${count} nội dung khác không đọc được.`,
    told: 'Bộ phận vận hành đã nhận được cảnh báo.',
  },
  en: {
    title: 'Data that cannot be read',
    comparison: (week, league) =>
      `${league}, ${week}: the ranking cannot be read, so nothing is compared with it and trends have a gap.`,
    trend: (week, league) => `${league}, ${week}: the ranking cannot be read, so trends have a gap.`,
    own: (league, edition) =>
      `${league}: the frozen ranking cannot be read; this report shows one made again from the submissions (edition ${edition}).`,
    corrections: (week) =>
      `Results of ${week}: some data cannot be read, so corrections of them may be missing here.`,
    standing: (week, name) => `“${name}”, ${week}: cannot be read, and is missing here.`,
    milestone: (name, units) =>
      `Milestone “${name}”: the figures of ${formatInteger(units, 'en')} ${units === 1 ? 'unit' : 'units'} cannot be read and do not count.`,
    more: (count) => `More that cannot be read: ${count}.`,
    told: 'Operations have been alerted.',
  },
};

/** The most sentences of the notice. */
const mostSentences = 10;

/** What a report says of stored rows that it could not read. */
export function unreadableNotices(
  { unreadable = [] }: WeeklyReport,
  { entries }: Extent,
  language: Language,
): Notice[] {
  if (unreadable.length === 0) return [];
  const { title, more, told } = texts[language];
  const shown = unreadable.slice(0, Math.min(mostSentences, entries));
  const rest = unreadable.length - shown.length;
  const sentences = shown.map((source) => sentenceOf(source, language));
  if (rest > 0) sentences.push(more(formatInteger(rest, language)));
  return [{ title, text: [...sentences, told].join(' ') }];
}

function sentenceOf(source: UnreadableSource, language: Language): string {
  const say = texts[language];
  switch (source.what) {
    case 'earlier-ranking':
      return say[source.lacks](formatWeek(source.period, language), source.leagueName[language]);
    case 'own-ranking':
      return say.own(source.leagueName[language], formatInteger(source.edition, language));
    case 'corrections':
      return say.corrections(formatWeek(source.period, language));
    case 'standing':
      return say.standing(formatWeek(source.period, language), source.name[language]);
    case 'milestone-figures':
      return say.milestone(source.name[language], source.units);
  }
}
