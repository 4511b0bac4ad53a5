import type { Receipt } from '../../contract/submissions/receipt.ts';
import type {
  WorkbookReceipt,
  WorkbookRemark,
  WorkbookResult,
} from '../../contract/workbooks/workbook-result.ts';
import { capitalise, formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { Problem, Violation } from '../../domain/problem/problem.ts';
import type { CellLook, CellMark, MadeCell, MadeSheet } from '../../domain/workbook/made-sheet.ts';
import type { Workbooks } from '../ports/workbooks.ts';
import { frontNames, frontSheets } from './front-sheets.ts';
import type { TakenWorkbook } from './take-workbook.ts';
import type { TakenSheet } from './take-workbook-of-many.ts';

/** More faults than this are not marked; nobody fixes so many in one pass. */
const mostMarks = 1_000;

/**
 * The workbook as it was sent, with a sheet in front: the receipt, or everything to fix, whose cells are coloured and commented.
 */
export function annotateWorkbook(
  workbooks: Workbooks,
  bytes: Uint8Array,
  { outcome }: TakenWorkbook,
  language: Language,
): Promise<Uint8Array> {
  if (outcome.accepted)
    return workbooks.annotate(bytes, receiptFront(outcome.receipt, language), [], frontNames);
  const violations = outcome.problem.violations.slice(0, mostMarks);
  const front = faultFront(outcome.problem, violations, language);
  return workbooks.annotate(bytes, front, marksOf(violations, language), frontNames);
}

/** The same of a workbook of several forms: the sheet in front has the result of each, and the cells to fix of all. */
export function annotateWorkbookOfMany(
  workbooks: Workbooks,
  bytes: Uint8Array,
  taken: readonly TakenSheet[],
  { remarks = [] }: Pick<WorkbookResult, 'remarks'>,
  language: Language,
): Promise<Uint8Array> {
  const violations = taken
    .flatMap(({ outcome }) => (outcome.is === 'refused' ? outcome.problem.violations : []))
    .slice(0, mostMarks);
  const front = resultFront(taken, remarks, violations, language);
  return workbooks.annotate(bytes, front, marksOf(violations, language), frontNames);
}

function resultFront(
  taken: readonly TakenSheet[],
  remarks: readonly WorkbookRemark[],
  violations: readonly Violation[],
  language: Language,
): MadeSheet {
  const heads = {
    vi: ['Trang tính', 'Kết quả', 'Biên nhận', 'Chi tiết'],
    en: ['Sheet', 'Result', 'Receipt', 'Details'],
  };
  return {
    name: frontSheets.result[language],
    isHidden: false,
    widths: [24, 22, 40, 90],
    rows: [
      heads[language].map((name) => made(name, 'head')),
      ...taken.map((one) => resultRow(one, language)),
      ...remarks.map(({ pointer, detail }) =>
        [pointer, notReadText[language], '', detail].map((text) => made(text, 'text')),
      ),
      ...(violations.length === 0 ? [] : [[], ...faultRows(violations, language)]),
    ],
    frozen: { rows: 1, columns: 0 },
    checks: [],
  };
}

const resultWords = {
  accepted: { vi: 'đã ghi nhận', en: 'accepted' },
  trial: { vi: 'hợp lệ (thử)', en: 'valid (dry run)' },
  refused: { vi: 'chưa ghi nhận', en: 'not accepted' },
  untouched: { vi: 'không có gì mới', en: 'nothing new' },
} as const satisfies Readonly<Record<string, Text>>;

function resultRow({ sheet, outcome }: TakenSheet, language: Language): MadeCell[] {
  if (outcome.is === 'refused') {
    const cells = [sheet, resultWords.refused[language], '', outcome.problem.detail[language]];
    return cells.map((text) => made(text, 'fault'));
  }
  if (outcome.is === 'untouched') {
    const unread = (outcome.remarks ?? []).map((remark) => remarkLine(remark, language)).join('\n');
    return [sheet, resultWords.untouched[language], '', unread].map((text) => made(text, 'text'));
  }
  const { id, revision, warnings, lacking, awaitsApproval } = outcome.receipt;
  const words = resultWords[id === null ? 'trial' : 'accepted'][language];
  const received = receivedText(outcome.receipt, language);
  const told = {
    vi: `Bản ${revision}, nhận lúc ${received}`,
    en: `Revision ${revision}, received at ${received}`,
  };
  const awaits = awaitsApproval === true ? [capitalise(awaitsText[language])] : [];
  const missing = lacking.map(({ indicator, name }) => `${name} (${indicator})`).join('; ');
  const details = [
    told[language],
    ...awaits,
    ...warnings.map(({ detail }) => detail),
    ...(missing === '' ? [] : [`${lackingText[language]}: ${missing}`]),
    ...(outcome.receipt.remarks ?? []).map((remark) => remarkLine(remark, language)),
  ].join('\n');
  return [sheet, words, id ?? '', details].map((text) => made(text, 'accepted'));
}

function marksOf(violations: readonly Violation[], language: Language): CellMark[] {
  const byCell = Map.groupBy(violations, ({ pointer }) => pointer);
  return [...byCell].flatMap(([pointer, all]): CellMark[] => {
    const [, sheet, letters, row] = /^(.*)!([A-Z]+)(\d+)$/su.exec(pointer) ?? [];
    if (sheet === undefined || letters === undefined || row === undefined) return [];
    const comment = all.map(({ detail }) => detail[language]).join('\n');
    return [{ sheet, row: Number(row), column: placeOf(letters), comment }];
  });
}

/** `A` → 0, `AA` → 26. */
function placeOf(letters: string): number {
  return [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function made(value: string | number, look: CellLook): MadeCell {
  return { value, look };
}

function faultFront(problem: Problem, violations: readonly Violation[], language: Language): MadeSheet {
  return {
    name: frontSheets.toFix[language],
    isHidden: false,
    widths: [18, 22, 40, 90],
    rows: [[made(problem.detail[language], 'title')], ...faultRows(violations, language)],
    frozen: { rows: 2, columns: 0 },
    checks: [],
  };
}

/** A row of names, then each fault with its cell. */
function faultRows(violations: readonly Violation[], language: Language): MadeCell[][] {
  const heads = {
    vi: ['Ô', 'Đang ghi', 'Chỉ số', 'Vì sao, sửa thế nào'],
    en: ['Cell', 'It says', 'Indicator', 'Why, and how to fix it'],
  };
  return [
    heads[language].map((name) => made(name, 'head')),
    ...violations.map(({ pointer, value = '', indicator, detail }) =>
      [pointer, value, indicator?.name[language] ?? '', detail[language]].map((text) => made(text, 'fault')),
    ),
  ];
}

const lackingText: Text = { vi: 'Còn thiếu', en: 'Lacking' };

/** When figures were received, and whether on time. */
function receivedText({ receivedAt, status }: Receipt, language: Language): string {
  const late = { vi: 'trễ hạn', en: 'late' };
  const onTime = { vi: 'đúng hạn', en: 'on time' };
  return `${formatLocalTime(receivedAt, language)} (${(status === 'late' ? late : onTime)[language]})`;
}

/** Where the set asks for approval. */
const awaitsText: Text = {
  vi: 'chờ thủ trưởng đơn vị duyệt; số liệu chỉ được tính sau khi duyệt',
  en: 'waits for the head of the unit; the figures count once approved',
};

const notReadText: Text = { vi: 'không đọc', en: 'not read' };

/** A cell that was not read, in a line. */
function remarkLine({ pointer, value = '', detail }: WorkbookRemark, language: Language): string {
  const shown = value === '' ? '' : { vi: ` «${value}»`, en: ` “${value}”` }[language];
  return `${pointer}${shown}: ${detail}`;
}

function receiptFront(receipt: WorkbookReceipt, language: Language): MadeSheet {
  const { id, unit, set, period, revision, figures, lacking, warnings } = receipt;
  const awaits: [Text, string] = [{ vi: 'Duyệt', en: 'Approval' }, awaitsText[language]];
  const facts: [Text, string | number][] = [
    [
      { vi: 'Biên nhận', en: 'Receipt' },
      id ?? { vi: '— (thử, chưa ghi nhận)', en: '— (dry run, nothing stored)' }[language],
    ],
    [{ vi: 'Đơn vị', en: 'Unit' }, unit],
    [{ vi: 'Bộ chỉ số, kỳ', en: 'Set, period' }, `${set}, ${formatPeriod(period, language)}`],
    [{ vi: 'Bản', en: 'Revision' }, revision],
    [{ vi: 'Nhận lúc', en: 'Received' }, receivedText(receipt, language)],
    [{ vi: 'Số liệu', en: 'Figures' }, figures],
    ...(receipt.awaitsApproval === true ? [awaits] : []),
  ];
  return {
    name: frontSheets[id === null ? 'trial' : 'receipt'][language],
    isHidden: false,
    widths: [22, 90],
    rows: [
      ...facts.map(([label, fact]) => [made(label[language], 'label'), made(fact, 'accepted')]),
      ...warnings.map(({ detail }) => [
        made({ vi: 'Lưu ý', en: 'Warning' }[language], 'label'),
        made(detail, 'text'),
      ]),
      ...lacking.map(({ indicator, name }) => [
        made(lackingText[language], 'label'),
        made(`${name} (${indicator})`, 'text'),
      ]),
      ...(receipt.remarks ?? []).map((remark) => [
        made(capitalise(notReadText[language]), 'label'),
        made(remarkLine(remark, language), 'text'),
      ]),
    ],
    frozen: { rows: 0, columns: 0 },
    checks: [],
  };
}
