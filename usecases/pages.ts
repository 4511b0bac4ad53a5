import type { Text } from '../domain/language/text.ts';
import { notOfThisList } from './not-of-this-list.ts';
import type { Listed } from './ports/listed.ts';

/** Names an entry in cursors. */
type CursorOf<Entry> = (entry: Entry) => string;

/** Names entries by their id. */
export const byId: CursorOf<{ readonly id: string }> = ({ id }) => id;

/**
 * The entries of a list after the one that a cursor names; all of them without a cursor.
 * @param refusal the refusal of a cursor that names none of them
 * @throws Problem `malformed-request`
 */
export function entriesAfter<Entry>(
  all: readonly Entry[],
  cursor: string | undefined,
  cursorOf: CursorOf<Entry>,
  usage: Text,
  refusal = notOfThisList,
): readonly Entry[] {
  if (cursor === undefined) return all;
  const at = all.findIndex((entry) => cursorOf(entry) === cursor);
  if (at < 0) throw refusal(usage);
  return all.slice(at + 1);
}

/** The cursor of the page after one, which begins what was left of a list; null where it holds all of that. */
export function cursorAfter<Entry>(
  page: readonly Entry[],
  left: readonly unknown[],
  cursorOf: CursorOf<Entry>,
): string | null {
  const last = page.at(-1);
  return last === undefined || page.length === left.length ? null : cursorOf(last);
}

/**
 * A page of a list that is read in id order. What cannot be read counts among its entries.
 * @param read one entry more than the page holds, where there are so many
 */
export function pageInIdOrder<Entry extends { readonly id: string }>(
  { found, unreadable }: Listed<Entry>,
  limit: number,
): Listed<Entry> & { readonly next: string | null } {
  const ids = [...found.map(byId), ...unreadable].sort();
  const next = ids.length > limit ? (ids[limit - 1] ?? null) : null;
  const isOnPage = (id: string) => next === null || id <= next;
  return { found: found.filter(({ id }) => isOnPage(id)), unreadable: unreadable.filter(isOnPage), next };
}
