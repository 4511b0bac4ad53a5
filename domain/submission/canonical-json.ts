/**
 * Canonical JSON (RFC 8785): one text for one value, whatever white space and order of keys it was sent with. Keys are
 * ordered by their UTF-16 units, numbers and strings written as JavaScript writes them.
 * @param value what `JSON.parse` gave; not nested deeper than a body may be
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  let members = '';
  for (const key of inOrder(Object.keys(value))) {
    const member = value[key];
    if (member === undefined) continue;
    if (members !== '') members += ',';
    members += quoted(key) + canonicalJson(member);
  }
  return `{${members}}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Keys by their UTF-16 units, which is how JavaScript sorts texts. */
function inOrder(keys: string[]): readonly string[] {
  let before = '';
  for (const key of keys) {
    if (key < before) return keys.length < manyKeys ? keys.sort() : sortedAsLast(keys);
    before = key;
  }
  return keys;
}

/** From so many keys on, comparing them with those sorted last is faster than sorting them. */
const manyKeys = 64;
let last: { readonly keys: readonly string[]; readonly sorted: readonly string[] } = { keys: [], sorted: [] };

/** Sorted keys; most submissions of a set have the same ones in the same order. */
function sortedAsLast(keys: readonly string[]): readonly string[] {
  const isSame = keys.length === last.keys.length && keys.every((key, index) => key === last.keys[index]);
  if (!isSame) last = { keys, sorted: keys.toSorted() };
  return last.sorted;
}

/** The same few thousand keys come again and again. */
const mostKept = 5_000;
const longestKept = 64;
const kept = new Map<string, string>();

/** A key as it begins a member. */
function quoted(key: string): string {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (kept.size >= mostKept) kept.clear();
  if (key.length <= longestKept) kept.set(key, text);
  return text;
}
