import {
  capitalise,
  formatDate,
  formatInteger,
  formatWeek,
  formatWeekday,
} from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { periodFrom, previousPeriod } from '../../domain/period/period.ts';
import type { BesideWeek } from '../../domain/report/beside-week.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Extent } from '../letter/extent.ts';
import type { Notice } from '../letter/letter.ts';
import { plainLine } from '../letter/linked-line.ts';
import { reportPages } from './report-pages.ts';
import { headlineOf } from './weekly-report-headline.ts';

type Texts = {
  readonly title: string;
  readonly waiting: (week: string, news: string) => string;
  readonly empty: (week: string) => string;
  readonly off: (week: string, holidays: readonly string[]) => string;
  readonly notOwed: (week: string) => string;
  readonly more: (count: string) => string;
  readonly delayed: { readonly title: string; readonly text: (due: string, sent: string) => string };
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    title: 'Các tuần chưa có báo cáo riêng',
    waiting: (week, news) =>
      `${week} chưa được báo cáo; kết quả: ${news} Bảng xếp hạng đầy đủ của tuần này được lưu trên hệ thống.`,
    empty: (week) => `${week}: không có đơn vị nào gửi số liệu.`,
    off: (week, holidays) => `${week} không có ngày làm việc${inBrackets(holidays)}, không có số liệu.`,
    notOwed: (week) => `${week}: các đơn vị không phải gửi số liệu.`,
    more: (count) => `Còn ${count} đợt khác; xem trên hệ thống Tiến Độ.`,
    delayed: {
      title: 'Báo cáo gửi muộn',
      text: (due, sent) => `Báo cáo này phải gửi vào ${due}. Do sự cố, hệ thống gửi vào ${sent}.`,
    },
  },
  en: {
    title: 'Weeks without a report of their own',
    waiting: (week, news) =>
      `${week} has not been reported yet. Its results: ${news} The system keeps the full rankings of that week.`,
    empty: (week) => `${week}: no unit submitted any figures.`,
    off: (week, holidays) => `${week} had no working day${inBrackets(holidays)} and has no figures.`,
    notOwed: (week) => `${week}: no figures were owed.`,
    more: (count) => `More such weeks or runs of weeks: ${count}. See them in the Tiến Độ system.`,
    delayed: {
      title: 'Late report',
      text: (due, sent) =>
        `This report was due on ${due}. Because of a fault, the system sent it on ${sent}.`,
    },
  },
};

/** The most weeks, or runs of weeks, that the notice is about. */
const mostRuns = 12;

/**
 * What a report says about the weeks beside its own, and about its own delay.
 * @param waiting the frozen reports of the weeks that waited like this one
 */
export function besideNotices(
  report: WeeklyReport,
  waiting: readonly WeeklyReport[],
  extent: Extent,
  language: Language,
): Notice[] {
  const { title, delayed, more } = texts[language];
  const { beside, missedDay, reportingDay } = report;
  const runs = inRuns(beside);
  const shown = runs.slice(0, Math.min(mostRuns, extent.entries));
  const sentences = shown.map((run) => sentenceOf(run, waiting, extent, language));
  if (runs.length > shown.length) sentences.push(more(formatInteger(runs.length - shown.length, language)));
  return [
    ...(missedDay === undefined
      ? []
      : [
          {
            title: delayed.title,
            text: delayed.text(dayInWords(missedDay, language), dayInWords(reportingDay, language)),
          },
        ]),
    ...(sentences.length === 0 ? [] : [{ title, text: sentences.join(' ') }]),
  ];
}

function inBrackets(names: readonly string[]): string {
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}

/** Weeks of one kind that follow each other, said once. */
type Run = { readonly first: BesideWeek; readonly last: BesideWeek; readonly holidays: readonly Text[] };

function inRuns(weeks: readonly BesideWeek[]): Run[] {
  const runs: Run[] = [];
  for (const week of weeks) {
    const run = runs.at(-1);
    const goesOn = run?.last.why === week.why && week.why !== 'waiting' && follows(week, run.last);
    const holidays = holidaysOf(week);
    if (run !== undefined && goesOn)
      runs.splice(-1, 1, { ...run, last: week, holidays: [...run.holidays, ...holidays] });
    else runs.push({ first: week, last: week, holidays });
  }
  return runs;
}

function holidaysOf({ holiday, holidays }: BesideWeek): readonly Text[] {
  return holidays ?? (holiday === undefined ? [] : [holiday]);
}

function follows(week: BesideWeek, last: BesideWeek): boolean {
  const period = periodFrom(week.period);
  return period !== null && previousPeriod(period).id === last.period;
}

function sentenceOf(
  { first, last, holidays }: Run,
  waiting: readonly WeeklyReport[],
  extent: Extent,
  language: Language,
): string {
  const say = texts[language];
  const weeks = weeksInWords(first, last, language);
  switch (first.why) {
    case 'waiting':
      return say.waiting(weeks, newsOf(first, waiting, language));
    case 'empty':
      return say.empty(weeks);
    case 'off':
      return say.off(weeks, [...new Set(holidays.map((name) => name[language]))].slice(0, extent.names));
    case 'not-owed':
      return say.notOwed(weeks);
  }
}

/** The first lines of the report that a week would have had. */
function newsOf({ period }: BesideWeek, waiting: readonly WeeklyReport[], language: Language): string {
  const report = waiting.find((one) => one.period === period);
  if (report === undefined) return { vi: 'hiện không đọc được.', en: 'not readable at present.' }[language];
  return headlineOf(report, reportPages(report, null), language).sentences.map(plainLine).join(' ');
}

function weeksInWords(first: BesideWeek, last: BesideWeek, language: Language): string {
  const from = formatWeek(first.period, language);
  if (first.period === last.period) return capitalise(from);
  const to = formatWeek(last.period, language);
  return language === 'vi' ? `Từ ${from} đến ${to}` : `${capitalise(from)} to ${to}`;
}

function dayInWords(date: string, language: Language): string {
  return `${formatWeekday(date, language)}, ${formatDate(date, language)}`;
}
