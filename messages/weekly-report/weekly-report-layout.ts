import type { Language } from '../../domain/language/text.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { type Html, HtmlRows } from '../letter/html.ts';
import type { Addressee, Leaving, Letter } from '../letter/letter.ts';
import type { Message } from '../letter/message.ts';
import { TextRows } from '../letter/text-rows.ts';
import { besideNotices } from './beside-weeks.ts';
import { leagueSectionOf, RowWriter } from './league-section.ts';
import { headlineOf, ownUnitOf } from './weekly-report-headline.ts';
import {
  headlineBox,
  type LeagueBlock,
  leagueBlock,
  rankingRow,
  weeklyReportBody,
} from './weekly-report-html.ts';
import { weeklyReportLetter } from './weekly-report-letter.ts';
import {
  headlineParagraphs,
  type LeagueParagraphs,
  leagueParagraphs,
  rankingLine,
  weeklyReportParagraphs,
} from './weekly-report-plain.ts';
import { weeklyReportSubject } from './weekly-report-subject.ts';

/** Who reads the report: the posts it is addressed to, and the units whose lines are marked as the reader's own. */
export type ReportReader = Addressee & {
  readonly unit: string;
  readonly also?: readonly { readonly unit: string }[];
};

/** A row of a ranking in both parts of the e-mail. */
type Row = { readonly html: Html; readonly plain: string };

/**
 * A weekly report laid out once for all its readers. Every row is rendered once in each language; a message puts the
 * reader's own rows in the place of those.
 */
export class WeeklyReportLayout {
  readonly #subject: string;
  readonly #inLanguage: Readonly<Record<Language, ReportInLanguage>>;

  /** @param waiting the frozen reports of the weeks that it mentions because they waited like this one */
  constructor(report: WeeklyReport, waiting: readonly WeeklyReport[] = []) {
    this.#subject = weeklyReportSubject(report);
    this.#inLanguage = {
      vi: new ReportInLanguage(report, waiting, 'vi'),
      en: new ReportInLanguage(report, waiting, 'en'),
    };
  }

  /**
   * The e-mail for one reader.
   * @param leaving how the reader can unsubscribe; null to omit it
   */
  messageTo(reader: ReportReader, leaving: Leaving | null = null): Message {
    const own = new Set([reader, ...(reader.also ?? [])].map(({ unit }) => unit));
    return bilingualMessage(
      this.#subject,
      (language) => this.#inLanguage[language].letterTo(reader, own),
      leaving,
    );
  }
}

class ReportInLanguage {
  readonly #letterTo: (reader: Addressee) => Letter;
  readonly #headline: { readonly html: Html; readonly plain: readonly string[] };
  readonly #leagues: readonly LeagueInLanguage[];

  constructor(report: WeeklyReport, waiting: readonly WeeklyReport[], language: Language) {
    const headline = headlineOf(report, language);
    this.#letterTo = weeklyReportLetter(report, besideNotices(report, waiting, language), language);
    this.#headline = { html: headlineBox(headline, language), plain: headlineParagraphs(headline, language) };
    this.#leagues = (report.empty ? [] : report.leagues).map(
      (league) => new LeagueInLanguage(league, report, language),
    );
  }

  letterTo(reader: ReportReader, own: ReadonlySet<string>) {
    const leagues = this.#leagues.map((league) => league.forReaderOf(own));
    const units = leagues.flatMap((league) => league.own);
    return {
      letter: this.#letterTo(reader),
      body: weeklyReportBody(
        this.#headline.html,
        units,
        leagues.map(({ html }) => html),
      ),
      paragraphs: weeklyReportParagraphs(
        this.#headline.plain,
        units,
        leagues.map(({ plain }) => plain),
      ),
    };
  }
}

class LeagueInLanguage {
  readonly #league: WeeklyReport['leagues'][number];
  readonly #report: WeeklyReport;
  readonly #language: Language;
  readonly #writer: RowWriter;
  readonly #html: LeagueBlock;
  readonly #plain: LeagueParagraphs;
  readonly #rows: { readonly html: HtmlRows; readonly plain: TextRows };
  readonly #places: ReadonlyMap<string, number>;

  constructor(league: WeeklyReport['leagues'][number], report: WeeklyReport, language: Language) {
    const section = leagueSectionOf(league, report, language);
    this.#league = league;
    this.#report = report;
    this.#language = language;
    this.#writer = new RowWriter(league, report.period, language);
    this.#html = leagueBlock(section, language);
    this.#plain = leagueParagraphs(section, language);
    const rows = league.lines.map((line) => this.#row(line, false));
    this.#rows = {
      html: new HtmlRows(rows.map(({ html }) => html)),
      plain: new TextRows(rows.map(({ plain }) => plain)),
    };
    this.#places = new Map(league.lines.map(({ unit }, place) => [unit, place]));
  }

  /** The league with the rows of these units as the reader's own, and how these units rank, in the order of the ranking. */
  forReaderOf(own: ReadonlySet<string>) {
    const places = [...own].flatMap((unit) => this.#places.get(unit) ?? []).sort((a, b) => a - b);
    const lines = places.flatMap((index) =>
      this.#league.lines.slice(index, index + 1).map((line) => ({ index, line })),
    );
    const rows = lines.map(({ index, line }) => ({ index, ...this.#row(line, true) }));
    return {
      own: lines.map(({ line }) => ownUnitOf(line, this.#league, this.#report, this.#language)),
      html: {
        ...this.#html,
        rows: this.#rows.html.with(rows.map(({ index, html }) => ({ index, row: html }))),
      },
      plain: {
        ...this.#plain,
        rows: this.#rows.plain.with(rows.map(({ index, plain }) => ({ index, row: plain }))),
      },
    };
  }

  #row(line: ReportLine, own: boolean): Row {
    const row = this.#writer.rowOf(line, own);
    return { html: rankingRow(row), plain: rankingLine(row) };
  }
}
