import type { Text } from '../../language/text.ts';
import { shownKey } from '../../problem/shown-key.ts';
import { plainCell, spreadsheetError } from './cell-text.ts';
import { keyColumns, nameColumns } from './column-names.ts';
import { type CsvRecord, csvCellText } from './columns.ts';
import { csvFaultAt } from './figures.ts';
import type { CsvName, CsvNames } from './names.ts';
import type { CsvFault } from './rows.ts';

type KeyColumn = (typeof keyColumns)[number];

/** What a row's key cells mean, by id; null for one that cannot be told. */
export type CsvKey = Readonly<Record<KeyColumn, string | null>> & { readonly faults: readonly CsvFault[] };

/** Reads the cells that say what a row is about, and holds the names beside them to the codes. */
export function readCsvKey(record: CsvRecord, names: CsvNames): CsvKey {
  const faults = new Map<KeyColumn, CsvFault>();
  const set = read('set', (text) => names.set(text));
  const period = read('period', (text) => names.period(text, set ?? ''));
  const unit = read('unit', (text) => names.unit(text, period ?? ''));
  const indicator = read('indicator', (text) => (set === null ? null : names.indicator(text, set)));
  const inOrder = keyColumns.flatMap((column) => faults.get(column) ?? []);
  const key = { unit, set, period, indicator };
  const conflicts = nameColumns.flatMap((column) => conflictOf(record, column, key, names));
  return { ...key, faults: [...inOrder, ...conflicts] };

  function read(column: KeyColumn, meaningOf: (text: string) => CsvName | null): string | null {
    const text = plainCell(csvCellText(record, column));
    const unclear = record.unclear.get(column);
    if (text === '' && unclear !== undefined)
      faults.set(column, csvFaultAt(record, column, 'ambiguous-blank', unclear));
    else if (text === '') faults.set(column, csvFaultAt(record, column, 'required', required));
    // An error that a spreadsheet shows instead of a value is reported as such, with those of other cells.
    if (text === '' || spreadsheetError(text) !== null) return null;
    const name = meaningOf(text);
    if (name === null || name.ok) return name?.id ?? null;
    faults.set(column, csvFaultAt(record, column, name.code, name.detail));
    return null;
  }
}

/** Where a file has names beside codes: the name of another thing than the code's. */
function conflictOf(
  record: CsvRecord,
  column: (typeof nameColumns)[number],
  { unit, set, period, indicator }: Omit<CsvKey, 'faults'>,
  names: CsvNames,
): CsvFault[] {
  const text = csvCellText(record, column);
  const meanings = {
    unitName: () => [unit, names.unit(text, period ?? '')] as const,
    setName: () => [set, names.set(text)] as const,
    indicatorName: () => [indicator, names.indicator(text, set ?? '')] as const,
  };
  if (text === '') return [];
  const [own, named] = meanings[column]();
  if (own === null || !named.ok || named.id === own) return [];
  const detail = {
    vi: `Mã là «${shownKey(own)}» nhưng tên «${shownKey(text)}» là của ${shownKey(named.id)}; sửa một trong hai.`,
    en: `The code is “${shownKey(own)}” but the name “${shownKey(text)}” is that of ${shownKey(named.id)}; fix one of them.`,
  };
  return [csvFaultAt(record, column, 'conflicting-cells', detail)];
}

const required: Text = {
  vi: 'Ô trống; cột này bắt buộc ở mọi hàng.',
  en: 'Empty; every row needs this column.',
};
