/** The longest line of base64 that RFC 2045 allows. */
const lineLength = 76;

/** Base64 in lines. */
export function base64Lines(base64: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < base64.length; at += lineLength) lines.push(base64.slice(at, at + lineLength));
  return lines;
}
