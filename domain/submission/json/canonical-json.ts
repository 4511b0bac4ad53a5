/**
 * Canonical JSON (RFC 8785): one text for one value, whatever white space and order of keys it was sent with. Keys are
 * ordered by their UTF-16 units, numbers and strings written as JavaScript writes them.
 * @param value what `JSON.parse` gave; not nested deeper than a body may be
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const { sorted, heads } = shapeOf(Object.keys(value));
  let members = '';
  for (let index = 0; index < sorted.length; index += 1) {
    const member = value[sorted[index] ?? ''];
    if (member === undefined) continue;
    if (members !== '') members += ',';
    members += heads[index];
    members += typeof member === 'number' ? canonicalNumber(member) : canonicalJson(member);
  }
  return `{${members}}`;
}

function canonicalNumber(value: number): string {
  return Number.isFinite(value) ? `${value}` : 'null';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The keys of an object as they came, the same in order of their UTF-16 units, and each as it begins a member. */
type Shape = {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
  readonly heads: readonly string[];
};

/**
 * The shapes found last. The figures of a submission have a handful of them, and the submissions of a set mostly the same keys in the
 * same order, so hardly any object is sorted.
 */
const last: Shape[] = [];
const mostKept = 16;

/** Objects with more keys or longer ones are not kept. */
const mostKeysKept = 2_000;
const longestKeptKey = 64;

function shapeOf(keys: readonly string[]): Shape {
  for (const shape of last) if (isSame(shape.keys, keys)) return shape;
  const sorted = keys.toSorted();
  const shape = { keys, sorted, heads: sorted.map((key) => `${JSON.stringify(key)}:`) };
  if (keys.length > mostKeysKept || keys.some(({ length }) => length > longestKeptKey)) return shape;
  if (last.length === mostKept) last.shift();
  last.push(shape);
  return shape;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
