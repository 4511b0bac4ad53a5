import type { Language } from '../../domain/language/text.ts';
import type { OwnLines } from '../../domain/report/own-lines.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { LeagueSection } from './league-section.ts';
import { RankingRows } from './ranking-rows.ts';
import type { ReportPages } from './report-pages.ts';
import { type LeagueBlock, leagueBlock } from './weekly-report-html.ts';
import { type LeagueParagraphs, leagueParagraphs } from './weekly-report-plain.ts';

/** A league of a report in one language, laid out once for all its readers. */
export class LeagueInLanguage {
  readonly #id: string;
  readonly #section: LeagueSection;
  readonly #language: Language;
  readonly #blocks = new Map<string, { readonly html: LeagueBlock; readonly plain: LeagueParagraphs }>();
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
    const made = {
      html: leagueBlock(section, this.#language),
      plain: leagueParagraphs(section, this.#language),
    };
    this.#blocks.set(whole, made);
    return made;
  }
}
