/** Lines of a message: in ASCII, without the line break at the end. */
export type Lines = string | Buffer;

/** The length of a line break. */
const breakLength = 2;

/** Lines with a line break between them, in memory of their own. */
export function joinedLines(all: readonly Lines[]): Buffer {
  const joined = Buffer.allocUnsafe(all.reduce((sum, { length }) => sum + length + breakLength, 0));
  let at = 0;
  for (const lines of all) {
    if (at > 0) {
      joined[at] = 0x0d;
      joined[at + 1] = 0x0a;
      at += breakLength;
    }
    if (typeof lines === 'string') joined.write(lines, at, 'latin1');
    else joined.set(lines, at);
    at += lines.length;
  }
  return joined.subarray(0, at);
}
