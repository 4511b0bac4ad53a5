/** Lines of a message: in ASCII, without the line break at the end. */
export type Lines = string | Buffer;

const lineEnd = '\r\n';

/** Lines with a line break between them, in memory of their own. */
export function joinedLines(all: readonly Lines[]): Buffer {
  const joined = Buffer.allocUnsafe(all.reduce((sum, { length }) => sum + length + lineEnd.length, 0));
  let at = 0;
  for (const lines of all) {
    if (at > 0) at += joined.write(lineEnd, at, 'latin1');
    if (typeof lines === 'string') at += joined.write(lines, at, 'latin1');
    else {
      joined.set(lines, at);
      at += lines.length;
    }
  }
  return joined.subarray(0, at);
}
