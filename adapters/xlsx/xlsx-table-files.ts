import type { Language } from '../../domain/language/text.ts';
import { sheetNames } from '../../domain/table/sheet-names.ts';
import type { TableSheet } from '../../domain/table/table.ts';
import type { TableFiles } from '../../usecases/ports/table-files.ts';
import { type PackedPart, packPart } from './table-files/packed-part.ts';
import { SharedTexts } from './table-files/shared-texts.ts';
import { sheetXml } from './table-files/sheet-xml.ts';
import { stylesXml } from './table-files/styles.ts';
import { partsAround, type WrittenSheet } from './table-files/workbook-parts.ts';
import { bytesAround, zipFile } from './table-files/zip-file.ts';

/** Tables as workbooks, written row by row: no library, which would triple the memory and add a fifth to three functions' bundles. */
export const xlsxTableFiles: TableFiles = { write };

async function write(
  sheets: readonly TableSheet[],
  language: Language,
  mostBytes: number,
): Promise<Uint8Array | null> {
  const texts = new SharedTexts();
  const names = sheetNames(sheets.map(({ name }) => name));
  const written: WrittenSheet[] = [];
  const parts: PackedPart[] = [];
  let left = mostBytes - bytesAround.end;
  for await (const [name, content] of contents()) {
    const part = await packPart(name, content, left - bytesAround.part);
    if (part === null) return null;
    left -= part.packed + bytesAround.part;
    parts.push(part);
  }
  return zipFile(parts);

  function* contents(): Iterable<readonly [string, Iterable<string> | AsyncIterable<string>]> {
    for (const [at, sheet] of sheets.entries()) {
      const onEnd = (rows: number) =>
        written.push({ name: names[at] ?? '', columns: sheet.columns.length, rows });
      yield [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, texts, at === 0, onEnd)];
    }
    yield ['xl/sharedStrings.xml', texts.xml()];
    yield ['xl/styles.xml', [stylesXml(language)]];
    for (const [name, xml] of partsAround(written)) yield [name, [xml]];
  }
}
