/** The longest line of base64 that RFC 2045 allows. */
const lineLength = 76;
/** The length of a line break. */
const breakLength = 2;

/** Bytes as base64 in lines, in ASCII, without a line break at the end. */
export function base64Lines(bytes: Buffer): Buffer {
  const base64 = bytes.toString('base64');
  const breaks = Math.max(0, Math.ceil(base64.length / lineLength) - 1);
  const lines = Buffer.allocUnsafe(base64.length + breaks * breakLength);
  // At the end, so that each line only moves forward, to where those before it have left room.
  let from = breaks * breakLength;
  lines.write(base64, from, 'latin1');
  for (let to = 0; to < from; to += lineLength + breakLength, from += lineLength) {
    lines.copyWithin(to, from, from + lineLength);
    lines[to + lineLength] = 0x0d;
    lines[to + lineLength + 1] = 0x0a;
  }
  return lines;
}
