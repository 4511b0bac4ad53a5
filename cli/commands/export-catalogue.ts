import { xlsxWorkbooks } from '../../adapters/xlsx/xlsx-workbooks.ts';
import { layCatalogue } from '../../domain/catalogue-workbook/lay-catalogue.ts';
import { currentCatalogue } from '../catalogue-workbook.ts';
import { commandLine } from '../command-line.ts';
import { tell, writeJson } from '../output.ts';
import type { Settings } from '../settings.ts';
import { words } from '../words.ts';
import { writeNewFile } from '../write-new-file.ts';

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
