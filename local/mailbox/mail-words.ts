import PostalMime from 'postal-mime';
import { foldAccents } from '../../domain/language/fold-text.ts';
import type { Mail, MailStore } from './mail-store.ts';

/** Finds messages by their words; reads the text of each once. */
export class MailWords {
  readonly #store: MailStore;
  readonly #texts = new Map<string, string>();

  constructor(store: MailStore) {
    this.#store = store;
  }

  /** The messages that have all words in their subject, address, occurrence or text, in any case, with or without accents. */
  async find(mails: readonly Mail[], words: string): Promise<Mail[]> {
    const wanted = foldAccents(words).split(' ');
    const found: Mail[] = [];
    for (const mail of mails) {
      const head = foldAccents(`${mail.subject} ${mail.to} ${mail.occurrence ?? ''}`);
      const others = wanted.filter((word) => !head.includes(word));
      if (others.length === 0) found.push(mail);
      else {
        const text = await this.#textOf(mail);
        if (others.every((word) => text.includes(word))) found.push(mail);
      }
    }
    return found;
  }

  async #textOf(mail: Mail): Promise<string> {
    const known = this.#texts.get(mail.id);
    if (known !== undefined) return known;
    const source = this.#store.source(mail);
    // The text comes before the HTML, which is by far the longest to read.
    const end = source.indexOf('Content-Type: text/html');
    const { text = '' } = await PostalMime.parse(end < 0 ? source : source.subarray(0, end));
    const folded = foldAccents(text);
    this.#texts.set(mail.id, folded);
    return folded;
  }
}
