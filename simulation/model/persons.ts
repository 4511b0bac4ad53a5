import type { Recipient } from '../../domain/catalogue/catalogue.ts';

/** A person who gets one message: the posts with the same e-mail address, in id order. */
export type Person = readonly Recipient[];

/** Groups posts by person, ignoring the case of the address. */
export function personsOf(posts: readonly Recipient[]): Person[] {
  const persons: Recipient[][] = [];
  for (const post of posts.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const own = persons.find(([first]) => first?.email.toLowerCase() === post.email.toLowerCase());
    if (own === undefined) persons.push([post]);
    else own.push(post);
  }
  return persons;
}
