/**
 * Canonical JSON (RFC 8785): one text for one value, whatever white space and order of keys it was sent with. Keys are
 * ordered by their UTF-16 units, numbers and strings written as JavaScript writes them.
 * @param value what `JSON.parse` gave; not nested deeper than a body may be
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  const members = entries
    .sort(byKey)
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
