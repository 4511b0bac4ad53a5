import type { Recipient, Unit } from '../../domain/catalogue/catalogue.ts';
import { type Day, dateOf } from './days.ts';

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

/** The posts of a day: a post whose holder is away has the address of its stand-in, or of the stand-in's stand-in. */
export function postsOn(posts: readonly Recipient[], day: Day): Recipient[] {
  return posts.map((post) => ({ ...post, email: readerOf(posts, post, day, []).email }));
}

function readerOf(
  posts: readonly Recipient[],
  post: Recipient,
  day: Day,
  passed: readonly Recipient[],
): Recipient {
  const { standIn } = post;
  const isAway = standIn !== undefined && standIn.from <= dateOf(day) && dateOf(day) <= standIn.to;
  const deputy = isAway ? posts.find(({ id }) => id === standIn.recipient) : undefined;
  if (deputy === undefined) return post;
  const [first = post] = passed;
  return [...passed, post].includes(deputy) ? first : readerOf(posts, deputy, day, [...passed, post]);
}

/** The posts that get to know what is overdue in a unit: the one named, or those warned for the nearest unit above. */
export function superiorsOf(
  units: readonly Unit[],
  posts: readonly Recipient[],
  unit: string,
  named: string | undefined,
): Recipient[] {
  const owners = ownersOf(posts, unit).map(({ email }) => email.toLowerCase());
  const others = posts.filter(({ email }) => !owners.includes(email.toLowerCase()));
  if (named !== undefined) return others.filter(({ id }) => id === named);
  const above = units.find(({ id }) => id === unit)?.parent ?? null;
  if (above === null) return [];
  const found = ownersOf(others, above);
  return found.length > 0 ? found : superiorsOf(units, others, above, undefined);
}

/** The posts that are warned for a unit. */
export function ownersOf(posts: readonly Recipient[], unit: string): Recipient[] {
  return posts.filter((one) => one.unit === unit && one.receives.includes('warnings'));
}
