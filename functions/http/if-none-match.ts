/** Whether an `If-None-Match` header names an entity tag: alone, in a list, as a weak tag, or as `*`. */
export function namesEntityTag(header: string | undefined, tag: string): boolean {
  const named = (header ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  return named.includes('*') || named.includes(tag);
}
