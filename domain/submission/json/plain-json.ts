const quote = 0x22;
const minus = 0x2d;
const dot = 0x2e;
const zero = 0x30;
const nine = 0x39;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const space = 0x20;

/** How many characters of any number without exponent survive when JavaScript reads it. */
const alwaysExact = 15;

/**
 * Counts the characters of a JSON text without its white space, if the text is plain: no escapes and no half of a surrogate pair,
 * no number of more than fifteen characters or with an exponent, no deep nesting. Written canonically, a plain text never gets
 * longer, and it keeps its length only if all of its members are there: then no key is given twice. So counting does in one
 * quick loop what `inspectJson` does key by key.
 * @returns null for a text that is not plain; meaningless for text that is not JSON
 */
export function plainLength(text: string, mostDepth: number): number | null {
  if (text.includes('\\') || !text.isWellFormed()) return null;
  const length = text.length;
  let spaces = 0;
  let depth = 0;
  let digits = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code >= zero && code <= nine) || code === dot || code === minus) {
      digits += 1;
      if (digits > alwaysExact) return null;
      continue;
    }
    if (digits > 0 && (code | space) === exponent) return null;
    digits = 0;
    if (code === quote) {
      at += 1;
      while (at < length && text.charCodeAt(at) !== quote) at += 1;
    } else if (code <= space) spaces += 1;
    else if (code === openBrace || code === openBracket) {
      depth += 1;
      if (depth > mostDepth) return null;
    } else if (code === closeBrace || code === closeBracket) depth -= 1;
  }
  return length - spaces;
}

/** `e`, and `E` in lower case. */
const exponent = 0x65;
