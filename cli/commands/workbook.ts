import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import { workbooks } from '../../contract/workbooks.ts';
import { addressOf, requestApi } from '../api/api.ts';
import type { Address } from '../api/latest-revision.ts';
import { refusalOf } from '../api/refusal.ts';
import { writeNewFile } from '../files/write-new-file.ts';
import { tell, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/**
 * Downloads the workbook in which a unit enters its figures.
 * @param out the file to write; one that is there is kept
 */
export async function downloadWorkbook(settings: Settings, address: Address, out: string): Promise<void> {
  await download(settings, addressOf(workbooks.getWorkbook.path, { ...address }), [address.unit], out);
}

/**
 * Downloads one workbook of several forms.
 * @param forms each `<set>/<period>/<unit>`
 */
export async function downloadWorkbookOfForms(
  settings: Settings,
  forms: readonly string[],
  out: string,
): Promise<void> {
  const query = { forms: forms.join(',') };
  const units = forms.map((form) => form.split('/').at(-1) ?? '');
  await download(settings, addressOf(workbooks.getWorkbookOfForms.path, {}, query), units, out);
}

async function download(
  settings: Settings,
  path: string,
  units: readonly string[],
  out: string,
): Promise<void> {
  const answer = await requestApi(settings, { method: 'GET', path, headers: { accept: workbookMediaType } });
  if (answer.status !== 200) throw refusalOf(answer, settings.lang, 'of-options');
  writeNewFile(out, answer.bytes);
  if (settings.json === true) return writeJson({ file: out });
  tell(
    words(
      settings,
      `Đã lưu sổ vào ${out}. Nhập vào ô màu vàng, rồi gửi bằng mã truy cập của đơn vị:`,
      `Saved the workbook as ${out}. Fill in the yellow cells, then send it with a token of the unit:`,
    ),
  );
  tell(commandLine({ ...settings, as: senderOf(settings, units) }, 'submit', out));
}

/** Who sends a workbook on the local stack: leaders and operations may only download it. */
function senderOf({ as }: Pick<Settings, 'as'>, [unit]: readonly string[]): string | undefined {
  return as !== undefined && /^(?:leader|operations(?:-2)?)$/.test(as) ? unit : as;
}
