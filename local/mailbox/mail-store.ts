import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { writeAtomically } from '../home/atomic-file.ts';
import { readJsonFile } from '../home/json-file.ts';
import { createOwnFolder } from '../home/own-files.ts';

const mailSchema = z.strictObject({
  /** The message id assigned by the mail service. */
  id: z.string().regex(/^[0-9a-f-]+$/),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  /** The sending time, by the local clock. */
  sentAt: z.string(),
  tags: z.record(z.string(), z.array(z.string())),
  /** The occurrence it belongs to (`report@2024-01-15T00:00:00Z`); null when it has no delivery id. */
  occurrence: z.string().nullable(),
  /** Whether all its events have been delivered. */
  eventsPublished: z.boolean(),
});

const lostMail = {
  vi: 'Xóa tệp rồi chạy lại; hộp thư sẽ thiếu thư này.',
  en: 'Delete it and start again; the mailbox will lack this message.',
};

const published = '.json';
const unpublished = '.unpublished.json';

/** A sent message, without its text. */
export type Mail = Readonly<z.infer<typeof mailSchema>>;

/**
 * Stores sent messages in a folder: `<id>.eml` as sent, and `<id>.json`, which marks it as sent. As long as its events are not
 * published, that is called `<id>.unpublished.json`: renaming a file costs a fraction of writing one.
 */
export class MailStore {
  readonly #folder: string;
  readonly #mails: Map<string, Mail>;

  /** Opens the folder, creating it if missing. Half-written messages in it count as never sent. */
  constructor(folder: string) {
    createOwnFolder(folder);
    this.#folder = folder;
    const mails = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => {
        const mail = readJsonFile(join(folder, name), mailSchema, lostMail);
        if (mail === null) return [];
        if (name.endsWith(unpublished)) return [{ ...mail, eventsPublished: false }];
        // As earlier versions left it.
        if (!mail.eventsPublished) renameSync(join(folder, name), this.#file(mail.id, unpublished));
        return [mail];
      });
    this.#mails = new Map(mails.sort(bySentAt).map((mail) => [mail.id, mail]));
  }

  /** Stores a message just sent, with its bytes. */
  add(mail: Mail, source: Uint8Array): void {
    writeAtomically(this.#sourceFile(mail.id), source);
    const file = this.#file(mail.id, mail.eventsPublished ? published : unpublished);
    writeAtomically(file, `${JSON.stringify({ ...mail, eventsPublished: true }, null, 2)}\n`);
    this.#mails.set(mail.id, mail);
  }

  /** Records that a message's events have been received. */
  markPublished(id: string): void {
    const mail = this.#mails.get(id);
    if (mail === undefined || mail.eventsPublished) return;
    renameSync(this.#file(id, unpublished), this.#file(id, published));
    this.#mails.set(id, { ...mail, eventsPublished: true });
  }

  /** All messages, oldest first. */
  all(): Mail[] {
    return [...this.#mails.values()];
  }

  find(id: string): Mail | undefined {
    return this.#mails.get(id);
  }

  /** The message as sent. */
  source(mail: Mail): Buffer {
    return readFileSync(this.#sourceFile(mail.id));
  }

  #sourceFile(id: string): string {
    return this.#file(id, '.eml');
  }

  #file(id: string, ending: string): string {
    return join(this.#folder, id + ending);
  }
}

/** In the order in which they were sent; of a millisecond, by the count at the end of their ids. */
function bySentAt(one: Mail, other: Mail): number {
  const [first, second] = [one, other].map(({ sentAt, id }) => `${sentAt} ${id.slice(-6)}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
