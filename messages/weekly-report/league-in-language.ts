import type { Language } from '../../domain/language/text.ts';
import type { OwnLines } from '../../domain/report/own-lines.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { shared } from '../letter/html.ts';
import { SharedPassage } from '../letter/passages.ts';
import { sharedParagraphs } from '../letter/plain-letter.ts';
import type { LeagueSection } from './league-section.ts';
import { RankingRows } from './ranking-rows.ts';
import type { ReportPages } from './report-pages.ts';
import { type LeagueBlock, leagueBlock } from './weekly-report-html.ts';
import { leagueParagraphs, type ReportParagraphs } from './weekly-report-plain.ts';

/** What stands around the rows of a league, in both parts of the e-mail. */
type Blocks = {
  readonly html: LeagueBlock;
  readonly plain: Omit<ReportParagraphs['leagues'][number], 'rows'>;
};

/** A league of a report in one language, laid out once for all its readers. */
export class LeagueInLanguage {
  readonly #id: string;
  readonly #section: LeagueSection;
  readonly #language: Language;
  readonly #blocks = new Map<string, Blocks>();
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
    this.#section = section;
    this.#language = language;
    this.#rows = new RankingRows(league, period, rows, pages, language);
  }

  /**
   * The league with some lines as the reader's own.
   * @param whole says where the whole ranking is
   */
  withRowsOf(own: OwnLines['lines'], whole: string) {
    const { html: block, plain } = this.#blockWith(whole);
    const lines = own.filter(({ league }) => league === this.#id).map(({ line }) => line);
    const rows = this.#rows.with(lines);
    return {
      html: { ...block, rows: rows.html },
      plain: { ...plain, rows: rows.plain },
    };
  }

  #blockWith(whole: string) {
    const known = this.#blocks.get(whole);
    if (known !== undefined) return known;
    const { shortened, caption } = this.#section;
    const legend = [...(shortened === '' ? [] : [shortened, whole]), ...(caption === '' ? [] : [caption])];
    const section = { ...this.#section, caption: legend.join(' ') };
    const { summary, before, after } = leagueBlock(section, this.#language);
    const plain = leagueParagraphs(section, this.#language);
    const made = {
      html: { summary: shared(summary), before: shared(before), after },
      plain: { summary: sharedParagraphs(plain.summary), heading: new SharedPassage(plain.heading) },
    };
    this.#blocks.set(whole, made);
    return made;
  }
}
