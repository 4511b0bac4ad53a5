/** What classes of regular expressions contain, written out: engines differ in what they understand by a name. */
const classes: Readonly<Record<string, string>> = {
  '\\d': '0-9',
  '\\w': 'A-Za-z0-9_',
  '\\p{Cc}': '\u0000-\u001f\u007f-\u009f',
  '\\p{Bidi_Control}': '\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069',
};

const part = /\\p\{\w+\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\.|\[|\]|\(\?[=!<]|[^\\[\](]+|\(/gi;

/**
 * A pattern that every regular expression engine reads alike, without flags: classes are written out, and characters match
 * themselves.
 * @param source of a regular expression that accepts the same strings
 * @throws RangeError for a pattern without such a form, such as one with a lookahead
 */
export function portablePattern(source: string): string {
  let isInClass = false;
  return source.replaceAll(part, (found: string, unicode?: string, byte?: string) => {
    if (found === '[' || found === ']') isInClass = found === '[';
    const code = unicode ?? byte;
    if (code !== undefined) return literal(String.fromCharCode(Number.parseInt(code, 16)));
    const written = classes[found];
    if (written !== undefined) return isInClass ? written : `[${written}]`;
    if (/^\\[pPsSdDwWbB1-9k]|^\(\?[=!<]/.test(found))
      throw new RangeError(`not portable: ${found} in ${source}`);
    return found;
  });
}

/** A character that stands for itself, escaped if it would mean something else. */
function literal(character: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character;
}
