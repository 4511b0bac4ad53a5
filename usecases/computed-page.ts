import { createHash } from 'node:crypto';
import type { Text } from '../domain/language/text.ts';
import { entriesThatFit } from './fitting.ts';
import { notOfThisList } from './not-of-this-list.ts';

/** A cursor into a list that is computed from others. */
type Cursor = { readonly of: string; readonly at: number };

/**
 * A page of a list that is computed anew for each page, with the cursor of the next.
 * @param from what it is computed from, such as editions; a cursor holds only as long as that stays the same
 * @param usage the expected form of the request
 * @throws Problem `malformed-request` for a cursor of another list, or beyond the end
 */
export function computedPage<T>(
  entries: readonly T[],
  from: readonly unknown[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: Cursor | undefined },
  usage: Text,
): { readonly page: T[]; readonly next: string | null } {
  const of = createHash('sha256').update(JSON.stringify(from)).digest('hex').slice(0, 12);
  const at = cursor?.at ?? 0;
  if (cursor !== undefined && (cursor.of !== of || at >= entries.length)) throw notOfThisList(usage);
  const page = entriesThatFit(entries.slice(at, at + limit));
  const end = at + page.length;
  return { page, next: end < entries.length ? `${of}.${end}` : null };
}
