import type { Language } from '../../domain/language/text.ts';
import type { OwnLines } from '../../domain/report/own-lines.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { type Extent, extents, fitting } from '../letter/extent.ts';
import { type Html, html } from '../letter/html.ts';
import type { Leaving, Letter } from '../letter/letter.ts';
import type { Help } from '../letter/letterhead.ts';
import type { Message } from '../letter/message.ts';
import { unlinkedTexts } from '../letter/unlinked.ts';
import { weekPage } from '../letter/week-page.ts';
import { absentBlock, absentParagraphs, absentUnitsOf } from './absent-units.ts';
import { besideNotices } from './beside-weeks.ts';
import { type LeagueSection, leagueSectionOf } from './league-section.ts';
import { milestoneBlock, milestoneListOf, milestoneParagraphs } from './milestones.ts';
import { otherLeaguesOf } from './other-leagues.ts';
import { RankingRows } from './ranking-rows.ts';
import { type ReportPages, reportPages } from './report-pages.ts';
import { unapprovedLists } from './unapproved-units.ts';
import { UnitRemarksSection } from './unit-remarks.ts';
import { headlineOf, moreOwnUnits, type OwnUnit, ownUnitOf } from './weekly-report-headline.ts';
import {
  headlineBox,
  type LeagueBlock,
  leagueBlock,
  otherLeaguesBlock,
  ownUnitBlock,
  type ReportBody,
  weeklyReportBody,
} from './weekly-report-html.ts';
import { type ReportAddressee, weeklyReportLetter } from './weekly-report-letter.ts';
import {
  headlineParagraphs,
  type LeagueParagraphs,
  leagueParagraphs,
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
 * A weekly report laid out once for all its readers. Every row is rendered once in each language; a message puts the
 * reader's own rows in the place of those, or where they belong in a ranking that is shown in part.
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
   * @param files the names of the files that come with it
   * @param told the reader's own lines in rankings that the report shows in part
   */
  messageTo(
    reader: ReportReader,
    leaving: Leaving | null = null,
    told: OwnLines = { lines: [], more: 0 },
    help: Help | null = null,
    files: readonly string[] = [],
  ): Message {
    const own = this.#ownLines(reader, told);
    const page = weekPage(this.#portalUrl, this.#report.set, this.#report.period);
    return fitting((extent) => {
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
    const leagues = report.empty ? [] : report.leagues;
    const others = otherLeaguesOf(leagues.slice(extent.leagues), extent, language);
    const absent = [
      absentUnitsOf(report, extent, pages, language),
      ...unapprovedLists(report, extent, pages, language),
    ];
    const milestones = milestoneListOf(report, extent, pages, language);
    this.subject = weeklyReportSubject(report, language);
    this.#report = report;
    this.#language = language;
    this.#pages = pages;
    this.#onThePage = portalUrl === null || report.empty ? [] : [weeklyReportTexts[language].onThePage];
    this.#letterTo = weeklyReportLetter(report, notices, extent, language);
    this.#html = {
      headline: headlineBox(headline, language),
      absent: html`${absent.map(absentBlock)}`,
      milestones: milestoneBlock(milestones),
      others: otherLeaguesBlock(others),
    };
    this.#plain = {
      headline: headlineParagraphs(headline, language),
      absent: absent.flatMap(absentParagraphs),
      milestones: milestoneParagraphs(milestones),
      others: otherLeaguesParagraphs(others),
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
  letterTo(reader: ReportReader, own: OwnLines['lines'], more: number, files: readonly string[]) {
    const leagues = this.#leagues.map((league) => league.withRowsOf(own));
    const units = own.flatMap(({ league, line }) => this.#ownUnitsOf(league, line));
    if (more > 0) units.push(ownUnitIn(moreOwnUnits(more, this.#language)));
    const remarks = this.#remarks.to(unitsOf(reader));
    const attached = files.map((name) => weeklyReportTexts[this.#language].attached(name));
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

/** The units of a reader's posts. */
function unitsOf(reader: ReportReader): Set<string> {
  return new Set([reader, ...(reader.also ?? [])].map(({ unit }) => unit));
}

/** The most rows of a ranking: what the catalogue states, unless the message has to be shorter. */
function rowsIn({ rows }: WeeklyReport, extent: Extent): number {
  if (rows === undefined) return extent.rows;
  return extent === extents[0] ? rows : Math.min(rows, extent.rows);
}

class LeagueInLanguage {
  readonly #id: string;
  readonly #html: LeagueBlock;
  readonly #plain: LeagueParagraphs;
  readonly #rows: RankingRows;

  constructor(
    league: WeeklyReport['leagues'][number],
    section: LeagueSection,
    period: string,
    rows: number,
    pages: ReportPages,
    language: Language,
  ) {
    this.#id = league.league;
    this.#html = leagueBlock(section, language);
    this.#plain = leagueParagraphs(section, language);
    this.#rows = new RankingRows(league, period, rows, pages, language);
  }

  /** The league with some lines as the reader's own. */
  withRowsOf(own: OwnLines['lines']) {
    const lines = own.filter(({ league }) => league === this.#id).map(({ line }) => line);
    const rows = this.#rows.with(lines);
    return {
      html: { ...this.#html, rows: rows.html },
      plain: { ...this.#plain, rows: rows.plain },
    };
  }
}
