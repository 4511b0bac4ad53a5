import { randomUUID } from 'node:crypto';
import { previews } from '../../contract/previews.ts';
import type { Text } from '../../domain/language/text.ts';
import { call } from '../api/api.ts';
import { readPages } from '../api/pages.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { readNames } from '../output/names.ts';
import { tell, writeData, writeJson } from '../output/output.ts';
import { writeOverview, writeWhole } from '../output/preview-tables.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/**
 * The day to preview, the recipient whose message to show in full, the address for a test, and the folder into which to write the
 * messages.
 */
export type PreviewOptions = {
  readonly at: string;
  readonly recipient?: string;
  readonly to?: string;
  readonly html?: string;
};

/**
 * Shows who would receive what on a day and why, shows the full message of one recipient, writes the messages into a folder, or
 * sends a test.
 */
export async function preview(
  settings: Settings,
  { at, recipient, to, html }: PreviewOptions,
): Promise<void> {
  const asked = { at, ...(recipient === undefined ? {} : { recipient }) };
  if (to !== undefined && html !== undefined) throw new CommandFailure(exitCodes.usage, oneOfThem);
  if (html !== undefined) return (await import('./write-preview.ts')).writePreview(settings, asked, html);
  if (to !== undefined) return sendOne(settings, { ...asked, to });
  const pages = await readPages(settings, previews.getPreview, 500, { path: {}, query: asked });
  const { next: _, ...first } = pages[0];
  const messages = pages.flatMap((page) => page.messages);
  if (settings.json === true) return writeJson({ ...first, messages });
  if (recipient === undefined) writeOverview(settings, { ...first, messages }, await readNames(settings));
  else for (const message of messages) writeWhole(settings, message);
  tellNext(settings, asked, messages[0]?.recipient.id);
}

const oneOfThem: Text = {
  vi: 'Chỉ dùng một trong hai: --to gửi thử một thư, --html ghi các thư ra thư mục.',
  en: 'Use one of the two: --to sends a test message, --html writes the messages into a folder.',
};

/** Sends one message. Each command sends one message; an answer lost on the way does not duplicate it. */
async function sendOne(
  settings: Settings,
  request: { readonly at: string; readonly to: string; readonly recipient?: string },
): Promise<void> {
  const headers = { 'idempotency-key': randomUUID() };
  const sent = { path: {}, body: request, headers };
  const { answer, raw } = await call(settings, previews.sendPreview, sent);
  if (settings.json === true) return writeJson(raw);
  const { id, occurrence, to, subject } = answer;
  writeData(id);
  tell(
    words(
      settings,
      `«${subject}» sẽ được gửi đến ${to} trong khoảng năm phút. Xem đã gửi chưa:`,
      `“${subject}” will be sent to ${to} within about five minutes. To see its state:`,
    ),
  );
  tell(commandLine(settings, 'deliveries', occurrence));
}

function tellNext(
  settings: Settings,
  { at, recipient }: { readonly at: string; readonly recipient?: string },
  first: string | undefined,
): void {
  if (recipient === undefined) {
    if (first === undefined) return;
    tell(words(settings, 'Xem toàn văn thư của một người:', 'To see the full message of one recipient:'));
    tell(commandLine(settings, 'preview', '--at', at, '--recipient', first));
  } else if (first === undefined) {
    tell(
      words(
        settings,
        `Ngày này ${recipient} không nhận thư nào; xem vì sao:`,
        `${recipient} gets nothing that day; see why:`,
      ),
    );
    tell(commandLine(settings, 'preview', '--at', at));
  } else {
    tell(
      words(
        settings,
        'Gửi thử thư này cho mình: thêm --to <địa chỉ của mình>.',
        'To send yourself a test, add --to <your address>.',
      ),
    );
  }
}
