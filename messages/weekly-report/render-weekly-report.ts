import type { Language } from '../../domain/language/text.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Addressee } from '../letter/addressee.ts';
import { emailShell } from '../letter/email-shell.ts';
import type { Leaving } from '../letter/leaving.ts';
import type { Message } from '../letter/message.ts';
import { plainLetters } from '../letter/plain-letter.ts';
import { headlineOf } from './weekly-report-headline.ts';
import { weeklyReportBody } from './weekly-report-html.ts';
import { leagueSectionOf } from './weekly-report-league.ts';
import { weeklyReportLetter } from './weekly-report-letter.ts';
import { weeklyReportParagraphs } from './weekly-report-plain.ts';
import { weeklyReportSubject } from './weekly-report-subject.ts';

/** Who reads the report: the posts it is addressed to, and the units whose lines are marked as the reader's own. */
export type ReportReader = Addressee & {
  readonly unit: string;
  readonly also?: readonly { readonly unit: string }[];
};

/**
 * The Monday report as an e-mail for one reader: Vietnamese, then English, with the same figures in both languages and
 * in both parts of the message.
 * @param leaving how the reader can unsubscribe; null to say nothing of it
 */
export function renderWeeklyReport(
  report: WeeklyReport,
  recipient: ReportReader,
  leaving: Leaving | null = null,
): Message {
  const subject = weeklyReportSubject(report);
  const vi = layOut(report, recipient, 'vi');
  const en = layOut(report, recipient, 'en');
  return { subject, html: emailShell(subject, vi, en, leaving), text: plainLetters(vi, en, leaving) };
}

function layOut(report: WeeklyReport, reader: ReportReader, language: Language) {
  const own = new Set([reader, ...(reader.also ?? [])].map(({ unit }) => unit));
  const headline = headlineOf(report, own, language);
  const leagues = report.leagues.map((league) => leagueSectionOf(league, report, own, language));
  return {
    letter: weeklyReportLetter(report, reader, language),
    body: weeklyReportBody(headline, leagues, language),
    paragraphs: weeklyReportParagraphs(headline, leagues, language),
  };
}
