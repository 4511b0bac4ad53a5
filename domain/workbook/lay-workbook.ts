import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { nameWithId } from '../catalogue/name-with-id.ts';
import { decimalColumns, wholeColumns } from '../kinds/figure-columns.ts';
import { figureText } from '../kinds/figure-text.ts';
import type { FigurePart, Indicator, Value } from '../kinds/kinds.ts';
import { valueAnswer } from '../kinds/value-answer.ts';
import { capitalise, formatDeadline, formatPeriod } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import { neededParts } from '../submission/figure-words.ts';
import type { LastFigures } from '../submission/soft-rules.ts';
import type { Submission } from '../submission/submission.ts';
import { columnLetters } from '../table/column-letters.ts';
import { sheetNames as namesOfSheets } from '../table/sheet-names.ts';
import type { CellLook, EntryCheck, MadeCell, MadeSheet } from './made-sheet.ts';
import {
  columnsOf,
  entriesOf,
  type FormColumn,
  type FormLine,
  formFacts,
  formHint,
  formLines,
  headOf,
} from './workbook-form.ts';
import { identitySheet } from './workbook-identity.ts';

/** What a workbook is made from. */
export type WorkbookContent = {
  readonly set: IndicatorSet;
  readonly unit: Unit;
  readonly period: string;
  /** An instant, `2024-01-12T09:00:00Z`. */
  readonly dueAt: string;
  readonly catalogueVersion: number;
  /** What the form asks for, by the rules in force for the period. */
  readonly indicators: readonly Indicator[];
  /** The latest revision, if any; its figures are filled in. */
  readonly latest: Submission | undefined;
  /** The figures before this period. */
  readonly last: LastFigures;
};

const sheetNames: Text = { vi: 'Số liệu', en: 'Figures' };

/**
 * The sheets of a workbook: the form, a row an indicator below the lines of the whole submission, and a hidden sheet that says
 * what it is for.
 */
export function layWorkbook(content: WorkbookContent, language: Language): MadeSheet[] {
  return [form(content, sheetNames[language], language), identityOf(content, language)];
}

/** The sheets of a workbook of several forms: each as in a workbook of its own, named after its unit, set and period. */
export function layWorkbookOfMany(contents: readonly WorkbookContent[], language: Language): MadeSheet[] {
  const names = namesOfSheets(contents.map(({ unit, set, period }) => `${unit.id} ${set.id} ${period}`));
  const named = contents.map((content, at) => ({ content, at, name: names[at] ?? '' }));
  return [
    ...named.map(({ content, name }) => form(content, name, language)),
    ...named.map(({ content, at, name }) => identityOf(content, language, { sheet: name, at })),
  ];
}

function identityOf(
  { set, unit, period, catalogueVersion, latest, indicators }: WorkbookContent,
  language: Language,
  { sheet, at = 0 }: { readonly sheet?: string; readonly at?: number } = {},
): MadeSheet {
  const base = latest?.revision ?? 0;
  const about = { unit: unit.id, set: set.id, period, catalogue: catalogueVersion, base, language };
  return identitySheet({ ...about, ...(sheet === undefined ? {} : { sheet }) }, indicators, at);
}

function form(content: WorkbookContent, name: string, language: Language): MadeSheet {
  const columns = columnsOf(content.indicators);
  const head = headRows(content, language);
  const rows = content.indicators.map((indicator) =>
    columns.map((column) => cellOf(indicator, column, content, language)),
  );
  const first = head.length + 2;
  const last = head.length + 1 + rows.length;
  return {
    name,
    isHidden: false,
    widths: columns.map(widthOf),
    rows: [...head, columns.map((column) => made(headOf(column)[language], 'head')), ...rows],
    frozen: { rows: head.length + 1, columns: 2 },
    checks: columns.flatMap((column, at) => {
      const letters = columnLetters(at);
      return checkOf(column, `${letters}${first}:${letters}${last}`, language);
    }),
  };
}

function headRows(
  { set, unit, period, dueAt, latest }: WorkbookContent,
  language: Language,
): (MadeCell | null)[][] {
  const { vi, en } = latest === undefined ? noRevision : latestRevision(latest.revision);
  const facts: [Text, string][] = [
    [formFacts.unit, nameWithId(unit)[language]],
    [
      formFacts.period,
      `${capitalise(formatPeriod(period, language))}; ${formatDeadline(dueAt, language)}. ${{ vi, en }[language]}`,
    ],
  ];
  const entered: Record<FormLine, string | null> = {
    asOf: latest?.asOf ?? null,
    reason: null,
    note: latest?.note ?? null,
  };
  const lines: FormLine[] = ['asOf', 'reason', 'note'];
  return [
    [made(nameWithId(set)[language], 'title')],
    ...facts.map(([label, fact]) => [made(label[language], 'label'), made(fact, 'label')]),
    [made(formHint[language], 'hint')],
    ...lines.map((line) => [
      made(formLines[line][language], 'label'),
      made(entered[line], line === 'asOf' ? 'entry' : 'entry-text'),
    ]),
  ];
}

const noRevision: Text = { vi: 'Chưa gửi lần nào.', en: 'Nothing has been sent yet.' };

function latestRevision(revision: number): Text {
  return {
    vi: `Mới nhất là bản ${revision}; gửi lại thì ghi lý do điều chỉnh.`,
    en: `Revision ${revision} is the latest; to send figures again, give a reason for the correction.`,
  };
}

function made(value: string | number | null, look: CellLook): MadeCell {
  return { value, look };
}

function cellOf(
  indicator: Indicator,
  column: FormColumn,
  { latest, last }: WorkbookContent,
  language: Language,
): MadeCell {
  switch (column) {
    case 'indicator':
      return made(indicator.id, 'given');
    case 'indicatorName':
      return made(indicator.name[language], 'given');
    case 'measure':
      return made(indicator.measure[language], 'given');
    case 'asked':
      return made(capitalise(neededParts(indicator)[language]), 'given');
    case 'before': {
      const value = last.values.get(indicator.id);
      return made(value === undefined ? '—' : figureText(valueAnswer(value), language), 'number');
    }
    case 'comment':
      return made(latest?.comments?.get(indicator.id) ?? null, 'entry-text');
    default:
      return entryCell(indicator, column, latest?.values.get(indicator.id));
  }
}

function entryCell(indicator: Indicator, part: FigurePart, value: Value | undefined): MadeCell {
  if (!entriesOf(indicator).includes(part)) return made(null, 'closed');
  const answer = value === undefined ? {} : valueAnswer(value);
  const sent = new Map<string, unknown>(Object.entries(answer)).get(part);
  if (sent === true) return made('x', 'entry');
  return made(typeof sent === 'number' ? sent : null, 'entry');
}

/** As narrow as reads well, since all columns are printed side by side on one page. */
const widths: Partial<Record<FormColumn, number>> = {
  indicator: 20,
  indicatorName: 40,
  measure: 12,
  asked: 22,
  before: 16,
  comment: 28,
};

function widthOf(column: FormColumn): number {
  return widths[column] ?? 11;
}

const title: Text = { vi: 'Ô này chưa đúng', en: 'This cell is not right' };

const messages = {
  whole: {
    vi: 'Cần số nguyên từ 0 trở lên, chỉ gồm chữ số, ví dụ 1234. Không có gì để báo cáo thì ghi «x» ở cột «Không phát sinh».',
    en: 'Enter a whole number from 0, digits only, such as 1234. If there is nothing to report, put an x under “Nothing to report”.',
  },
  decimal: {
    vi: 'Cần một số từ 0 trở lên, nhiều nhất hai chữ số thập phân, ví dụ 12,5.',
    en: 'Enter a number from 0 with at most two decimals, such as 12.5.',
  },
  'negative-decimal': {
    vi: 'Cần một số, nhiều nhất hai chữ số thập phân, ví dụ 12,5 hoặc -3.',
    en: 'Enter a number with at most two decimals, such as 12.5 or -3.',
  },
  mark: {
    vi: 'Ghi «x» nếu không có gì để báo cáo, hoặc để trống.',
    en: 'Enter x if there is nothing to report, or leave the cell empty.',
  },
} as const satisfies Record<FigureCheck, Text>;

type FigureCheck = Exclude<EntryCheck['accepts'], 'choice'>;

function checkOf(column: FormColumn, range: string, language: Language): EntryCheck[] {
  const accepts = acceptedIn(column);
  if (accepts === null) return [];
  return [{ range, accepts, title: title[language], message: messages[accepts][language] }];
}

function acceptedIn(column: FormColumn): FigureCheck | null {
  if (column === 'nothingToReport') return 'mark';
  if (column === 'amount') return 'negative-decimal';
  if (wholeColumns.some((part) => part === column)) return 'whole';
  return decimalColumns.some((part) => part === column) ? 'decimal' : null;
}
