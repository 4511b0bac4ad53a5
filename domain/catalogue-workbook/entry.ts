/** An entry of a catalogue's list as JSON has it, before it is checked. */
export type Entry = { readonly [field: string]: unknown };

/** Where a field of an entry is: `['name', 'vi']`. */
export type FieldPath = readonly string[];

/** What a field holds; undefined for none. */
export function fieldOf(entry: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, name) => (isEntry(value) ? value[name] : undefined), entry);
}

/** The entry with another value in a field; without the field for undefined, and without what the field leaves empty. */
export function withField(entry: Entry, [name = '', ...inner]: FieldPath, value: unknown): Entry {
  const { [name]: before, ...others } = entry;
  if (value === undefined && inner.length > 0 && !isEntry(before)) return entry;
  const after = inner.length === 0 ? value : withField(isEntry(before) ? before : {}, inner, value);
  const isGone = after === undefined || (isEntry(after) && Object.keys(after).length === 0);
  if (isGone) return others;
  return name in entry
    ? Object.fromEntries(Object.entries(entry).map(([key, old]) => [key, key === name ? after : old]))
    : { ...entry, [name]: after };
}

/** The entries of a list; none where there is no list. */
export function entriesIn(list: unknown): Entry[] {
  return Array.isArray(list) ? list.filter(isEntry) : [];
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
