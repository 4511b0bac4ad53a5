/** An RFC 6901 JSON pointer: `['values', '766.1.1', 'a/b']` → `/values/766.1.1/a~1b`. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The keys of a JSON pointer: `/values/766.1.1/a~1b` → `['values', '766.1.1', 'a/b']`; null for what is none. */
export function pointerPath(pointer: string): string[] | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
