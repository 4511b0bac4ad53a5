import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { writeAtomically } from './atomic-file.ts';
import { readJsonFile } from './json-file.ts';
import { createOwnFolder } from './own-files.ts';

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

/** A sent message, without its text. */
export type Mail = Readonly<z.infer<typeof mailSchema>>;

/** Stores sent messages in a folder: `<id>.eml` as sent, and `<id>.json`, which marks it as sent. */
export class MailStore {
  readonly #folder: string;
  readonly #mails: Map<string, Mail>;

  /** Opens the folder, creating it if missing. Half-written messages in it count as never sent. */
  constructor(folder: string) {
    createOwnFolder(folder);
    this.#folder = folder;
    const mails = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => readJsonFile(join(folder, name), mailSchema, lostMail) ?? []);
    this.#mails = new Map(mails.sort(bySentAt).map((mail) => [mail.id, mail]));
  }

  /** Stores a message just sent, with its bytes. */
  add(mail: Mail, source: Uint8Array): void {
    writeAtomically(this.#sourceFile(mail.id), source);
    this.#put(mail);
  }

  /** Records that a message's events have been received. */
  markPublished(id: string): void {
    const mail = this.#mails.get(id);
    if (mail !== undefined) this.#put({ ...mail, eventsPublished: true });
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

  #put(mail: Mail): void {
    writeAtomically(join(this.#folder, `${mail.id}.json`), `${JSON.stringify(mail, null, 2)}\n`);
    this.#mails.set(mail.id, mail);
  }

  #sourceFile(id: string): string {
    return join(this.#folder, `${id}.eml`);
  }
}

function bySentAt(one: Mail, other: Mail): number {
  return one.sentAt < other.sentAt ? -1 : one.sentAt > other.sentAt ? 1 : 0;
}
