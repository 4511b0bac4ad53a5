import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';
import type { Text } from '../language/text.ts';

/** The most characters of a text. */
const mostCharacters = 500;

/**
 * The recipients as of a day. A post whose holder is away has its deputy's address and language, and is called by both posts; a deputy who is
 * away too has one of their own. Where everybody stands in for somebody else, mail goes to the post itself.
 */
export function recipientsOn(
  { recipients }: Pick<Catalogue, 'recipients'>,
  day: Temporal.PlainDate,
): Recipient[] {
  if (recipients.every(({ standIn }) => standIn === undefined)) return recipients;
  const byId = new Map(recipients.map((one) => [one.id, one]));
  return recipients.map((post) => {
    const deputy = deputyOf(post, byId, day.toString());
    if (deputy === post) return post;
    const { email, language = 'both' } = deputy;
    return { ...post, post: actingFor(deputy.post, post.post), email, language };
  });
}

/** Who reads a post's mail on a day: its holder, unless away. */
function deputyOf(post: Recipient, byId: ReadonlyMap<string, Recipient>, day: string): Recipient {
  const passed = new Set<Recipient>();
  for (let at = post; !passed.has(at); ) {
    passed.add(at);
    const { standIn } = at;
    if (standIn === undefined || day < standIn.from || standIn.to < day) return at;
    at = byId.get(standIn.recipient) ?? at;
  }
  return post;
}

function actingFor(deputy: Text, absent: Text): Text {
  return {
    vi: cut(`${deputy.vi} (nhận thay ${absent.vi})`),
    en: cut(`${deputy.en} (standing in for ${absent.en})`),
  };
}

function cut(text: string): string {
  if (text.length <= mostCharacters) return text;
  return `${text
    .slice(0, mostCharacters - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}
