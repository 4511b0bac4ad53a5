import type { Recipient } from '../catalogue/catalogue.ts';
import type { ReaderLanguage } from '../language/reader-language.ts';
import type { Delivery } from './delivery.ts';

/** A recipient of messages: all posts with the same e-mail address. */
export type Person = {
  /** The post that represents the person: the first by id. */
  readonly first: Recipient;
  /** The person's other posts, in id order. */
  readonly others: readonly Recipient[];
};

/** Normalizes an address for comparison. */
export function addressKey(email: string): string {
  return email.toLowerCase();
}

/**
 * Groups posts by person, so that each person gets a message once, not once per post. Persons are ordered by the id of
 * their first post.
 */
export function personsOf(posts: readonly Recipient[]): Person[] {
  const inOrder = posts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byAddress = Map.groupBy(inOrder, ({ email }) => addressKey(email));
  return [...byAddress.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ first, others }],
  );
}

/** The most posts beside the first that a delivery lists. */
const mostOthers = 50;

/** A person as the recipient of a delivery, with the posts it is for. */
export function recipientFrom(person: Person): Delivery['recipient'] {
  const { first, others } = person;
  const { id, post, unit, email } = first;
  const language = languageOf(person);
  const also = others
    .slice(0, mostOthers)
    .map((other) => ({ id: other.id, post: other.post, unit: other.unit }));
  const more = others.length - also.length;
  return {
    id,
    post,
    unit,
    email,
    ...(language === 'both' ? {} : { language }),
    ...(also.length === 0 ? {} : { also }),
    ...(more === 0 ? {} : { more }),
  };
}

/** The language of a person's mail: what their posts agree on, else both. */
function languageOf({ first, others }: Person): ReaderLanguage {
  const { language = 'both' } = first;
  return others.every((other) => (other.language ?? 'both') === language) ? language : 'both';
}
