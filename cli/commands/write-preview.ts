import { constants } from 'node:fs';
import { access, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mostWholeMessages, type PreviewedMessage, previews } from '../../contract/previews.ts';
import { localMinute } from '../../domain/table/local-time.ts';
import { readPages } from '../api/pages.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { writeNewFile } from '../files/write-new-file.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import type { Settings } from '../settings.ts';

/**
 * Writes the messages of a day into a folder, each as a page and as text, with its attached files.
 * @param asked the day, and the recipient if only theirs are wanted
 * @param folder is created; an existing one must be empty, so that no other day's messages are mixed in
 * @throws CommandFailure when the API refuses, or the folder cannot be used
 */
export async function writePreview(
  settings: Settings,
  asked: { readonly at: string; readonly recipient?: string },
  folder: string,
): Promise<void> {
  await prepare(folder);
  const query = { ...asked, whole: 'true' };
  const pages = await readPages(settings, previews.getPreview, mostWholeMessages, { path: {}, query });
  const written: { readonly file: string; readonly message: PreviewedMessage }[] = [];
  const taken = new Set<string>();
  for (const message of pages.flatMap(({ messages }) => messages)) {
    for (const { name, content } of filesOf(message)) {
      const file = unusedName(name, taken);
      writeNewFile(join(folder, file), content);
      written.push({ file, message });
    }
  }
  if (settings.json === true) return writeJson({ folder, files: written.map(({ file }) => file) });
  const rows = written.map(({ file, message }) => [
    file,
    message.recipient.post[settings.lang],
    message.subject,
  ]);
  if (rows.length > 0)
    writeData(table([words(settings, 'Tệp|Chức vụ|Tiêu đề', 'File|Post|Subject').split('|'), ...rows], []));
  const count = pages[0].total;
  tell(
    words(
      settings,
      `${count} thư, ${written.length} tệp trong ${folder}; chưa gửi gì.`,
      `${count} messages, ${written.length} files in ${folder}; nothing was sent.`,
    ),
  );
}

/** Creates a folder, or checks that it is empty and can be written. Its messages are for nobody but their recipients. */
async function prepare(folder: string): Promise<void> {
  const unusable = (cause: unknown) =>
    new CommandFailure(
      exitCodes.usage,
      {
        vi: `Không ghi được vào thư mục ${folder}. Chọn thư mục khác, trong một thư mục đã có.`,
        en: `Cannot write into the folder ${folder}. Choose another one, in a folder that exists.`,
      },
      { cause },
    );
  const isNew = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    (cause: unknown) => {
      if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
      throw unusable(cause);
    },
  );
  if (isNew) return;
  const names = await readdir(folder).catch((cause: unknown) => {
    throw unusable(cause);
  });
  if (names.length > 0)
    throw new CommandFailure(exitCodes.usage, {
      vi: `Thư mục ${folder} đã có tệp. Chọn thư mục khác, để thư của các ngày không lẫn vào nhau.`,
      en: `The folder ${folder} has files in it. Choose another one, so that messages of several days do not mix.`,
    });
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    throw unusable(cause);
  });
}

/** The files of a message: its page, its text, and what is attached to it. */
function filesOf({ dueAt, kind, recipient, html, text, attachments = [] }: PreviewedMessage) {
  const stem = `${localMinute(dueAt).slice(-5).replace(':', '')}-${recipient.id}-${kind}`;
  return [
    { name: `${stem}.html`, content: Buffer.from(html ?? '') },
    { name: `${stem}.txt`, content: Buffer.from(text ?? '') },
    ...attachments.map(({ name, content }) => ({
      name: `${stem}-${name}`,
      content: Buffer.from(content ?? '', 'base64'),
    })),
  ];
}

/** A name for a file in the folder, and nowhere else, that no other file has. */
function unusedName(wanted: string, taken: Set<string>): string {
  const safe = wanted
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^\.+/, '');
  const [, stem = safe, ending = ''] = /^(.*?)(\.[a-z0-9]+)?$/i.exec(safe) ?? [];
  let name = safe;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}-${number}${ending}`;
  taken.add(name.toLowerCase());
  return name;
}
