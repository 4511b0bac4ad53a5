import { createHash } from 'node:crypto';
import * as z from 'zod';
import { instantTextSchema } from '../period/instant-text.ts';
import { mostAddressesOfHold } from './mail-limits.ts';
import { addressKey, type Person } from './persons.ts';

/** An operator's word that a held run may send. */
const wordSchema = z.strictObject({
  /** The operator, as the root of their tokens, and the token they used. */
  operator: z.string(),
  tokenId: z.string(),
  label: z.string(),
  at: instantTextSchema,
});

/** A run that would send more messages than it may without two operators, and waits for them. */
export const heldRunSchema = z.strictObject({
  /** What would be sent: the id of an occurrence, or of a correction. */
  id: z.string(),
  /** Stands for who would get a message. */
  digest: z.string(),
  count: z.int(),
  cap: z.int(),
  /** The last run of the same kind that sent messages; null when there is none. */
  previous: z.strictObject({ id: z.string(), count: z.int() }).nullable(),
  /** The addresses that get a message now and did not get one then, and the other way round: the first of each. */
  newly: z.array(z.string()),
  newlyCount: z.int(),
  noLonger: z.array(z.string()),
  noLongerCount: z.int(),
  words: z.array(wordSchema),
});

/**
 * A run that waits for two operators because it would send too many messages. `count` is how many it would send, `cap` the
 * most that it may send without them.
 */
export type HeldRun = z.infer<typeof heldRunSchema>;

/** Whether two different operators have agreed. */
export function isReleased({ words }: Pick<HeldRun, 'words'>): boolean {
  return new Set(words.map(({ operator }) => operator)).size >= 2;
}

/** A run to hold, compared with the last one of its kind. */
export function heldRun(
  id: string,
  persons: readonly Person[],
  cap: number,
  previous: { readonly id: string; readonly addresses: readonly string[] } | null,
): HeldRun {
  const now = addressesOf(persons);
  const then = new Set((previous?.addresses ?? []).map(addressKey));
  const newly = now.filter((address) => !then.has(address));
  const noLonger = [...then].filter((address) => !now.includes(address)).sort();
  return {
    id,
    digest: recipientsDigest(id, persons),
    count: persons.length,
    cap,
    previous: previous && { id: previous.id, count: previous.addresses.length },
    newly: newly.slice(0, mostAddressesOfHold),
    newlyCount: newly.length,
    noLonger: noLonger.slice(0, mostAddressesOfHold),
    noLongerCount: noLonger.length,
    words: [],
  };
}

/** Stands for a run and everybody who would get a message from it. */
export function recipientsDigest(id: string, persons: readonly Person[]): string {
  const text = JSON.stringify([id, addressesOf(persons)]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function addressesOf(persons: readonly Person[]): string[] {
  return persons.map(({ first }) => addressKey(first.email)).sort();
}
