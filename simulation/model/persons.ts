import type { Recipient } from '../../domain/catalogue/catalogue.ts';

/** Everybody who gets one message: the posts under one e-mail address, in the order of their ids. */
export type Person = readonly Recipient[];

/** Puts posts together by person, whatever the case of the address. */
export function personsOf(posts: readonly Recipient[]): Person[] {
  const persons: Recipient[][] = [];
  for (const post of posts.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const own = persons.find(([first]) => first?.email.toLowerCase() === post.email.toLowerCase());
    if (own === undefined) persons.push([post]);
    else own.push(post);
  }
  return persons;
}
