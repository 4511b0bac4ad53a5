import { xlsxWorkbooks } from '../../adapters/xlsx/xlsx-workbooks.ts';
import { layCatalogue } from '../../domain/catalogue-workbook/lay-catalogue.ts';
import { currentCatalogue } from '../files/catalogue-workbook.ts';
import { writeNewFile } from '../files/write-new-file.ts';
import { tell, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** Saves the catalogue in force as a workbook, in which operations edit it. @param file one that is there is kept */
export async function exportCatalogue(settings: Settings, file: string): Promise<void> {
  const current = await currentCatalogue(settings);
  writeNewFile(file, await xlsxWorkbooks.make(layCatalogue(current, settings.lang)));
  const { version } = current;
  if (settings.json === true) return writeJson({ file, version });
  tell(
    words(
      settings,
      `Đã lưu danh mục phiên bản ${version} vào ${file}. Sửa xong thì kiểm tra:`,
      `Saved version ${version} of the catalogue as ${file}. Edit it, then check it:`,
    ),
  );
  tell(commandLine(settings, 'catalogue', 'check', file));
}
