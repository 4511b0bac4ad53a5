/** What a list holds, and the ids of what belongs there and cannot be read. */
export type Listed<T> = { readonly found: T[]; readonly unreadable: string[] };

/** A list of which everything can be read. */
export function allReadable<T>(found: T[]): Listed<T> {
  return { found, unreadable: [] };
}
