import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';
import { addressKey } from '../delivery/persons.ts';
import { isOperator } from '../delivery/post-duties.ts';
import { recipientsOn } from '../delivery/recipients-on.ts';

/** The hours between two digests of failures that a catalogue without a number of its own has. */
const usualHours = 4;

/** The fewest hours between two digests of failures. */
export function hoursBetweenDigests({
  failureMailHours = usualHours,
}: Pick<Catalogue, 'failureMailHours'>): number {
  return failureMailHours;
}

/**
 * Whether a post gets the digests of failures: a post of operations that lists them or, if none lists them, any post of
 * operations; never one with a leader's address.
 */
export function readsFailures({ recipients }: Pick<Catalogue, 'recipients'>, post: Recipient): boolean {
  if (!isOperator(post) || hasLeadersAddress(recipients, post)) return false;
  const lists = ({ receives }: Recipient) => receives.includes('failures');
  return lists(post) || !recipients.some((one) => isOperator(one) && lists(one));
}

/** The posts that get the digests of failures on a day. Nobody outside operations stands in for them, and no leader gets one. */
export function failureReaders(
  catalogue: Pick<Catalogue, 'recipients'>,
  day: Temporal.PlainDate,
): Recipient[] {
  const operations = catalogue.recipients.filter(
    (post) => isOperator(post) && !hasLeadersAddress(catalogue.recipients, post),
  );
  const readers = new Set(operations.filter((post) => readsFailures(catalogue, post)).map(({ id }) => id));
  return recipientsOn({ recipients: operations }, day).filter(({ id }) => readers.has(id));
}

function hasLeadersAddress(recipients: readonly Recipient[], { email }: Recipient): boolean {
  const own = addressKey(email);
  return recipients.some(({ role, email: other }) => role === 'leader' && addressKey(other) === own);
}
