/**
 * Calls a reader that many times and returns the results as a list: for a million integers `Array.from` with a length takes
 * several times as long.
 */
export function times<T>(length: number, take: () => T): T[] {
  const list: T[] = [];
  for (let nth = 0; nth < length; nth += 1) list.push(take());
  return list;
}
