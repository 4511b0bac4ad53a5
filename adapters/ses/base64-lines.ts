/** The longest line of base64 that RFC 2045 allows. */
const lineLength = 76;

/** Base64 in lines, without a line break at the end. */
export function base64Lines(base64: string): string {
  let lines = base64.slice(0, lineLength);
  for (let at = lineLength; at < base64.length; at += lineLength)
    lines += `\r\n${base64.slice(at, at + lineLength)}`;
  return lines;
}
