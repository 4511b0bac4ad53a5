import { catalogue } from '../../contract/catalogue.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../domain/catalogue/check-catalogue.ts';
import { invalidCatalogue } from '../../domain/catalogue/invalid-catalogue.ts';
import { call } from '../api.ts';
import { readCatalogueFolder } from '../catalogue-folder.ts';
import { commandLine } from '../command-line.ts';
import { tell, writeJson } from '../output.ts';
import type { Settings } from '../settings.ts';
import { words } from '../words.ts';

/**
 * Checks a catalogue folder locally, without sending it.
 * @throws Problem `invalid-catalogue` with every violation
 */
export async function checkCatalogue(settings: Settings, folder: string): Promise<void> {
  const { units, sets, milestones, recipients } = await readCatalogue(folder);
  const counts = {
    units: units.length,
    sets: sets.length,
    milestones: milestones.length,
    recipients: recipients.length,
  };
  if (settings.json === true) return writeJson(counts);
  tell(
    settings.lang === 'vi'
      ? `Danh mục hợp lệ: ${counts.units} đơn vị, ${counts.sets} bộ chỉ số, ${counts.milestones} mốc, ${counts.recipients} người nhận.`
      : `The catalogue is valid: ${counts.units} units, ${counts.sets} sets, ${counts.milestones} milestones, ${counts.recipients} recipients.`,
  );
  tell(words(settings, 'Nạp danh mục này:', 'To make it the current version:'));
  tell(commandLine({ ...settings, as: settings.as ?? localOperations() }, 'catalogue', 'apply', folder));
}

/** Applies a catalogue folder as the current version. */
export async function applyCatalogue(settings: Settings, folder: string): Promise<void> {
  const body = JSON.stringify(await readCatalogue(folder));
  const { answer, raw } = await call(settings, catalogue.putCatalogue, { path: {}, body });
  if (settings.json === true) return writeJson(raw);
  const { version } = answer;
  tell(
    settings.lang === 'vi'
      ? `Danh mục đang dùng: phiên bản ${version}.`
      : `The current catalogue is version ${version}.`,
  );
}

/** The `--as` option of the printed apply command: none with `TIENDO_TOKEN`, otherwise the local operations token. */
function localOperations(): string | undefined {
  return process.env['TIENDO_TOKEN'] ? undefined : 'operations';
}

async function readCatalogue(folder: string): Promise<Catalogue> {
  const parsed = parseCatalogue(await readCatalogueFolder(folder));
  if (!parsed.ok) throw invalidCatalogue(parsed.violations);
  return parsed.value;
}
