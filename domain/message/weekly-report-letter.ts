import { capitalise, formatDate, formatLocalTime, formatWeek, formatWeekday } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import type { WeeklyReport } from '../report/weekly-report.ts';
import { type Letter, letterTexts, type Notice } from './letter.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** The frame of the weekly report in one language: its dates, its addressee, its notices and its small print. */
export function weeklyReportLetter(report: WeeklyReport, post: Text, language: Language): Letter {
  const texts = weeklyReportTexts[language];
  const shared = letterTexts[language];
  const setName = report.setName[language];
  const week = formatWeek(report.period, language);
  const from = formatDate(report.from, language);
  const to = formatDate(report.to, language);
  const editions = report.leagues
    .map(({ name, edition }) => texts.edition(name[language], edition))
    .join('; ');
  return {
    language,
    scope: capitalise(report.scope[language]),
    title: texts.title(setName),
    facts: [
      texts.period(capitalise(week), from, to),
      texts.cutOff(formatLocalTime(report.cutOffAt, language)),
    ],
    salutation: shared.salutation,
    addressee: post[language],
    opening: texts.opening(setName, week),
    notices: [...illustrativeNotices(report, language), ...movedNotices(report, language)],
    closing: shared.closing,
    footer: [
      texts.versions(editions, report.catalogueVersion),
      `${shared.automatic} ${texts.why(post[language])}`,
    ],
  };
}

function illustrativeNotices({ scope, standing, leagues }: WeeklyReport, language: Language): Notice[] {
  const texts = weeklyReportTexts[language];
  const madeUp = leagues.filter(({ lines }) => lines.some(({ illustrative }) => illustrative));
  if (madeUp.length === 0 && standing?.illustrative !== true) return [];
  const names = madeUp.map(({ name }) => `“${name[language]}”`).join(', ');
  const aboutLeagues = madeUp.length === 0 ? [] : [texts.madeUpLeagues(names)];
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

function movedNotices({ reportingDay, movedBecause }: WeeklyReport, language: Language): Notice[] {
  if (movedBecause === null) return [];
  const { moved } = weeklyReportTexts[language];
  const weekday = formatWeekday(reportingDay, language);
  const text = moved.text(weekday, formatDate(reportingDay, language), movedBecause[language]);
  return [{ title: moved.title, text }];
}
