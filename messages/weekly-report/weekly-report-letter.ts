import { Temporal } from 'temporal-polyfill';
import {
  capitalise,
  formatDate,
  formatInteger,
  formatLocalTime,
  formatWeek,
  formatWeekday,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { summaryOf } from '../../domain/report/summary-of.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Extent } from '../letter/extent.ts';
import { type Addressee, type Letter, letterTexts, type Notice, postsOf } from '../letter/letter.ts';
import { outOf } from './change-words.ts';
import { correctedNotices } from './corrected-weeks.ts';
import { type MissingWorkbook, missingWorkbookNotices } from './missing-workbook.ts';
import { unapprovedTexts } from './unapproved-units.ts';
import { unreadableNotices } from './unreadable-sources.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** The addressee of a report, and why the workbook that belongs to it is not attached. */
export type ReportAddressee = Addressee & { readonly missingWorkbook?: MissingWorkbook | null };

/** The most sentences of a notice, and the most rankings that it names. */
const mostNotices = 10;

/**
 * The frame of the weekly report in one language: its dates, its notices and its small print.
 * @returns the frame for one reader
 */
export function weeklyReportLetter(
  report: WeeklyReport,
  besideNotices: readonly Notice[],
  extent: Extent,
  language: Language,
): (reader: ReportAddressee) => Letter {
  const texts = weeklyReportTexts[language];
  const shared = letterTexts[language];
  const setName = report.setName[language];
  const week = formatWeek(report.period, language);
  const from = formatDate(report.from, language);
  const to = formatDate(report.to, language);
  const editions = report.leagues
    .slice(0, Math.min(mostNotices, extent.entries))
    .map(({ name, edition }) => texts.edition(name[language], edition));
  const more = report.leagues.length - editions.length;
  const edited = [...editions, ...(more === 0 ? [] : [texts.moreLeagues(formatInteger(more, language))])];
  const frame = {
    language,
    scope: capitalise(report.scope[language]),
    title: texts.title(setName),
    facts: [
      texts.period(capitalise(week), from, to),
      texts.cutOff(formatLocalTime(report.cutOffAt, language)),
    ],
    salutation: shared.salutation,
    opening: texts.opening,
    notices: [
      ...provisionalNotices(report, extent, language),
      ...illustrativeNotices(report, extent, language),
      ...movedNotices(report, language),
      ...besideNotices,
      ...correctedNotices(report, extent, language),
      ...unreadableNotices(report, extent, language),
    ],
    closing: shared.closing,
  };
  const versions = texts.versions(report.empty ? null : edited.join('; '), report.catalogueVersion);
  return (reader) => {
    const posts = postsOf(reader, language, extent.names);
    const why = `${shared.automatic} ${shared.why(posts, texts.list)}`;
    const notices = [...frame.notices, ...missingWorkbookNotices(reader.missingWorkbook ?? null, language)];
    return { ...frame, notices, addressee: posts.join('; '), footer: [versions, why] };
  };
}

function illustrativeNotices(
  { scope, standing: published, unpublished, leagues }: WeeklyReport,
  { entries }: Extent,
  language: Language,
): Notice[] {
  const texts = weeklyReportTexts[language];
  const standing = published ?? unpublished?.last ?? null;
  const madeUp = leagues.filter((league) => summaryOf(league).illustrative);
  const named = madeUp.slice(0, Math.min(mostNotices, entries)).map(({ name }) => name[language]);
  if (madeUp.length === 0 && standing?.illustrative !== true) return [];
  const aboutLeagues = madeUp.length === 0 ? [] : [texts.madeUpLeagues(named, madeUp.length - named.length)];
  const aboutStanding =
    standing === null
      ? []
      : [
          standing.illustrative
            ? texts.madeUpStanding(scope[language])
            : texts.publishedStanding(scope[language]),
        ];
  return [{ title: letterTexts[language].illustrative, text: [...aboutLeagues, ...aboutStanding].join(' ') }];
}

function movedNotices(report: WeeklyReport, language: Language): Notice[] {
  const { to, reportingDay, missedDay = reportingDay, movedBecause } = report;
  if (movedBecause === null) return [];
  const { moved } = weeklyReportTexts[language];
  const monday = Temporal.PlainDate.from(to).add({ days: 1 }).toString();
  const weekday = formatWeekday(missedDay, language);
  const text = moved.text(
    weekday,
    formatDate(missedDay, language),
    formatDate(monday, language),
    movedBecause[language],
  );
  return [{ title: moved.title, text }];
}

function provisionalNotices({ leagues }: WeeklyReport, { entries }: Extent, language: Language): Notice[] {
  const { provisional } = weeklyReportTexts[language];
  const all = leagues.filter((league) => league.provisional && league.ranked > 0);
  const sentences = all
    .slice(0, Math.min(mostNotices, entries))
    .map(({ name, received, expected, unapproved }) => {
      const say = unapproved === undefined ? provisional.text : unapprovedTexts(language).provisional;
      return say(name[language], outOf(received, expected, language));
    });
  const more = all.length - sentences.length;
  if (more > 0) sentences.push(provisional.more(formatInteger(more, language)));
  return sentences.length === 0 ? [] : [{ title: provisional.title, text: sentences.join(' ') }];
}
