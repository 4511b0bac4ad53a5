import type { FigurePart } from '../../kinds/kinds.ts';
import { foldAccents, foldCase, isUnaccented } from '../../language/fold-text.ts';

/** The columns every row must fill. */
export const keyColumns = ['unit', 'set', 'period', 'indicator'] as const;
/** Columns stated once per submission, on any of its rows; `ifMatch` is the revision being corrected. */
export const sharedColumns = ['asOf', 'note', 'reason', 'ifMatch'] as const;
/** Columns that repeat a name beside its code. They are compared with the code, and stand for it where it is missing. */
export const nameColumns = ['unitName', 'setName', 'indicatorName'] as const;

/** What a column holds; `value` is the one number of a figure that has no other part. */
export type CsvColumn =
  | (typeof keyColumns)[number]
  | (typeof nameColumns)[number]
  | FigurePart
  | 'value'
  | 'comment'
  | (typeof sharedColumns)[number]
  | 'illustrative';

/** What a column's header may say: the names people use, in Vietnamese and in English. */
type Names = { readonly vi: readonly string[]; readonly en: readonly string[] };

/**
 * Every column with the names its header may have, the usual one first. The column's own name is always accepted. Case,
 * spaces, hyphens, underscores and a `%` in brackets make no difference; a name may be typed without any accents.
 */
export const columnNames: Readonly<Record<CsvColumn, Names>> = {
  unit: {
    vi: ['Đơn vị', 'Mã đơn vị', 'Đơn vị báo cáo', 'Đơn vị gửi', 'Cơ quan', 'Cơ quan, đơn vị', 'Mã ĐV'],
    en: ['unit', 'unit id', 'unit code', 'reporting unit'],
  },
  unitName: { vi: ['Tên đơn vị', 'Tên cơ quan'], en: ['unit name'] },
  set: {
    vi: ['Bộ chỉ số', 'Mã bộ chỉ số', 'Bộ', 'Mã bộ'],
    en: ['set', 'set id', 'set code', 'indicator set', 'set of indicators'],
  },
  setName: { vi: ['Tên bộ chỉ số', 'Tên bộ'], en: ['set name'] },
  period: {
    vi: ['Kỳ', 'Kỳ báo cáo', 'Kỳ số liệu', 'Tuần', 'Tuần báo cáo', 'Tháng', 'Quý', 'Năm'],
    en: ['period', 'reporting period', 'week', 'month', 'quarter', 'year'],
  },
  indicator: {
    vi: ['Chỉ số', 'Mã chỉ số', 'Chỉ tiêu', 'Mã chỉ tiêu', 'Mã CS'],
    en: ['indicator', 'indicator id', 'indicator code'],
  },
  indicatorName: {
    vi: ['Tên chỉ số', 'Tên chỉ tiêu', 'Nội dung chỉ số', 'Nội dung'],
    en: ['indicator name'],
  },
  numerator: { vi: ['Tử số', 'Tử'], en: ['numerator'] },
  denominator: { vi: ['Mẫu số', 'Mẫu'], en: ['denominator'] },
  statedPercent: {
    vi: ['Tỷ lệ', 'Tỉ lệ', 'Tỷ lệ phần trăm', 'Tỉ lệ phần trăm', 'Phần trăm'],
    en: ['stated percent', 'percent', 'percentage', 'rate'],
  },
  count: { vi: ['Số lượng', 'Số đếm', 'Lũy kế', 'Luỹ kế', 'Số lũy kế'], en: ['count', 'quantity', 'number'] },
  done: {
    vi: ['Hoàn thành', 'Đã hoàn thành', 'Số hoàn thành', 'Số đã hoàn thành', 'Nhiệm vụ hoàn thành'],
    en: ['done', 'completed'],
  },
  total: {
    vi: ['Tổng số', 'Tổng số nhiệm vụ', 'Được giao', 'Số được giao', 'Nhiệm vụ được giao'],
    en: ['total', 'total tasks', 'assigned'],
  },
  points: { vi: ['Điểm', 'Số điểm', 'Điểm số', 'Điểm đạt được'], en: ['points', 'score'] },
  rank: { vi: ['Hạng', 'Xếp hạng', 'Thứ hạng', 'Xếp thứ'], en: ['rank', 'ranking', 'place'] },
  of: {
    vi: ['Trên tổng số', 'Số đơn vị xếp hạng', 'Số đơn vị được xếp hạng', 'Số tỉnh xếp hạng'],
    en: ['of', 'out of', 'number ranked'],
  },
  amount: { vi: ['Số tiền'], en: ['amount'] },
  value: {
    vi: ['Số liệu', 'Giá trị', 'Kết quả', 'Kết quả thực hiện', 'Số liệu báo cáo'],
    en: ['value', 'figure', 'result'],
  },
  nothingToReport: { vi: ['Không phát sinh', 'KPS'], en: ['nothing to report'] },
  comment: {
    vi: ['Giải trình', 'Giải thích', 'Thuyết minh', 'Lý giải'],
    en: ['comment', 'comments', 'explanation'],
  },
  asOf: {
    vi: [
      'Ngày số liệu',
      'Ngày chốt số liệu',
      'Số liệu tính đến ngày',
      'Số liệu đến ngày',
      'Tính đến ngày',
      'Ngày',
    ],
    en: ['as of', 'as-of date', 'date'],
  },
  note: {
    vi: ['Ghi chú', 'Khó khăn, vướng mắc', 'Khó khăn, kiến nghị', 'Kiến nghị', 'Đề xuất, kiến nghị'],
    en: ['note', 'notes', 'remarks'],
  },
  reason: {
    vi: ['Lý do', 'Lí do', 'Lý do điều chỉnh', 'Lý do sửa', 'Lý do đính chính'],
    en: ['reason', 'reason for correction'],
  },
  ifMatch: {
    vi: ['Bản', 'Số bản', 'Bản cần điều chỉnh', 'Điều chỉnh bản'],
    en: ['if match', 'revision', 'revision to correct'],
  },
  illustrative: { vi: ['Minh họa', 'Minh hoạ', 'Số liệu minh họa'], en: ['illustrative'] },
};

/** Columns that a table for people often has and that say nothing about the figures. */
export const ignoredNames: Names = {
  vi: ['STT', 'TT', 'Số TT', 'Số thứ tự', 'Đơn vị tính', 'ĐVT'],
  en: ['No', 'row', 'unit of measure', '#'],
};

/** What a header cell names: a column, one that is ignored, or nothing known. */
export type ColumnName = CsvColumn | 'ignored' | null;

type LookUps = {
  readonly accented: ReadonlyMap<string, ColumnName>;
  readonly plain: ReadonlyMap<string, ColumnName>;
  readonly codes: ReadonlySet<string>;
};

let made: LookUps | null = null;

/** Made when the first cell is read: most who load this read none. */
function lookUps(): LookUps {
  made ??= makeLookUps();
  return made;
}

function makeLookUps(): LookUps {
  const accented = new Map<string, ColumnName>();
  const plain = new Map<string, ColumnName>();
  const codes = new Set<string>();
  const add = (name: string, column: ColumnName) => {
    accented.set(compact(foldCase(name)), column);
    plain.set(compact(foldAccents(name)), column);
  };
  for (const column of Object.keys(columnNames).filter(isColumn)) {
    const { vi, en } = columnNames[column];
    for (const name of [column, ...vi, ...en]) add(name, column);
    for (const name of [...vi, ...en])
      if (/^mã |(?: id| code)$/.test(foldCase(name))) codes.add(compact(foldAccents(name)));
  }
  for (const name of [...ignoredNames.vi, ...ignoredNames.en]) add(name, 'ignored');
  return { accented, plain, codes };
}

/** What a header cell names. A cell that names a column in both languages, `Tử số (numerator)`, names it too. */
export function columnNamed(cell: string): ColumnName {
  const whole = lookUp(cell);
  if (whole !== null) return whole;
  const [, outside = '', inside = ''] = /^([^()]+)\(([^()]+)\)\s*$/.exec(cell) ?? [];
  const named = lookUp(outside);
  return named !== null && named === lookUp(inside) ? named : null;
}

/**
 * What a file calls a column: as its header does, and for one that it lacks by the usual name in the language of those that it has.
 * @param headers the header cell of each column that the file has
 */
export function columnIn(headers: ReadonlyMap<CsvColumn, string>, column: CsvColumn): string {
  const own = headers.get(column);
  if (own !== undefined) return own;
  const isVietnamese = [...headers].some(([name, cell]) => {
    const { vi } = columnNames[name];
    return vi.some((one) => foldAccents(one) === foldAccents(cell.trim()));
  });
  return (isVietnamese ? columnNames[column].vi[0] : undefined) ?? column;
}

/** Whether a header cell says that the column holds codes, as in `Mã đơn vị`, so that another may hold the names. */
export function saysCode(cell: string): boolean {
  return lookUps().codes.has(compact(foldAccents(cell)));
}

/** Whether a text is the code of a column, such as `numerator`, rather than one of the names that files give it. */
export function isColumn(name: string): name is CsvColumn {
  return Object.hasOwn(columnNames, name);
}

function lookUp(cell: string): ColumnName {
  const { accented, plain } = lookUps();
  const name = cell.replace(/\(\s*%\s*\)/g, '').slice(0, 100);
  const exact = accented.get(compact(foldCase(name)));
  return exact ?? (isUnaccented(name) ? (plain.get(compact(foldAccents(name))) ?? null) : null);
}

/** Without what separates words: spaces, punctuation, a `%` or `*`. */
function compact(name: string): string {
  return name.replace(/[\s_\-.,:;*%"'/]+/g, '');
}
