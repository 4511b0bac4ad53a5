import type { Mail } from '../mailbox/mail-store.ts';

/** Which messages the list shows; each part is null where it shows all. */
export type MailChoice = {
  /** The job that planned them. */
  readonly kind: string | null;
  /** Their recipient's address. */
  readonly to: string | null;
  /** Words of their subject, address, occurrence or text, in any case and with or without accents. */
  readonly words: string | null;
};

/** Reads a choice from the address of the list. */
export function choiceOf(query: URLSearchParams): MailChoice {
  const given = (name: string) => {
    const value = query.get(name)?.trim() ?? '';
    return value === '' ? null : value;
  };
  return { kind: given('kind'), to: given('to'), words: given('q') };
}

/** The address of the list with a choice. */
export function addressOf({ kind, to, words }: MailChoice): string {
  const query = new URLSearchParams();
  if (kind !== null) query.set('kind', kind);
  if (to !== null) query.set('to', to);
  if (words !== null) query.set('q', words);
  return query.size === 0 ? '/mailbox' : `/mailbox?${query}`;
}

/** The messages of a kind and a recipient, in their order. */
export function chosen(mails: readonly Mail[], { kind, to }: Pick<MailChoice, 'kind' | 'to'>): Mail[] {
  return mails.filter(
    (mail) =>
      (kind === null || mail.occurrence?.startsWith(`${kind}@`) === true) && (to === null || mail.to === to),
  );
}
