import type { SubmissionRequest } from '../../contract/submissions/submission-request.ts';
import type { WorkbookReceipt, WorkbookRemark } from '../../contract/workbooks/workbook-result.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import type { CsvCell } from '../../domain/submission/csv/submission.ts';
import { canonicalJson } from '../../domain/submission/json/canonical-json.ts';
import { columnLetters } from '../../domain/table/column-letters.ts';
import { shownCell } from '../../domain/workbook/cell-text.ts';
import { inForce } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import { acceptByCatalogue, type SubmissionPorts } from '../submitting/accept-submission.ts';
import { bodyHashOf } from '../submitting/body-hash.ts';
import { draftSubmission } from '../submitting/draft-submission.ts';
import { inFormWords } from './form-words.ts';
import { frontNames } from './front-sheets.ts';
import { type OpenedWorkbook, type ReadWorkbook, readWorkbookForm } from './read-workbook.ts';
import { remarksOnSheets } from './remarks.ts';

/** The ports needed to take a workbook. */
export type WorkbookPorts = SubmissionPorts & Pick<Ports, 'workbooks'>;

/** A workbook as received. */
export type IncomingWorkbook = {
  readonly caller: Caller;
  readonly language: Language;
  readonly key: string;
  readonly dryRun: boolean;
};

/** The result of a workbook that could be read; a refusal points at cells. */
export type TakenWorkbook = {
  readonly read: ReadWorkbook;
  readonly outcome:
    | { readonly accepted: true; readonly receipt: WorkbookReceipt }
    | { readonly accepted: false; readonly problem: Problem };
};

/**
 * Takes a filled workbook as the submission that it holds, with every rule and refusal of {@link acceptByCatalogue}. It corrects
 * the revision that it was made from, or is the first.
 * @throws Problem as {@link readWorkbookForm}; `unavailable` without a catalogue
 */
export async function takeWorkbook(
  ports: WorkbookPorts,
  incoming: IncomingWorkbook,
  { sheets, identities: [identity] }: OpenedWorkbook,
): Promise<TakenWorkbook> {
  const current = inForce(await ports.catalogues.current());
  if (identity === undefined) throw new RangeError('a workbook without a form was opened');
  const read = readWorkbookForm(sheets, identity, current, incoming.caller);
  const others = remarksOnSheets(sheets, new Set([read.form.sheet.name, ...frontNames]));
  return takeForm(ports, current, incoming, { ...read, remarks: [...read.remarks, ...others] });
}

/** Takes one form; a refusal points at its cells. */
export async function takeForm(
  ports: WorkbookPorts,
  current: VersionedCatalogue,
  { caller, language, key, dryRun }: IncomingWorkbook,
  read: ReadWorkbook,
): Promise<TakenWorkbook> {
  const { submission, identity } = read;
  const { body, faults, unread } = submission;
  const { request, violations } = draftSubmission({ value: body, inexact: [] });
  const isSound = faults.length === 0 && violations.length === 0;
  try {
    const receipt = await acceptByCatalogue(ports, current, {
      caller,
      language,
      request: emptied(request, read),
      idempotencyKey: key,
      bodyHash: bodyHashOf(canonicalJson(body)),
      dryRun,
      ifMatch: identity.base,
      ...(isSound ? {} : { flaws: { violations, unread } }),
    });
    return { read, outcome: { accepted: true, receipt: { ...receipt, ...told(read.remarks, language) } } };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { read, outcome: { accepted: false, problem: atCells(error, read) } };
  }
}

/** What was not read, in the language of the answer; nothing where everything was. */
export function told(
  remarks: readonly Violation[],
  language: Language,
): { readonly remarks?: WorkbookRemark[] } {
  if (remarks.length === 0) return {};
  const said = remarks.map(({ pointer, code, detail, value }) => ({
    pointer,
    code,
    detail: detail[language],
    ...(value === undefined || value === '' ? {} : { value }),
  }));
  return { remarks: said };
}

/**
 * The submission of a form that was made from a revision, and so filled with what that said: a cell that is empty now takes the
 * text away.
 */
function emptied(request: SubmissionRequest, { identity: { base }, form: { lines } }: ReadWorkbook) {
  if (base === 0) return request;
  const holds = (one: 'asOf' | 'note') => lines.some(({ name }) => name === one);
  const { asOf = holds('asOf') ? '' : undefined, note = holds('note') ? '' : undefined } = request;
  const none = [...request.values.keys()].map((indicator) => [indicator, ''] as const);
  const comments = new Map([...none, ...(request.comments ?? [])]);
  return {
    ...request,
    comments,
    ...(asOf === undefined ? {} : { asOf }),
    ...(note === undefined ? {} : { note }),
  };
}

/** The same refusal with every violation at its cell, those of single cells included. */
function atCells(problem: Problem, read: ReadWorkbook): Problem {
  const { submission } = read;
  const own = submission.faults.map(
    ({ row, column = 'A', code, detail, indicator }): Violation =>
      atCell(read, inSheet({ row, column }), { pointer: '', code, detail, ...(indicator && { indicator }) }),
  );
  // A figure in a row that cannot be read is not missing as well.
  const told = problem.violations.filter(({ code }) => own.length === 0 || code !== 'empty');
  const others = told.map((violation) =>
    atCell(read, cellOf(violation.pointer, read), {
      ...violation,
      detail: inFormWords(violation, movedOn(read)),
    }),
  );
  const violations = [...own, ...others].sort((one, other) => rowIn(one) - rowIn(other));
  const detail =
    problem.code === 'correction-outdated'
      ? movedOn(read)
      : problem.code === 'invalid-submission'
        ? needsFixing(violations.length)
        : problem.detail;
  return new Problem(problem.code, detail, violations);
}

function rowIn({ pointer }: Violation): number {
  return Number(/\d+$/.exec(pointer)?.[0] ?? 0);
}

/** The cell that a pointer into the submission leads to, or that of the nearest enclosing part. */
function cellOf(pointer: string, { submission: { cells }, form: { headRow } }: ReadWorkbook): CsvCell {
  let path = pointer.startsWith('/') ? pointer : '';
  while (path !== '' && !cells.has(path)) path = path.slice(0, path.lastIndexOf('/'));
  return inSheet(cells.get(path) ?? (pointer === '/values' ? { row: headRow, column: 'A' } : periodCell));
}

/** Where a form that nobody changed names its period. */
const periodCell: CsvCell = { row: 3, column: 'B' };

/** Unit, set and period stand in no column of the form's table; what is wrong with them is shown at the period. */
function inSheet(cell: CsvCell): CsvCell {
  return /^[A-Z]+$/.test(cell.column) ? cell : periodCell;
}

function atCell(
  { form: { sheet }, identity }: ReadWorkbook,
  { row, column }: CsvCell,
  about: Violation,
): Violation {
  const cells = sheet.rows.find(({ number }) => number === row)?.cells;
  const at = [...(cells?.keys() ?? [])].find((place) => columnLetters(place) === column);
  const value = shownCell(at === undefined ? undefined : cells?.get(at), identity.language);
  return { ...about, pointer: `${sheet.name}!${column}${row}`, value };
}

function movedOn({ identity: { base } }: ReadWorkbook): Text {
  return {
    vi: `Số liệu đã đổi từ khi tải sổ này (${base === 0 ? 'lúc ấy chưa có bản nào' : `lập từ bản ${base}`}). Tải sổ mới, nhập lại phần cần sửa rồi gửi.`,
    en: `The figures have changed since this workbook was downloaded (${base === 0 ? 'there was no revision then' : `it was made from revision ${base}`}). Download a new one, enter what needs correcting and send that.`,
  };
}

function needsFixing(count: number): Text {
  return {
    vi: `Chưa ghi nhận: có ${count} ô cần sửa. Sửa rồi gửi lại cả sổ.`,
    en: `Nothing was recorded: ${count} ${count === 1 ? 'cell needs' : 'cells need'} fixing. Fix and send the whole workbook again.`,
  };
}
