import { formatDate, formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { MilestoneAtRisk } from '../../domain/report/milestone-at-risk.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Extent } from '../letter/extent.ts';
import { type Html, html } from '../letter/html.ts';
import { type LinkedWords, linkedWords } from '../letter/linked-line.ts';
import { underlined } from '../letter/plain-letter.ts';
import { outOf } from './change-words.ts';
import type { ReportPages } from './report-pages.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** The milestones that need attention, each with its deadline and who is behind; null when there are none. */
export type MilestoneList = {
  readonly title: string;
  readonly entries: readonly { readonly name: LinkedWords; readonly text: string }[];
} | null;

type Texts = {
  readonly title: string;
  readonly due: (date: string, before: boolean) => string;
  readonly left: (days: number) => string;
  readonly overdue: (days: number) => string;
  readonly done: (units: string) => string;
  readonly behind: Readonly<Record<MilestoneAtRisk['status'], (count: string, units: string) => string>>;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    title: 'Mốc tiến độ có nguy cơ chậm',
    due: (date, before) => (before ? `hạn trước ngày ${date}` : `hạn ${date}`),
    left: (days) => `còn ${formatInteger(days, 'vi')} ngày làm việc`,
    overdue: (days) => `quá hạn ${formatInteger(days, 'vi')} ngày làm việc`,
    done: (units) => `${units} đơn vị đã hoàn thành`,
    behind: {
      'at-risk': (count, units) => `${count} đơn vị có nguy cơ chậm: ${units}`,
      overdue: (count, units) => `${count} đơn vị chưa hoàn thành: ${units}`,
    },
  },
  en: {
    title: 'Milestones at risk',
    due: (date, before) => (before ? `due before ${date}` : `due ${date}`),
    left: (days) => `${workingDaysEn(days)} left`,
    overdue: (days) => `${workingDaysEn(days)} overdue`,
    done: (units) => `${units} units done`,
    behind: {
      'at-risk': (count, units) => `units at risk: ${count} (${units})`,
      overdue: (count, units) => `units not done: ${count} (${units})`,
    },
  },
};

function workingDaysEn(days: number): string {
  return `${formatInteger(days, 'en')} working ${days === 1 ? 'day' : 'days'}`;
}

/** Puts the milestones of a report into words. */
export function milestoneListOf(
  { milestones = [] }: WeeklyReport,
  { entries, names }: Extent,
  pages: ReportPages,
  language: Language,
): MilestoneList {
  const shown = milestones.slice(0, entries);
  if (shown.length === 0) return null;
  return {
    title: texts[language].title,
    entries: shown.map((one) => ({
      name: { words: one.name[language], url: pages.milestone(one.milestone) },
      text: wordsOf(one, names, language),
    })),
  };
}

function wordsOf(
  { date, before, status, workingDays, obliged, done, behind: { count, names } }: MilestoneAtRisk,
  most: number,
  language: Language,
): string {
  const { due, left, overdue, done: ofDone, behind } = texts[language];
  const named = names.slice(0, most).map((name) => name[language]);
  const rest = count - named.length;
  const units = [
    ...named,
    ...(rest > 0 ? [weeklyReportTexts[language].moreUnits(formatInteger(rest, language))] : []),
  ].join('; ');
  const distance = (status === 'overdue' ? overdue : left)(workingDays);
  const facts = [
    ofDone(outOf(done, obliged, language)),
    behind[status](formatInteger(count, language), units),
  ];
  return `${due(formatDate(date, language), before)}, ${distance}; ${facts.join('; ')}.`;
}

/** The milestones as HTML. */
export function milestoneBlock(list: MilestoneList): Html {
  if (list === null) return html``;
  return html`<h2>${list.title}</h2>
    ${list.entries.map(({ name, text }) => html`<p class="small"><b>${linkedWords(name)}</b>: ${text}</p>\n`)}`;
}

/** The milestones in plain text. */
export function milestoneParagraphs(list: MilestoneList): string[] {
  if (list === null) return [];
  return [
    [underlined(list.title), ...list.entries.map(({ name, text }) => `${name.words}: ${text}`)].join('\n'),
  ];
}
