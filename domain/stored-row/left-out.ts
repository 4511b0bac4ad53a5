/** The most ids that an answer names of what it leaves out. */
export const mostNamed = 50;

/** What belongs into a list and was left out, since its stored row cannot be read; a list without it is whole. */
export type LeftOut = {
  readonly unreadable?: { total: number; ids: string[] };
};

/** The field, where something was left out. */
export function leftOut(ids: readonly string[]): LeftOut {
  return ids.length === 0 ? {} : { unreadable: { total: ids.length, ids: ids.slice(0, mostNamed) } };
}
