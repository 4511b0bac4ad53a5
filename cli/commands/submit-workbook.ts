import { createHash } from 'node:crypto';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import { workbookReceiptSchema, workbookResultSchema } from '../../contract/workbooks/workbook-result.ts';
import { workbooks } from '../../contract/workbooks.ts';
import { addressOf, requestApi, understood } from '../api/api.ts';
import { refusalOf } from '../api/refusal.ts';
import { writeNewFile } from '../files/write-new-file.ts';
import { howToSubmit } from '../output/how-to-submit.ts';
import { readNames } from '../output/names.ts';
import { tell, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { showWorkbookResult, tellNotRead } from '../output/workbook-result.ts';
import type { Settings } from '../settings.ts';
import { tellNext, writeReceipt } from './submit-json.ts';

/** How to send a workbook. */
export type SubmitWorkbookOptions = {
  readonly dryRun: boolean;
  /** Where to write the workbook that comes back, with what is wrong in its cells or with the receipt. */
  readonly out?: string;
  /** The command that sends the same input again, as a dry run or not; null when it cannot be repeated. */
  readonly line: (dryRun: boolean) => string | null;
};

/**
 * Sends a filled workbook and shows the receipt, or every cell to fix. The idempotency key is derived from the file, so that
 * running the command again never submits twice.
 */
export async function submitWorkbook(
  settings: Settings,
  body: Buffer,
  { dryRun, out, line }: SubmitWorkbookOptions,
): Promise<void> {
  const { method, path } = workbooks.createSubmissionFromWorkbook;
  const send = (accept: string, isTrial: boolean) =>
    requestApi(settings, {
      method,
      path: addressOf(path, {}, { dryRun: isTrial ? 'true' : undefined }),
      body,
      headers: {
        accept,
        'content-type': workbookMediaType,
        'idempotency-key': createHash('sha256').update(body).digest('hex'),
      },
    });
  const answer = await send('application/json', dryRun);
  if (out !== undefined) {
    // The same request again: accepted, it returns the same receipt; refused, the same refusal.
    const back = await send(workbookMediaType, dryRun);
    if (back.headers.get('content-type') === workbookMediaType) {
      writeNewFile(out, back.bytes);
      tell(words(settings, `Sổ trả về: ${out}`, `The workbook that came back: ${out}`));
    }
  }
  const ofMany = workbookResultSchema.safeParse(answer.body);
  if (ofMany.success) return showWorkbookResult(settings, ofMany.data, await readNames(settings));
  if (answer.status >= 300) throw refusalOf(answer, settings.lang, 'as-written');
  if (settings.json === true) return writeJson(answer.body);
  const receipt = understood(workbookReceiptSchema, answer.body);
  writeReceipt(settings, receipt, await readNames(settings));
  tellNotRead(settings, receipt);
  if (dryRun && !receipt.replayed) tell(howToSubmit(settings, line(false)));
  else tellNext(settings, receipt);
}
