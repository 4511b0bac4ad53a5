/** The keys of an item. */
export type Key = { readonly pk: string; readonly sk: string };
