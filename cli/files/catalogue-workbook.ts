import { xlsxWorkbooks } from '../../adapters/xlsx/xlsx-workbooks.ts';
import { catalogue } from '../../contract/catalogue.ts';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { invalidCatalogue } from '../../domain/catalogue/invalid-catalogue.ts';
import { catalogueIdentityIn } from '../../domain/catalogue-workbook/catalogue-identity.ts';
import { readCatalogueWorkbook } from '../../domain/catalogue-workbook/read-catalogue.ts';
import type { Text } from '../../domain/language/text.ts';
import { workbookFaults } from '../../domain/workbook/workbook-fault.ts';
import { requestApi, understood } from '../api/api.ts';
import { refusalOf } from '../api/refusal.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import type { Settings } from '../settings.ts';
import { readNamedFile } from './read-file.ts';

/** More rows than the largest list has: 100 milestones of every unit. */
const mostRows = 20_000;

/** Whether a catalogue is a workbook rather than a folder, by its name. */
export function isWorkbook(source: string): boolean {
  return /\.xlsx$/i.test(source);
}

/**
 * The catalogue in force, whole.
 * @throws CommandFailure when there is none, and for a token that does not get all of it: a workbook of a part of it would
 * remove the rest
 */
export async function currentCatalogue(settings: Settings): Promise<VersionedCatalogue> {
  const { method, path, answers } = catalogue.getCatalogue;
  const answer = await requestApi(settings, { method, path });
  if (answer.status !== 200) throw refusalOf(answer, settings.lang, 'as-written');
  const found = understood(answers[200].schema, answer.body);
  if (answer.headers.get('etag') === `"${found.version}"`) return found;
  throw new CommandFailure(exitCodes.access, onlyOperations);
}

/**
 * The catalogue that a workbook makes of the one in force.
 * @throws Problem `invalid-catalogue` with the cells that are wrong
 * @throws CommandFailure for a file that is no such workbook, and for one made of another version
 */
export async function readCatalogueFile(
  file: string,
  { version, catalogue: base }: VersionedCatalogue,
): Promise<Catalogue> {
  const reading = await xlsxWorkbooks.read(await readNamedFile(file), mostRows);
  if (!reading.ok) throw new CommandFailure(exitCodes.invalidInput, workbookFaults[reading.fault]);
  const identity = catalogueIdentityIn(reading.sheets);
  if (identity === null) throw new CommandFailure(exitCodes.invalidInput, notMadeHere);
  if (identity.version !== version)
    throw new CommandFailure(exitCodes.notFoundOrConflict, moved(identity.version, version));
  if (reading.sheets.some(({ rows }) => rows.some(({ number }) => number >= mostRows)))
    throw new CommandFailure(exitCodes.invalidInput, tooManyRows);
  const parsed = readCatalogueWorkbook(reading.sheets, base, identity.language);
  if (!parsed.ok) throw invalidCatalogue(parsed.violations);
  return parsed.value;
}

const onlyOperations: Text = {
  vi: 'Mã truy cập này chỉ thấy một phần danh mục; dùng mã của bộ phận vận hành.',
  en: 'This token gets only part of the catalogue; use a token of operations.',
};

const notMadeHere: Text = {
  vi: 'Đây không phải sổ danh mục do «tiendo catalogue export» xuất ra, hoặc trang tính ẩn của sổ đã mất. Xuất sổ mới rồi sửa trên sổ ấy.',
  en: 'This is not a workbook that “tiendo catalogue export” made, or its hidden sheet is gone. Export a new one and edit that.',
};

const tooManyRows: Text = {
  vi: `Sổ có hơn ${mostRows} dòng; xóa các dòng thừa.`,
  en: `The workbook has more than ${mostRows} rows; delete those that are not needed.`,
};

function moved(from: number, to: number): Text {
  return {
    vi: `Sổ này xuất từ danh mục phiên bản ${from}, nay đang dùng phiên bản ${to}; nạp sổ sẽ xóa mất thay đổi của người khác. Xuất sổ mới («tiendo catalogue export») rồi nhập lại các thay đổi.`,
    en: `This workbook was made of version ${from} of the catalogue, and version ${to} is in force; applying it would undo what others changed. Export a new one (“tiendo catalogue export”) and make the changes there.`,
  };
}
