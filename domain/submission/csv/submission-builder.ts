import { figureColumns } from '../../kinds/figure-columns.ts';
import type { Indicator } from '../../kinds/kinds.ts';
import { jsonPointer } from '../../problem/json-pointer.ts';
import { shownKey } from '../../problem/shown-key.ts';
import type { NumberLocale } from '../numbers/number-text.ts';
import { type CsvColumn, columnIn, sharedColumns } from './column-names.ts';
import type { CsvRecord } from './columns.ts';
import { type CsvFigure, type CsvFigureReading, csvFaultAt, readCsvMark } from './figures.ts';
import { type CsvFault, distinctFaults } from './rows.ts';
import { readFreeText, readSharedCell } from './shared-cells.ts';
import type { CsvBody, CsvCell, CsvSubmission } from './submission.ts';

/** What a submission is of, by id. */
export type SubmissionKey = { readonly unit: string; readonly set: string; readonly period: string };

/** A row with what its figure cells hold. */
export type FigureRow = CsvFigureReading & {
  readonly record: CsvRecord;
  /** The id of the indicator; null if the row names none that can be told. */
  readonly indicator: string | null;
  /** Its definition, if the catalogue has one. */
  readonly definition: Indicator | undefined;
};

/** Collects the rows of one submission. */
export class CsvSubmissionBuilder {
  readonly #locale: NumberLocale;
  readonly #key: SubmissionKey;
  readonly #rows = new Set<number>();
  readonly #indicatorRows = new Map<string, number>();
  readonly #figures = new Map<string, CsvFigure>();
  readonly #comments = new Map<string, string>();
  readonly #shared = new Map<CsvColumn, { readonly text: string; readonly row: number }>();
  readonly #cells = new Map<string, CsvCell>();
  readonly #columns: CsvSubmission['columns'];
  readonly #faults: CsvFault[] = [];
  readonly #unread = new Set<string>();

  /** @param first the first row of the submission, not yet added */
  constructor(locale: NumberLocale, key: SubmissionKey, first: CsvRecord) {
    this.#locale = locale;
    this.#key = key;
    this.#columns = new Map(sharedColumns.map((column) => [column, columnIn(first.headers, column)]));
    for (const column of ['unit', 'set', 'period'] as const) this.#locate([column], first, column);
  }

  add({ record, indicator, definition, figure, faults }: FigureRow): void {
    this.#rows.add(record.row);
    const named = definition && { indicator: { id: definition.id, name: definition.name } };
    this.#faults.push(...faults.map((fault) => ({ ...fault, ...named })));
    if (indicator !== null) this.#addIndicator(indicator, record, faults.length > 0 ? null : figure);
    for (const column of sharedColumns) {
      const cell = readSharedCell(record, column, this.#locale);
      if (!cell.ok) this.#faults.push(cell.fault);
      else this.#addShared(record, column, cell.text);
    }
    const illustrative = readCsvMark(record, 'illustrative');
    if (!illustrative.ok) this.#faults.push(illustrative.fault);
    else if (illustrative.marked) this.#addShared(record, 'illustrative', 'true');
  }

  build(): CsvSubmission {
    const rows = [...this.#rows];
    const [asOf, note, reason, ifMatch] = sharedColumns.map((column) => this.#shared.get(column));
    const body: CsvBody = {
      ...this.#key,
      values: Object.fromEntries(this.#figures),
      ...(this.#comments.size > 0 && { comments: Object.fromEntries(this.#comments) }),
      ...(asOf && { asOf: asOf.text }),
      ...(note && { note: note.text }),
      ...(reason && { reason: reason.text }),
      ...(this.#shared.has('illustrative') && { illustrative: true }),
    };
    const correction = ifMatch && { ifMatch: Number(ifMatch.text) };
    const found = {
      cells: this.#cells,
      columns: this.#columns,
      faults: distinctFaults(this.#faults),
      unread: this.#unread,
    };
    return { ...this.#key, rows, body, ...correction, ...found };
  }

  /** @param figure null if it cannot be read */
  #addIndicator(indicator: string, record: CsvRecord, figure: CsvFigure | null): void {
    const earlier = this.#indicatorRows.get(indicator);
    if (earlier !== undefined) {
      this.#faults.push(duplicateIndicator(record, indicator, earlier));
      return;
    }
    this.#indicatorRows.set(indicator, record.row);
    if (figure === null) this.#unread.add(indicator);
    else if (Object.keys(figure).length > 0) {
      this.#figures.set(indicator, figure);
      this.#locate(['values', indicator], record, 'indicator');
      const isValue = record.cells.has('value');
      for (const column of figureColumns)
        this.#locate(
          ['values', indicator, column],
          record,
          isValue && !record.cells.has(column) ? 'value' : column,
        );
    }
    this.#locate(['comments', indicator], record, 'comment');
    const comment = readFreeText(record, 'comment');
    if (!comment.ok) this.#faults.push(comment.fault);
    else if (comment.text !== '') this.#comments.set(indicator, comment.text);
  }

  #addShared(record: CsvRecord, column: CsvColumn, text: string): void {
    if (text === '') return;
    const earlier = this.#shared.get(column);
    if (earlier === undefined) {
      this.#shared.set(column, { text, row: record.row });
      this.#locate([column], record, column);
    } else if (earlier.text !== text) this.#faults.push(this.#conflict(record, column, text, earlier));
  }

  #locate(path: readonly string[], { row, headers }: CsvRecord, column: CsvColumn): void {
    this.#cells.set(jsonPointer(path), { row, column: columnIn(headers, column) });
  }

  #conflict(
    record: CsvRecord,
    column: CsvColumn,
    text: string,
    earlier: { readonly text: string; readonly row: number },
  ): CsvFault {
    const name = shownKey(columnIn(record.headers, column));
    const comments = shownKey(columnIn(record.headers, 'comment'));
    const ofFigures =
      column === 'note'
        ? {
            vi: ` Giải trình riêng của từng chỉ số ghi ở cột «${comments}».`,
            en: ` A comment on a single figure goes in the column “${comments}”.`,
          }
        : { vi: '', en: '' };
    const detail = {
      vi: `Cột «${name}» ghi «${shownKey(earlier.text)}» ở hàng ${earlier.row} nhưng «${shownKey(text)}» ở hàng ${record.row}; mỗi lần nộp chỉ có một.${ofFigures.vi}`,
      en: `The column “${name}” says “${shownKey(earlier.text)}” on row ${earlier.row} but “${shownKey(text)}” on row ${record.row}; a submission has only one.${ofFigures.en}`,
    };
    return csvFaultAt(record, column, 'conflicting-cells', detail);
  }
}

function duplicateIndicator(record: CsvRecord, indicator: string, earlier: number): CsvFault {
  const detail = {
    vi: `Chỉ số «${shownKey(indicator)}» có ở cả hàng ${earlier} và hàng ${record.row}; chỉ giữ một hàng.`,
    en: `Indicator “${shownKey(indicator)}” is on both row ${earlier} and row ${record.row}; keep only one of them.`,
  };
  return csvFaultAt(record, 'indicator', 'duplicate-indicator', detail);
}
