import type { Language } from '../../domain/language/text.ts';
import type { OwnLines } from '../../domain/report/own-lines.ts';
import { summaryOf } from '../../domain/report/summary-of.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { type Extent, extents, fittingMessage } from '../letter/extent.ts';
import { type Html, html, shared } from '../letter/html.ts';
import type { Leaving, Letter } from '../letter/letter.ts';
import type { Help } from '../letter/letterhead.ts';
import type { AttachedTables, Message } from '../letter/message.ts';
import { sharedParagraphs } from '../letter/plain-letter.ts';
import { unlinkedTexts } from '../letter/unlinked.ts';
import { weekPage } from '../letter/week-page.ts';
import { absentBlock, absentParagraphs, absentUnitsOf } from './absent-units.ts';
import { besideNotices } from './beside-weeks.ts';
import { LeagueInLanguage } from './league-in-language.ts';
import { leagueSectionOf } from './league-section.ts';
import { leagueTexts } from './league-texts.ts';
import { milestoneBlock, milestoneListOf, milestoneParagraphs } from './milestones.ts';
import { otherLeaguesOf } from './other-leagues.ts';
import { moreOwnUnits, type OwnUnit, ownUnitOf } from './own-unit.ts';
import { type ReportPages, reportPages } from './report-pages.ts';
import { unapprovedLists } from './unapproved-units.ts';
import { UnitRemarksSection } from './unit-remarks.ts';
import { headlineOf } from './weekly-report-headline.ts';
import {
  headlineBox,
  otherLeaguesBlock,
  ownUnitBlock,
  type ReportBody,
  weeklyReportBody,
} from './weekly-report-html.ts';
import { type ReportAddressee, weeklyReportLetter } from './weekly-report-letter.ts';
import {
  headlineParagraphs,
  otherLeaguesParagraphs,
  ownUnitParagraph,
  type ReportParagraphs,
  weeklyReportParagraphs,
} from './weekly-report-plain.ts';
import { weeklyReportSubject } from './weekly-report-subject.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** Who reads the report: the posts it is addressed to, and the units whose lines are marked as the reader's own. */
export type ReportReader = ReportAddressee & {
  readonly unit: string;
  readonly also?: readonly { readonly unit: string }[];
};

/**
 * A weekly report laid out once for all its readers. Every row is rendered once per language; a message substitutes the
 * reader's own rows, or inserts them at their places in a ranking that is shown in part.
 */
export class WeeklyReportLayout {
  readonly #report: WeeklyReport;
  readonly #waiting: readonly WeeklyReport[];
  readonly #portalUrl: string | null;
  readonly #ofExtent = new Map<Extent, Readonly<Record<Language, ReportInLanguage>>>();

  /**
   * @param waiting the frozen reports of the weeks that it mentions because they waited like this one
   * @param portalUrl the base URL of the pages that explain what it names, without a trailing slash; null where there are none
   */
  constructor(report: WeeklyReport, waiting: readonly WeeklyReport[] = [], portalUrl: string | null = null) {
    this.#report = unlinkedTexts(report);
    this.#waiting = unlinkedTexts(waiting);
    this.#portalUrl = portalUrl;
  }

  /**
   * The e-mail for one reader.
   * @param leaving how the reader can unsubscribe; null to omit it
   * @param help where the reader can ask for help; null to omit it
   * @param files that come with it
   * @param told the reader's own lines in rankings that the report shows in part
   */
  messageTo(
    reader: ReportReader,
    leaving: Leaving | null = null,
    told: OwnLines = { lines: [], more: 0 },
    help: Help | null = null,
    files: readonly AttachedTables[] = [],
  ): Message {
    const own = this.#ownLines(reader, told);
    // A week without figures has no rankings to open.
    const page = this.#report.empty ? null : weekPage(this.#portalUrl, this.#report.set, this.#report.period);
    return fittingMessage((extent) => {
      const shown = { lines: own.lines.slice(0, extent.own), more: own.more };
      const more = shown.more + own.lines.length - shown.lines.length;
      const inLanguage = this.#inLanguages(extent);
      return bilingualMessage(
        (language) => inLanguage[language].subject,
        (language) => inLanguage[language].letterTo(reader, shown.lines, more, files),
        leaving,
        reader.language,
        help,
        page,
      );
    });
  }

  /** All lines of the reader's units, in the order of the rankings. */
  #ownLines(reader: ReportReader, told: OwnLines): OwnLines {
    const { empty, leagues } = this.#report;
    if (empty) return { lines: [], more: 0 };
    const units = unitsOf(reader);
    const lines = leagues.flatMap(({ league, lines: all, summary }) =>
      summary === undefined
        ? this.#linesOf(league, all, units)
        : told.lines.filter((one) => one.league === league),
    );
    return { lines, more: told.more };
  }

  readonly #places = new Map<string, ReadonlyMap<string, ReportLine>>();

  #linesOf(league: string, all: readonly ReportLine[], units: ReadonlySet<string>): OwnLines['lines'] {
    const known =
      this.#places.get(league) ?? new Map(all.map((line, place) => [line.unit, { ...line, place }]));
    this.#places.set(league, known);
    return [...units]
      .flatMap((unit) => known.get(unit) ?? [])
      .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
      .map((line) => ({ league, line }));
  }

  #inLanguages(extent: Extent): Readonly<Record<Language, ReportInLanguage>> {
    const known = this.#ofExtent.get(extent);
    if (known !== undefined) return known;
    const made = {
      vi: new ReportInLanguage(this.#report, this.#waiting, this.#portalUrl, extent, 'vi'),
      en: new ReportInLanguage(this.#report, this.#waiting, this.#portalUrl, extent, 'en'),
    };
    this.#ofExtent.set(extent, made);
    return made;
  }
}

class ReportInLanguage {
  readonly subject: string;
  readonly #report: WeeklyReport;
  readonly #language: Language;
  readonly #pages: ReportPages;
  /** Where units' results are explained, for a part without links. */
  readonly #onThePage: readonly string[];
  readonly #letterTo: (reader: ReportAddressee) => Letter;
  readonly #html: Omit<ReportBody, 'own' | 'leagues' | 'remarks'>;
  readonly #plain: Omit<ReportParagraphs, 'own' | 'leagues' | 'remarks'>;
  readonly #leagues: readonly LeagueInLanguage[];
  /** What the button to the whole ranking says; null without one. */
  readonly #pageLabel: string | null;
  readonly #remarks: UnitRemarksSection;
  readonly #ownUnits = new WeakMap<ReportLine, readonly OwnUnitInBoth[]>();

  constructor(
    report: WeeklyReport,
    waiting: readonly WeeklyReport[],
    portalUrl: string | null,
    extent: Extent,
    language: Language,
  ) {
    const pages = reportPages(report, portalUrl);
    const headline = headlineOf(report, pages, language);
    const notices = besideNotices(report, waiting, extent, language);
    const { ranked: leagues, silent } = byFigures(report);
    const others = otherLeaguesOf(leagues.slice(extent.leagues), extent, language);
    const absent = [
      absentUnitsOf(report, silent, extent, pages, language),
      ...unapprovedLists(report, extent, pages, language),
    ];
    const milestones = milestoneListOf(report, extent, pages, language);
    this.subject = weeklyReportSubject(report, language);
    this.#report = report;
    this.#language = language;
    this.#pages = pages;
    this.#pageLabel = weekPage(portalUrl, report.set, report.period)?.label[language] ?? null;
    // Of a first week there is nothing to explain.
    const isCompared = report.leagues.some(({ since }) => since !== null);
    this.#onThePage =
      portalUrl === null || report.empty || !isCompared ? [] : [weeklyReportTexts[language].onThePage];
    this.#letterTo = weeklyReportLetter(report, notices, extent, language);
    this.#html = {
      headline: shared(headlineBox(headline, language)),
      absent: shared(html`${absent.map(absentBlock)}`),
      milestones: shared(milestoneBlock(milestones)),
      others: shared(otherLeaguesBlock(others)),
    };
    this.#plain = {
      headline: sharedParagraphs(headlineParagraphs(headline, language)),
      absent: sharedParagraphs(absent.flatMap(absentParagraphs)),
      milestones: sharedParagraphs(milestoneParagraphs(milestones)),
      others: sharedParagraphs(otherLeaguesParagraphs(others)),
    };
    const sections = leagues.slice(0, extent.leagues).map((league) => {
      return { league, section: leagueSectionOf(league, report, extent, pages, language) };
    });
    this.#leagues = sections.map(({ league, section }, index) => {
      const isSame = sections[index - 1]?.section.caption === section.caption;
      const own = isSame ? { ...section, caption: '' } : section;
      return new LeagueInLanguage(league, own, report.period, rowsIn(report, extent), pages, language);
    });
    this.#remarks = new UnitRemarksSection(report, extent, pages, language);
  }

  /** @param more how many more units the reader has */
  letterTo(reader: ReportReader, own: OwnLines['lines'], more: number, files: readonly AttachedTables[]) {
    const [file] = files;
    const whole = leagueTexts[this.#language].whole(file?.name ?? null, this.#pageLabel);
    const leagues = this.#leagues.map((league) => league.withRowsOf(own, whole));
    const units = own.flatMap(({ league, line }) => this.#ownUnitsOf(league, line));
    if (more > 0) units.push(ownUnitIn(moreOwnUnits(more, this.#language)));
    const remarks = this.#remarks.to(unitsOf(reader));
    const attached = files.map(({ name, hasCauses }) =>
      weeklyReportTexts[this.#language].attached(name, hasCauses),
    );
    return {
      letter: this.#letterTo(reader),
      body: html`${weeklyReportBody({
        ...this.#html,
        own: units.map(({ html }) => html),
        leagues: leagues.map(({ html }) => html),
        remarks: remarks.html,
      })}${attached.map((line) => html`<p class="small" style="margin-top:12px">${line}</p>\n`)}`,
      paragraphs: [
        ...weeklyReportParagraphs({
          ...this.#plain,
          own: units.map(({ plain }) => plain),
          leagues: leagues.map(({ plain }) => plain),
          remarks: remarks.plain,
        }),
        ...attached,
        ...this.#onThePage,
      ],
    };
  }

  /** What is said of one of the reader's units, made once for all who read it as their own. */
  #ownUnitsOf(id: string, line: ReportLine): readonly OwnUnitInBoth[] {
    const known = this.#ownUnits.get(line);
    if (known !== undefined) return known;
    const made = this.#report.leagues
      .filter(({ league }) => league === id)
      .map((league) => ownUnitIn(ownUnitOf(line, league, this.#report, this.#pages, this.#language)));
    this.#ownUnits.set(line, made);
    return made;
  }
}

/** What is said of one of the reader's units, in both parts of the e-mail. */
type OwnUnitInBoth = { readonly html: Html; readonly plain: string };

function ownUnitIn(unit: OwnUnit): OwnUnitInBoth {
  return { html: ownUnitBlock(unit), plain: ownUnitParagraph(unit) };
}

/** The leagues of a report with a section each, and those for which nobody sent anything, said in one sentence. */
function byFigures({ empty, leagues }: WeeklyReport): {
  readonly ranked: WeeklyReport['leagues'];
  readonly silent: WeeklyReport['leagues'];
} {
  const isSilent = (league: WeeklyReport['leagues'][number]) => {
    const { joined, left } = summaryOf(league);
    const isNamed = league.absent !== undefined && league.unapproved === undefined;
    return isNamed && league.received === 0 && league.ranked === 0 && joined.count === 0 && left === 0;
  };
  const shown = empty ? [] : leagues;
  return {
    ranked: shown.filter((league) => !isSilent(league)),
    silent: shown.filter((league) => isSilent(league)),
  };
}

/** The units of a reader's posts. */
function unitsOf(reader: ReportReader): Set<string> {
  return new Set([reader, ...(reader.also ?? [])].map(({ unit }) => unit));
}

/** The most rows of a ranking: what the catalogue states, unless the message has to be shorter. */
function rowsIn({ rows }: WeeklyReport, extent: Extent): number {
  if (rows === undefined) return extent.rows;
  return extent === extents[0] ? rows : Math.min(rows, extent.rows);
}
