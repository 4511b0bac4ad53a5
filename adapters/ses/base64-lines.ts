/** The longest line of base64 that RFC 2045 allows. */
const lineLength = 76;
const lineEnd = Buffer.from('\r\n');

/** Bytes as base64 in lines, in ASCII, without a line break at the end. */
export function base64Lines(bytes: Buffer): Buffer {
  const base64 = bytes.toString('base64');
  const breaks = Math.max(0, Math.ceil(base64.length / lineLength) - 1);
  const lines = Buffer.allocUnsafe(base64.length + breaks * lineEnd.length);
  // At the end, so that each line only moves forward, to where those before it have left room.
  let from = breaks * lineEnd.length;
  lines.write(base64, from, 'latin1');
  for (let to = 0; to < from; to += lineLength + lineEnd.length, from += lineLength) {
    lines.copyWithin(to, from, from + lineLength);
    lines.set(lineEnd, to + lineLength);
  }
  return lines;
}
