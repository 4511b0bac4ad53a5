import type { FailureKind } from '../../domain/failures/failure.ts';

/** A zero-width non-joiner. */
const gap = '\u200c';

/** What begins an address, up to its colon: every scheme before two slashes, and those that need no slashes. */
const scheme =
  /(?:[a-z][a-z0-9+.-]*:(?=[/\\]{2})|(?:mailto|tel|sms|callto|skype|javascript|vbscript|data|file):(?=\S))/giu;

/** The dots of a server's name, also as other scripts write them: before a word. Those of numbers and of codes such as `S.1` are none. */
const dot = /(?<=[\p{L}\p{M}])[.\u3002\uff0e\uff61](?=\p{N}*\p{L})|(?<=\S)[.\u3002\uff0e\uff61](?=\p{L})/gu;

/** The sign of a mail address, and what begins the path of a server on a local network. */
const sign = /(?<=\S)[@\uff20](?=\S)|\\(?=\\)/gu;

/** A telephone number: eight digits or more that begin with a zero, a plus or as service numbers do; or ten in the groups of some countries. */
const telephone =
  /(?<!\d)(?:\(?(?:(?:\+|0)(?:[\s.()-]*\d){7,}|1[89]00(?:[\s.()-]*\d){4,})|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\d))/gu;

/**
 * A text that mail programs make no link of: they would lead readers wherever the writer of a note or a name wants. What looks like an
 * address gets a sign without width where programs look for its parts; it reads, and is copied, as before. The sign is the zero-width
 * non-joiner, because a server's name may not contain it after these letters: whatever a program links all the same, no browser opens.
 */
export function unlinked(text: string): string {
  return text
    .replace(scheme, (found) => found + gap)
    .replace(dot, (found) => found + gap)
    .replace(sign, (found) => found + gap)
    .replace(telephone, (found) => found.replace(/\d(?=\D*\d)/gu, (digit) => digit + gap));
}

/** The group of failures whose texts are keys of rows and the product's own advice. */
const unreadableRows: FailureKind = 'unreadable-row';

/** The fields that people fill in freely, in one language or both. Ids, codes, commands and times have others. */
const written = new Set([
  'vi',
  'en',
  'note',
  'comment',
  'reason',
  'text',
  'answer',
  'asked',
  'officer',
  'by',
]);

/**
 * Frozen content with {@link unlinked} texts, at any depth, but for the helpdesk, where operations name an address or a telephone number so
 * that readers use it, and for unreadable rows, whose keys and commands nobody wrote freely and operations paste.
 * @param content as JSON holds it
 */
export function unlinkedTexts<T>(content: T): T {
  const kept = new WeakSet<object>();
  const text = JSON.stringify(content, function (this: object, key: string, value: unknown) {
    if (typeof value === 'object' && value !== null && (kept.has(this) || isPasted(key, value)))
      kept.add(value);
    return typeof value === 'string' && written.has(key) && !kept.has(this) ? unlinked(value) : value;
  });
  const copy: T = JSON.parse(text);
  return copy;
}

function isPasted(key: string, value: object): boolean {
  return key === 'helpdesk' || ('kind' in value && value.kind === unreadableRows);
}
