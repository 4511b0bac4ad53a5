import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Receipt, receiptSchema } from '../../contract/submissions/receipt.ts';
import { submissions } from '../../contract/submissions.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { addressOf, callApi, understood } from '../api/api.ts';
import { revisionToCorrect } from '../api/latest-revision.ts';
import { howToSubmit } from '../output/how-to-submit.ts';
import { type Names, readNames } from '../output/names.ts';
import { tell, writeData, writeJson } from '../output/output.ts';
import { lackingLines, previewText, sentText, tellSteps, warningLine } from '../output/receipt.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

const correctionSchema = z.object({
  unit: z.string().min(1),
  set: z.string().min(1),
  period: z.string().min(1),
  reason: z.string().min(1),
});

/** How a JSON body is to be sent. */
export type SubmitJsonOptions = {
  readonly dryRun: boolean;
  /** The revision to correct; by default the latest. */
  readonly ifMatch?: number;
  /** The command that sends the same input again, as a dry run or not; null when it cannot be repeated. */
  readonly line: (dryRun: boolean) => string | null;
};

/**
 * Sends one submission and shows the receipt. The idempotency key is derived from the content, so that running the
 * command again never submits twice. For a body with a reason, it looks up the revision to correct.
 */
export async function submitJson(
  settings: Settings,
  body: string,
  { dryRun, ifMatch, line }: SubmitJsonOptions,
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
  const receipt = understood(receiptSchema, answer);
  writeReceipt(settings, receipt, await readNames(settings));
  if (dryRun && !receipt.replayed) tell(howToSubmit(settings, line(false)));
  else tellNext(settings, receipt);
}

/** The revision a body with a reason corrects; null for any other body, and when there is none yet. */
async function revisionFor(settings: Settings, body: string): Promise<number | null> {
  const correction = correctionSchema.safeParse(parseJson(body));
  return correction.success ? revisionToCorrect(settings, correction.data) : null;
}

/** Shows a receipt. */
export function writeReceipt(settings: Settings, receipt: Receipt, names: Names): void {
  const { lang } = settings;
  const preview = previewText(receipt, lang);
  const status =
    receipt.status === 'late' ? words(settings, 'trễ hạn', 'late') : words(settings, 'đúng hạn', 'on time');
  const notRecorded = words(settings, '— (thử, chưa ghi nhận)', '— (dry run, nothing stored)');
  const lines = [
    [words(settings, 'Biên nhận', 'Receipt'), receipt.id ?? notRecorded],
    [words(settings, 'Đơn vị, bộ, kỳ', 'Unit, set, period'), names.subject(receipt)],
    [words(settings, 'Bản', 'Revision'), receipt.revision],
    [words(settings, 'Nhận lúc', 'Received'), `${formatLocalTime(receipt.receivedAt, lang)} (${status})`],
    [words(settings, 'Số liệu', 'Figures'), formatInteger(receipt.figures, lang)],
    [words(settings, 'Chỉ số phải gửi', 'Indicators asked for'), sentText(settings, receipt)],
    ...(preview === null ? [] : [[words(settings, 'Điểm tạm tính', 'Score preview'), preview]]),
    [words(settings, 'Kết quả', 'Outcome'), outcomeText(settings, receipt)],
    ...receipt.warnings.map((warning) => {
      const line = warningLine(names, receipt.set, warning);
      const comment = words(settings, 'Giải trình', 'Comment');
      return [
        words(settings, 'Cảnh báo', 'Warning'),
        warning.comment === '' ? line : `${line} ${comment}: ${warning.comment}`,
      ];
    }),
  ];
  for (const [name, value] of lines) writeData(`${name}: ${value}`);
  if (receipt.lacking.length === 0) return;
  writeData(words(settings, 'Còn thiếu:', 'Lacking:'));
  for (const line of lackingLines(settings, receipt)) writeData(line);
}

function outcomeText(settings: Settings, { warnings: { length }, replayed, inForce }: Receipt): string {
  if (replayed)
    return words(
      settings,
      `đã nhận từ trước, lần này không ghi gì thêm; mới nhất: bản ${inForce}`,
      `accepted before, nothing stored now; latest: revision ${inForce}`,
    );
  if (length === 0) return words(settings, 'nhận', 'accepted');
  const english = `accepted, with ${length} ${length === 1 ? 'warning' : 'warnings'}`;
  return words(settings, `nhận, có ${length} cảnh báo`, english);
}

/** Shows what may be done next. */
export function tellNext(
  settings: Settings,
  { set, period, unit, nextSteps, awaitsApproval }: Receipt,
): void {
  if (awaitsApproval === true)
    tell(
      words(
        settings,
        'Chờ thủ trưởng đơn vị duyệt trên cổng làm việc; số liệu chỉ được tính sau khi duyệt.',
        'Waiting for the head of the unit to approve in the portal; the figures count once approved.',
      ),
    );
  tellSteps(settings, nextSteps);
  tell(
    words(
      settings,
      'Cần điều chỉnh thì gửi lại với trường «reason». Xem lại số liệu đã nhận:',
      'To correct it, send it again with a “reason”. To see the stored figures:',
    ),
  );
  tell(commandLine(settings, 'submission', 'show', set, period, unit));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
