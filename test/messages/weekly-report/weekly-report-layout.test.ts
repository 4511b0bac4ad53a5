import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReaderLanguage } from '../../../domain/language/reader-language.ts';
import type { Language } from '../../../domain/language/text.ts';
import type { WeeklyReport } from '../../../domain/report/weekly-report.ts';
import { bilingualMessage } from '../../../messages/letter/bilingual-message.ts';
import { extents } from '../../../messages/letter/extent.ts';
import { html } from '../../../messages/letter/html.ts';
import type { Leaving } from '../../../messages/letter/letter.ts';
import type { Message } from '../../../messages/letter/message.ts';
import { wholeOf } from '../../../messages/letter/passages.ts';
import { weekPage } from '../../../messages/letter/week-page.ts';
import {
  absentBlock,
  absentParagraphs,
  absentUnitsOf,
} from '../../../messages/weekly-report/absent-units.ts';
import { besideNotices } from '../../../messages/weekly-report/beside-weeks.ts';
import { leagueSectionOf, RowWriter } from '../../../messages/weekly-report/league-section.ts';
import {
  milestoneBlock,
  milestoneListOf,
  milestoneParagraphs,
} from '../../../messages/weekly-report/milestones.ts';
import { ownUnitOf } from '../../../messages/weekly-report/own-unit.ts';
import { reportPages } from '../../../messages/weekly-report/report-pages.ts';
import { UnitRemarksSection } from '../../../messages/weekly-report/unit-remarks.ts';
import { headlineOf } from '../../../messages/weekly-report/weekly-report-headline.ts';
import {
  headlineBox,
  leagueBlock,
  ownUnitBlock,
  rankingRow,
  weeklyReportBody,
} from '../../../messages/weekly-report/weekly-report-html.ts';
import {
  type ReportReader,
  WeeklyReportLayout,
} from '../../../messages/weekly-report/weekly-report-layout.ts';
import { weeklyReportLetter } from '../../../messages/weekly-report/weekly-report-letter.ts';
import {
  headlineParagraphs,
  leagueParagraphs,
  ownUnitParagraph,
  rankingLine,
  weeklyReportParagraphs,
} from '../../../messages/weekly-report/weekly-report-plain.ts';
import { weeklyReportSubject } from '../../../messages/weekly-report/weekly-report-subject.ts';
import { weeklyReportTexts } from '../../../messages/weekly-report/weekly-report-texts.ts';
import { anyReport, anyText } from './any-report.ts';

const [usual] = extents;

/** A report's e-mail to one reader, every row of it rendered for this reader. */
function fromScratch(
  report: WeeklyReport,
  reader: ReportReader,
  leaving: Leaving | null,
  portalUrl: string | null,
) {
  const pages = reportPages(report, portalUrl);
  const units = [reader, ...(reader.also ?? [])].map(({ unit }) => unit);
  const isSilent = (league: WeeklyReport['leagues'][number]) =>
    league.absent !== undefined &&
    league.unapproved === undefined &&
    league.received + league.ranked + league.joined.length + league.left.length === 0;
  const all = report.empty ? [] : report.leagues;
  const leagues = all.filter((league) => !isSilent(league));
  const layOut = (language: Language) => {
    const own = all.flatMap((league) =>
      league.lines
        .filter(({ unit }) => units.includes(unit))
        .map((line) => ownUnitOf(line, league, report, pages, language)),
    );
    const sections = leagues.map((league) => leagueSectionOf(league, report, usual, pages, language));
    const laidOut = leagues.map((league, index) => {
      const writer = new RowWriter(league, report.period, pages, language);
      const shown = league.lines.filter(
        ({ unit, notRanked, unapproved }) =>
          league.absent === undefined ||
          notRanked !== 'nothing-sent' ||
          unapproved !== undefined ||
          units.includes(unit),
      );
      const rows = shown.map((line) => writer.rowOf(line, units.includes(line.unit)));
      const [before, section] = [sections[index - 1], sections[index]];
      if (section === undefined) throw new RangeError('each league has a section');
      return { section: before?.caption === section.caption ? { ...section, caption: '' } : section, rows };
    });
    const headline = headlineOf(report, pages, language);
    const absent = absentUnitsOf(report, all.filter(isSilent), usual, pages, language);
    const milestones = milestoneListOf(report, usual, pages, language);
    const remarks = new UnitRemarksSection(report, usual, pages, language).to(new Set(units));
    return {
      letter: weeklyReportLetter(report, besideNotices(report, [], usual, language), usual, language)(reader),
      body: weeklyReportBody({
        headline: headlineBox(headline, language),
        own: own.map(ownUnitBlock),
        absent: absentBlock(absent),
        leagues: laidOut.map(({ section, rows }) => ({
          ...leagueBlock(section, language),
          rows: rows.map(rankingRow),
        })),
        milestones: milestoneBlock(milestones),
        remarks: remarks.html,
        others: html``,
      }),
      paragraphs: [
        ...weeklyReportParagraphs({
          headline: headlineParagraphs(headline, language),
          own: own.map(ownUnitParagraph),
          absent: absentParagraphs(absent),
          leagues: laidOut.map(({ section, rows }) => ({
            ...leagueParagraphs(section, language),
            rows: rows.map(rankingLine).join(''),
          })),
          milestones: milestoneParagraphs(milestones),
          remarks: remarks.plain,
          others: [],
        }),
        ...(portalUrl === null || report.empty || report.leagues.every(({ since }) => since === null)
          ? []
          : [weeklyReportTexts[language].onThePage]),
      ],
    };
  };
  const subject = (language: Language) => weeklyReportSubject(report, language);
  const page = report.empty ? null : weekPage(portalUrl, report.set, report.period);
  return bilingualMessage(subject, layOut, leaving, reader.language, null, page);
}

const anyUnit = fc.integer({ min: 0, max: 12 }).map((index) => `U${index}`);
const anyPost = fc.tuple(anyText, anyUnit).map(([post, unit]) => ({ post, unit }));
const anyReader: fc.Arbitrary<ReportReader> = fc
  .tuple(anyPost, fc.array(anyPost, { maxLength: 2 }), fc.constantFrom<ReaderLanguage[]>('vi', 'en', 'both'))
  .map(([first, also, language]) => ({ ...first, also, language }));
const anyPortal = fc.constantFrom(null, 'https://tiendo.example');
const anyLeaving = fc.constantFrom<(Leaving | null)[]>(null, 'duty', {
  url: 'https://api.example/v1/unsubscribe/a.b',
});

/** Whether every mail program shows the message whole. A report of many own units in both languages may not fit. */
function fits({ html }: Message): boolean {
  return Buffer.byteLength(html) < 90_000;
}

/** What a message says, however it is cut. */
function saidBy({ subject, html: markup, text }: Message) {
  return { subject, html: markup, text };
}

/** The same, put together from its passages. */
function wholeFrom({ subject, passages }: Message) {
  return { subject, html: wholeOf(passages?.html ?? []), text: wholeOf(passages?.text ?? []) };
}

describe('a report laid out once for all its readers', () => {
  it('is to each of them byte for byte what it is when laid out for them alone', () => {
    const anyReaders = fc.array(fc.tuple(anyReader, anyLeaving), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anyReport(12), anyReaders, anyPortal, (report, readers, portalUrl) => {
        const layout = new WeeklyReportLayout(report, [], portalUrl);
        for (const [reader, leaving] of readers) {
          const alone = fromScratch(report, reader, leaving, portalUrl);
          const message = layout.messageTo(reader, leaving);
          expect(wholeFrom(message)).toEqual(saidBy(message));
          if (fits(alone)) expect(saidBy(message)).toEqual(saidBy(alone));
          else expect(fits(message)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
