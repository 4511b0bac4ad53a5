import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { shownPlaces } from '../../domain/report/shown-lines.ts';
import { summaryOf } from '../../domain/report/summary-of.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import { type Html, HtmlRows, html } from '../letter/html.ts';
import type { Words } from '../letter/passages.ts';
import { TextRows } from '../letter/text-rows.ts';
import { RowWriter } from './league-section.ts';
import { leagueTexts } from './league-texts.ts';
import type { ReportPages } from './report-pages.ts';
import { isSilent, rowsNeeded } from './rows-needed.ts';
import { gapRow, rankingRow } from './weekly-report-html.ts';
import { gapLine, rankingLine } from './weekly-report-plain.ts';

/** Some rows of a ranking in both parts of the e-mail. */
type Rows = { readonly html: Html; readonly plain: string };

/** All rows of a ranking in both parts of the e-mail. */
type AllRows = { readonly html: Html; readonly plain: Words };

/** The places that an entry of the table stands for: a row for one, or a gap for several; nothing for units that sent nothing. */
type Entry = { readonly from: number; readonly to: number; readonly isSilent: boolean };

/**
 * The rows of a ranking that every reader sees, with gaps between them where it is shown in part. A reader's own rows take
 * their place, or divide a gap.
 */
export class RankingRows {
  readonly #writer: RowWriter;
  readonly #language: Language;
  readonly #entries: readonly Entry[];
  readonly #withOwn = new WeakMap<ReportLine, Rows>();
  readonly #rows: { readonly html: HtmlRows; readonly plain: TextRows };

  /** @param most how many rows it may have */
  constructor(
    league: WeeklyReport['leagues'][number],
    period: string,
    most: number,
    pages: ReportPages,
    language: Language,
  ) {
    const { lines } = league;
    const summary = summaryOf(league);
    const shown =
      lines.length <= most || rowsNeeded(league) <= most
        ? [...lines.entries()]
        : shownPlaces(lines, summary, most).flatMap((index) =>
            lines.slice(index, index + 1).map((line): [number, ReportLine] => [index, line]),
          );
    this.#writer = new RowWriter(league, period, pages, language);
    this.#language = language;
    const entries: Entry[] = [];
    const rows: Rows[] = [];
    let next = 0;
    const skipTo = (place: number, isSilent: boolean) => {
      if (place === next) return;
      entries.push({ from: next, to: place, isSilent });
      rows.push(this.#gap(place - next, isSilent));
      next = place;
    };
    // They are named once, above the tables; of reports that do not say how late they are, here too.
    const isNamedAbove = league.absent !== undefined;
    for (const [index, line] of shown) {
      const place = line.place ?? index;
      skipTo(place, false);
      if (isNamedAbove && isSilent(line)) {
        skipTo(place + 1, true);
        continue;
      }
      entries.push({ from: place, to: place + 1, isSilent: false });
      rows.push(this.#row(line, false));
      next = place + 1;
    }
    // Those without a rank are at the end.
    skipTo(summary.units, isNamedAbove && summary.units - next <= summary.missing.count);
    this.#entries = entries;
    this.#rows = {
      html: new HtmlRows(rows.map((row) => row.html)),
      plain: new TextRows(rows.map(({ plain }) => plain)),
    };
  }

  /** All rows, with some lines as the reader's own. @param own in the order of the ranking, each with its place */
  with(own: readonly ReportLine[]): AllRows {
    const byEntry = new Map<number, ReportLine[]>();
    for (const line of own) {
      const place = line.place ?? -1;
      const index = this.#entries.findIndex(({ from, to }) => from <= place && place < to);
      if (index !== -1) byEntry.set(index, [...(byEntry.get(index) ?? []), line]);
    }
    const instead = [...byEntry].map(([index, lines]) => ({ index, row: this.#divided(index, lines) }));
    return {
      html: this.#rows.html.with(instead.map(({ index, row }) => ({ index, row: row.html }))),
      plain: this.#rows.plain.with(instead.map(({ index, row }) => ({ index, row: row.plain }))),
    };
  }

  /** An entry with the reader's own lines in it. With one line it is made once for all whose own it is. */
  #divided(index: number, lines: readonly ReportLine[]): Rows {
    const [first, ...others] = lines;
    if (first === undefined || others.length > 0) return this.#divide(index, lines);
    const known = this.#withOwn.get(first);
    if (known !== undefined) return known;
    const made = this.#divide(index, lines);
    this.#withOwn.set(first, made);
    return made;
  }

  #divide(index: number, lines: readonly ReportLine[]): Rows {
    const { from = 0, to = 0, isSilent = false } = this.#entries[index] ?? {};
    const rows: Rows[] = [];
    let next = from;
    for (const line of lines) {
      const place = line.place ?? from;
      if (place > next) rows.push(this.#gap(place - next, isSilent));
      rows.push(this.#row(line, true));
      next = place + 1;
    }
    if (to > next) rows.push(this.#gap(to - next, isSilent));
    return { html: html`${rows.map((row) => row.html)}`, plain: rows.map(({ plain }) => plain).join('') };
  }

  #row(line: ReportLine, own: boolean): Rows {
    const row = this.#writer.rowOf(line, own);
    return { html: rankingRow(row), plain: rankingLine(row) };
  }

  #gap(units: number, isSilent: boolean): Rows {
    if (isSilent) return { html: html``, plain: '' };
    const words = leagueTexts[this.#language].gap(formatInteger(units, this.#language));
    return { html: gapRow(words), plain: gapLine(words) };
  }
}
