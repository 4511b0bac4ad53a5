import { Temporal } from 'temporal-polyfill';
import {
  capitalise,
  formatDate,
  formatLocalTime,
  formatWeek,
  formatWeekday,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { type Addressee, type Letter, letterTexts, type Notice, postsOf } from '../letter/letter.ts';
import { outOf } from './change-words.ts';
import { correctedNotices } from './corrected-weeks.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/**
 * The frame of the weekly report in one language: its dates, its notices and its small print.
 * @returns the frame for one reader
 */
export function weeklyReportLetter(
  report: WeeklyReport,
  besideNotices: readonly Notice[],
  language: Language,
): (reader: Addressee) => Letter {
  const texts = weeklyReportTexts[language];
  const shared = letterTexts[language];
  const setName = report.setName[language];
  const week = formatWeek(report.period, language);
  const from = formatDate(report.from, language);
  const to = formatDate(report.to, language);
  const editions = report.leagues
    .map(({ name, edition }) => texts.edition(name[language], edition))
    .join('; ');
  const frame = {
    language,
    scope: capitalise(report.scope[language]),
    title: texts.title(setName),
    facts: [
      texts.period(capitalise(week), from, to),
      texts.cutOff(formatLocalTime(report.cutOffAt, language)),
    ],
    salutation: shared.salutation,
    opening: texts.opening(setName, week),
    notices: [
      ...provisionalNotices(report, language),
      ...illustrativeNotices(report, language),
      ...movedNotices(report, language),
      ...besideNotices,
      ...correctedNotices(report, language),
    ],
    closing: shared.closing,
  };
  const versions = texts.versions(editions, report.catalogueVersion);
  return (reader) => {
    const posts = postsOf(reader, language);
    const why = `${shared.automatic} ${shared.why(posts, texts.list)}`;
    return { ...frame, addressee: posts.join('; '), footer: [versions, why] };
  };
}

function illustrativeNotices({ scope, standing, leagues }: WeeklyReport, language: Language): Notice[] {
  const texts = weeklyReportTexts[language];
  const madeUp = leagues.filter(({ lines }) => lines.some(({ illustrative }) => illustrative));
  if (madeUp.length === 0 && standing?.illustrative !== true) return [];
  const aboutLeagues =
    madeUp.length === 0 ? [] : [texts.madeUpLeagues(madeUp.map(({ name }) => name[language]))];
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

function provisionalNotices({ leagues }: WeeklyReport, language: Language): Notice[] {
  const { provisional } = weeklyReportTexts[language];
  const sentences = leagues
    .filter((league) => league.provisional && league.ranked > 0)
    .map(({ name, received, expected }) =>
      provisional.text(name[language], outOf(received, expected, language)),
    );
  return sentences.length === 0 ? [] : [{ title: provisional.title, text: sentences.join(' ') }];
}
