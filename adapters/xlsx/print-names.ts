import type { Sheet, Workbook } from 'hucre/xlsx';

type NamedRange = NonNullable<Workbook['namedRanges']>[number];

/**
 * A sheet's print settings, as the defined names under which a workbook stores them. The library writes sheet names in them
 * without quotes, and Excel calls a file damaged that contains an unquoted `Số liệu!$8:$8`.
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

/** A sheet without the settings of {@link printNames}. */
export function withoutPrintNames<S extends Pick<Sheet, 'pageSetup'>>(sheet: S): S {
  const { printArea: _, printTitlesRow: __, printTitlesColumn: ___, ...pageSetup } = sheet.pageSetup ?? {};
  return { ...sheet, pageSetup };
}
