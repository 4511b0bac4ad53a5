import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Receipt, receiptSchema } from '../../contract/submissions/receipt.ts';
import { submissions } from '../../contract/submissions.ts';
import { formatInteger } from '../../domain/language/format.ts';
import { addressOf, callApi } from '../api.ts';
import { revisionToCorrect } from '../latest-revision.ts';
import { tell, writeData, writeJson } from '../output.ts';
import { previewText } from '../receipt.ts';
import type { Settings } from '../settings.ts';
import { commandLine, words } from '../words.ts';

const correctionSchema = z.object({
  unit: z.string().min(1),
  set: z.string().min(1),
  period: z.string().min(1),
  reason: z.string().min(1),
});

/** How to send a JSON body. @property ifMatch the revision to correct; by default the latest */
export type SubmitJsonOptions = { readonly dryRun: boolean; readonly ifMatch?: number };

/**
 * Sends one submission and shows the receipt. The idempotency key is derived from the content, so that running the
 * command again never submits twice. For a body with a reason, it looks up the revision to correct.
 */
export async function submitJson(
  settings: Settings,
  body: string,
  { dryRun, ifMatch }: SubmitJsonOptions,
): Promise<void> {
  const revision = ifMatch ?? (await revisionFor(settings, body));
  const { method, path } = submissions.createSubmission;
  const answer = await callApi(settings, {
    method,
    path: addressOf(path, {}, { dryRun: dryRun ? 'true' : undefined }),
    body,
    headers: {
      'idempotency-key': createHash('sha256').update(body).digest('hex'),
      ...(revision === null ? {} : { 'if-match': `"${revision}"` }),
    },
  });
  if (settings.json === true) return writeJson(answer);
  const receipt = receiptSchema.parse(answer);
  writeReceipt(settings, receipt);
  tellNext(settings, receipt, dryRun);
}

/** The revision a body with a reason corrects; null for any other body, and when there is none yet. */
async function revisionFor(settings: Settings, body: string): Promise<number | null> {
  const correction = correctionSchema.safeParse(parseJson(body));
  return correction.success ? revisionToCorrect(settings, correction.data) : null;
}

function writeReceipt(settings: Settings, receipt: Receipt): void {
  const { lang } = settings;
  const preview = previewText(receipt, lang);
  const status =
    receipt.status === 'late' ? words(settings, 'trễ hạn', 'late') : words(settings, 'đúng hạn', 'on time');
  const notRecorded = words(settings, '— (thử, chưa ghi nhận)', '— (dry run, nothing stored)');
  const lines = [
    [words(settings, 'Biên nhận', 'Receipt'), receipt.id ?? notRecorded],
    [
      words(settings, 'Đơn vị, bộ, kỳ', 'Unit, set, period'),
      `${receipt.unit} ${receipt.set} ${receipt.period}`,
    ],
    [words(settings, 'Bản', 'Revision'), receipt.revision],
    [words(settings, 'Nhận lúc', 'Received'), `${receipt.receivedAt} (${status})`],
    [words(settings, 'Số liệu', 'Figures'), formatInteger(receipt.figures, lang)],
    ...(preview === null ? [] : [[words(settings, 'Điểm tạm tính', 'Score preview'), preview]]),
    [words(settings, 'Kết quả', 'Outcome'), outcomeText(settings, receipt)],
    ...receipt.warnings.map(({ detail, comment }) => [
      words(settings, 'Cảnh báo', 'Warning'),
      `${detail} ${words(settings, 'Giải trình', 'Comment')}: ${comment}`,
    ]),
  ];
  for (const [name, value] of lines) writeData(`${name}: ${value}`);
}

function outcomeText(settings: Settings, { warnings: { length } }: Receipt): string {
  if (length === 0) return words(settings, 'nhận', 'accepted');
  const english = `accepted, with ${length} ${length === 1 ? 'warning' : 'warnings'}`;
  return words(settings, `nhận, có ${length} cảnh báo`, english);
}

function tellNext(settings: Settings, { set, period }: Receipt, dryRun: boolean): void {
  if (dryRun) {
    tell(words(settings, 'Gửi thật: chạy lại không có --dry-run.', 'To submit, run it without --dry-run.'));
    return;
  }
  tell(
    words(
      settings,
      'Tiếp theo: gửi điều chỉnh với trường «reason», hoặc xem bảng xếp hạng sau 06:00 Thứ Hai:',
      'Next: send a correction with a “reason”, or see the ranking after 06:00 on Monday:',
    ),
  );
  tell(commandLine('ranking', 'show', set, period, '--league', 'departments'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
