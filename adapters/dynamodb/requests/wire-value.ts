/** A value or a map of values as DynamoDB's JSON has it. */
export type Wire = Readonly<Record<string, unknown>>;

/**
 * A map of native values as DynamoDB's JSON has it, without the undefined ones.
 * @returns null for one with a value that only the client's marshaller knows, or refuses
 */
export function wireMap(map: Readonly<Record<string, unknown>>): Wire | null {
  const wire: Record<string, unknown> = {};
  for (const name in map) {
    const value = map[name];
    if (value === undefined) continue;
    const written = wireValue(value);
    if (written === null) return null;
    wire[name] = written;
  }
  return wire;
}

function wireValue(value: unknown): Wire | null {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? { N: `${value}` } : null;
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array)
    return { B: Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64') };
  if (Array.isArray(value)) return wireList(value);
  return isPlainObject(value) ? wrapped(wireMap(value)) : null;
}

function wireList(list: readonly unknown[]): Wire | null {
  const L: Wire[] = [];
  for (const one of list) {
    const written = wireValue(one);
    if (written === null) return null;
    L.push(written);
  }
  return { L };
}

function wrapped(M: Wire | null): Wire | null {
  return M && { M };
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
