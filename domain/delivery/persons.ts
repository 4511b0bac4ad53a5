import type { Recipient } from '../catalogue/catalogue.ts';
import type { Delivery } from './delivery.ts';

/** Somebody who gets messages: all the posts whose messages go to one e-mail address. */
export type Person = {
  /** The post that stands for the person where one has to: the first in the order of the posts' ids. */
  readonly first: Recipient;
  /** Their other posts, in the order of their ids. */
  readonly others: readonly Recipient[];
};

/** What tells one address from another, however it was typed. */
export function addressKey(email: string): string {
  return email.toLowerCase();
}

/**
 * Groups posts by person, so that nobody gets the same message once for each of their posts. Persons come in the order of
 * their first post's id.
 */
export function personsOf(posts: readonly Recipient[]): Person[] {
  const inOrder = posts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byAddress = Map.groupBy(inOrder, ({ email }) => addressKey(email));
  return [...byAddress.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ first, others }],
  );
}

/** A person as the recipient of a delivery, with all the posts it is for. */
export function recipientFrom({ first, others }: Person): Delivery['recipient'] {
  const { id, post, unit, email } = first;
  const also = others.map((other) => ({ id: other.id, post: other.post, unit: other.unit }));
  return { id, post, unit, email, ...(also.length === 0 ? {} : { also }) };
}
