import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { writeAtomically } from './atomic-file.ts';

const mailSchema = z.strictObject({
  /** The id the mail service gave the message. */
  id: z.string().regex(/^[0-9a-f-]+$/),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  /** When it was sent, by the local clock. */
  sentAt: z.string(),
  tags: z.record(z.string(), z.array(z.string())),
  /** The occurrence it was sent for (`report@2024-01-15T00:00:00Z`); null when it carries no delivery id. */
  occurrence: z.string().nullable(),
  /** Whether everybody who wants to know what became of it has been told. */
  eventsPublished: z.boolean(),
});

/** What is known of a sent message besides its text. */
export type Mail = Readonly<z.infer<typeof mailSchema>>;

/** Keeps sent messages in a folder: `<id>.eml` as it was sent, and `<id>.json`, which makes it count as sent. */
export class MailStore {
  readonly #folder: string;
  readonly #mails: Map<string, Mail>;

  /** Opens the folder, which is made when missing. Half-written messages in it count as never sent. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    const mails = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => mailSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
    this.#mails = new Map(mails.sort(bySentAt).map((mail) => [mail.id, mail]));
  }

  /** Stores a message that was just sent, with its bytes. */
  add(mail: Mail, source: Uint8Array): void {
    writeAtomically(this.#sourceFile(mail.id), source);
    this.#put(mail);
  }

  /** Records that the events of a message have been taken. */
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

  /** The message as it was sent. */
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
