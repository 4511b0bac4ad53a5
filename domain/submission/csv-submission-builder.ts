import { figureColumns } from '../kinds/figure-columns.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import { shownKey } from '../problem/shown-key.ts';
import { type CsvColumn, type CsvRecord, csvKey, csvText, sharedColumns } from './csv-columns.ts';
import { type CsvFigure, type CsvFigureReading, csvFaultAt, readCsvMark } from './csv-figures.ts';
import type { CsvFault } from './csv-rows.ts';
import type { CsvBody, CsvCell, CsvSubmission } from './csv-submission.ts';

/** Collects the rows of one submission. */
export class CsvSubmissionBuilder {
  readonly #columns: readonly CsvColumn[];
  readonly #first: CsvRecord;
  readonly #rows: number[] = [];
  readonly #indicatorRows = new Map<string, number>();
  readonly #figures = new Map<string, CsvFigure>();
  readonly #comments = new Map<string, string>();
  readonly #shared = new Map<CsvColumn, { readonly text: string; readonly row: number }>();
  readonly #cells = new Map<string, CsvCell>();
  readonly #faults: CsvFault[] = [];
  readonly #unread = new Set<string>();

  /**
   * @param columns the columns of the file
   * @param first the first row of the submission, not yet added
   */
  constructor(columns: readonly CsvColumn[], first: CsvRecord) {
    this.#columns = columns;
    this.#first = first;
    for (const column of ['unit', 'set', 'period'] as const) this.#locate([column], first, column);
  }

  add(record: CsvRecord, { figure, faults }: CsvFigureReading): void {
    this.#rows.push(record.row);
    this.#faults.push(...faults);
    const indicator = csvText(record, 'indicator');
    const earlier = this.#indicatorRows.get(indicator);
    if (faults.length > 0) this.#unread.add(indicator);
    if (earlier === undefined) this.#addIndicator(indicator, record, faults.length > 0 ? {} : figure);
    else this.#faults.push(duplicateIndicator(record, indicator, earlier));
    for (const column of sharedColumns) {
      this.#addShared(record, column, csvText(record, column));
    }
    const ifMatch = csvText(record, 'ifMatch');
    if (ifMatch !== '' && !isRevision(ifMatch)) this.#faults.push(notARevision(record, ifMatch));
    const illustrative = readCsvMark(record, 'illustrative');
    if (!illustrative.ok) this.#faults.push(illustrative.fault);
    else if (illustrative.marked) this.#addShared(record, 'illustrative', 'true');
  }

  build(): CsvSubmission {
    const [unit, set, period] = csvKey(this.#first);
    const rows = this.#rows;
    const [asOf, note, reason, ifMatch] = sharedColumns.map((column) => this.#shared.get(column));
    const body: CsvBody = {
      unit,
      set,
      period,
      values: Object.fromEntries(this.#figures),
      ...(this.#comments.size > 0 && { comments: Object.fromEntries(this.#comments) }),
      ...(asOf && { asOf: asOf.text }),
      ...(note && { note: note.text }),
      ...(reason && { reason: reason.text }),
      ...(this.#shared.has('illustrative') && { illustrative: true }),
    };
    const correction = ifMatch && isRevision(ifMatch.text) && { ifMatch: Number(ifMatch.text) };
    const faults = this.#faults;
    return { unit, set, period, rows, body, ...correction, cells: this.#cells, faults, unread: this.#unread };
  }

  #addIndicator(indicator: string, record: CsvRecord, figure: CsvFigure): void {
    this.#indicatorRows.set(indicator, record.row);
    if (Object.keys(figure).length > 0) {
      this.#figures.set(indicator, figure);
      this.#locate(['values', indicator], record, 'indicator');
      for (const column of figureColumns.filter((part) => this.#columns.includes(part))) {
        this.#locate(['values', indicator, column], record, column);
      }
    }
    const comment = csvText(record, 'comment');
    if (comment !== '') this.#comments.set(indicator, comment);
    this.#locate(['comments', indicator], record, 'comment');
  }

  #addShared(record: CsvRecord, column: CsvColumn, text: string): void {
    if (text === '') return;
    const earlier = this.#shared.get(column);
    if (earlier === undefined) {
      this.#shared.set(column, { text, row: record.row });
      this.#locate([column], record, column);
    } else if (earlier.text !== text) this.#faults.push(conflict(record, column, text, earlier));
  }

  #locate(path: readonly string[], { row }: CsvRecord, column: CsvColumn): void {
    this.#cells.set(jsonPointer(path), { row, column });
  }
}

function isRevision(text: string): boolean {
  return /^[1-9]\d{0,5}$/.test(text);
}

function notARevision(record: CsvRecord, text: string): CsvFault {
  const detail = {
    vi: `«${shownKey(text)}» không phải số bản; ghi số của bản cần điều chỉnh, ví dụ 1.`,
    en: `“${shownKey(text)}” is not a revision; write the number of the revision to correct, such as 1.`,
  };
  return csvFaultAt(record, 'ifMatch', 'not-a-revision', detail);
}

function duplicateIndicator(record: CsvRecord, indicator: string, earlier: number): CsvFault {
  const detail = {
    vi: `Chỉ số «${shownKey(indicator)}» có ở cả hàng ${earlier} và hàng ${record.row}; chỉ giữ một hàng.`,
    en: `Indicator “${shownKey(indicator)}” is on both row ${earlier} and row ${record.row}; keep only one of them.`,
  };
  return csvFaultAt(record, 'indicator', 'duplicate-indicator', detail);
}

function conflict(
  record: CsvRecord,
  column: CsvColumn,
  text: string,
  earlier: { text: string; row: number },
): CsvFault {
  const detail = {
    vi: `Cột «${column}» ghi «${shownKey(earlier.text)}» ở hàng ${earlier.row} nhưng «${shownKey(text)}» ở hàng ${record.row}; mỗi lần nộp chỉ có một.`,
    en: `The column “${column}” says “${shownKey(earlier.text)}” on row ${earlier.row} but “${shownKey(text)}” on row ${record.row}; a submission has only one.`,
  };
  return csvFaultAt(record, column, 'conflicting-cells', detail);
}
