import type { Sheet, Workbook } from 'hucre/xlsx';

type NamedRange = NonNullable<Workbook['namedRanges']>[number];

/**
 * What sheets say of printing, as the names that a workbook keeps it under. The library writes sheets' names in them without
 * quotes, and Excel calls a file damaged in which `Số liệu!$8:$8` stands without.
 */
export function printNames(sheets: readonly Pick<Sheet, 'name' | 'pageSetup'>[]): NamedRange[] {
  return sheets.flatMap(({ name, pageSetup = {} }) => {
    const { printArea, printTitlesRow, printTitlesColumn } = pageSetup;
    return [
      ...nameFor('_xlnm.Print_Area', name, printArea?.split(',') ?? []),
      ...nameFor(
        '_xlnm.Print_Titles',
        name,
        [printTitlesColumn, printTitlesRow].flatMap((range) => range ?? []),
      ),
    ];
  });
}

function nameFor(name: string, sheet: string, ranges: readonly string[]): NamedRange[] {
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  const range = ranges.map((one) => `${quoted}!${one}`).join(',');
  return ranges.length === 0 ? [] : [{ name, range, scope: sheet }];
}

/** A sheet without what {@link printNames} says of it. */
export function withoutPrintNames<S extends Pick<Sheet, 'pageSetup'>>(sheet: S): S {
  const { printArea: _, printTitlesRow: __, printTitlesColumn: ___, ...pageSetup } = sheet.pageSetup ?? {};
  return { ...sheet, pageSetup };
}
