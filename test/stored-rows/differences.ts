/** The places at which two answers differ; entries of a list are alike. */
export function differences(before: unknown, after: unknown, at = ''): string[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length
      ? before.flatMap((entry, index) => differences(entry, after[index], `${at}[]`))
      : [`${at}[${before.length} → ${after.length}]`];
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      differences(before[name], after[name], at === '' ? name : `${at}.${name}`),
    );
  }
  return [at];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
