/** An RFC 6901 JSON pointer: `['values', '766.1.1', 'a/b']` → `/values/766.1.1/a~1b`. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
