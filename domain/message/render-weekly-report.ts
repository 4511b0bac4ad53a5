import { formatWeek } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import type { WeeklyReport } from '../report/weekly-report.ts';
import { emailShell } from './email-shell.ts';
import type { Message } from './message.ts';
import { plainLetters } from './plain-letter.ts';
import { headlineOf } from './weekly-report-headline.ts';
import { weeklyReportBody } from './weekly-report-html.ts';
import { leagueSectionOf } from './weekly-report-league.ts';
import { weeklyReportLetter } from './weekly-report-letter.ts';
import { weeklyReportParagraphs } from './weekly-report-plain.ts';
import { weeklyReportSubject } from './weekly-report-subject.ts';

/** Who reads the report: the post it is addressed to, and the unit whose line is marked as the reader's own. */
export type ReportReader = { readonly post: Text; readonly unit: string };

/**
 * The Monday report as an e-mail for one reader: Vietnamese, then English, with the same figures in both languages and
 * in both parts of the message.
 */
export function renderWeeklyReport(report: WeeklyReport, recipient: ReportReader): Message {
  const subject = weeklyReportSubject(report);
  const vi = layOut(report, recipient, 'vi');
  const en = layOut(report, recipient, 'en');
  return { subject, html: emailShell(subject, vi, en), text: plainLetters(vi, en) };
}

function layOut(report: WeeklyReport, { post, unit }: ReportReader, language: Language) {
  const headline = headlineOf(report, unit, language);
  const week = formatWeek(report.period, language);
  const leagues = report.leagues.map((league) => leagueSectionOf(league, week, unit, language));
  return {
    letter: weeklyReportLetter(report, post, language),
    body: weeklyReportBody(headline, leagues, language),
    paragraphs: weeklyReportParagraphs(headline, leagues, language),
  };
}
