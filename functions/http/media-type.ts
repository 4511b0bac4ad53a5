/** A media type or media range, in lower case, with its parameters by lower-case name. */
export type MediaType = { readonly type: string; readonly parameters: ReadonlyMap<string, string> };

const token = "[\\w!#$%&'*+.^`|~-]+";
const quoted = '"(?:[^"\\\\]|\\\\.)*"';
const typePattern = new RegExp(`^${token}/${token}$`);
const parameterPattern = new RegExp(`^(${token})=(?:(${token})|(${quoted}))$`);

/** Reads a media type as `Content-Type` and `Accept` write it; null when it is malformed or repeats a parameter. */
export function mediaTypeFrom(text: string): MediaType | null {
  const [type = '', ...rest] = splitOutsideQuotes(text, ';').map((part) => part.trim());
  const written = rest.filter((part) => part !== '').map((part) => parameterPattern.exec(part));
  const parameters = new Map<string, string>();
  for (const parameter of written) {
    const [, name = '', plain, inQuotes = '""'] = parameter ?? [];
    if (name === '' || parameters.has(name.toLowerCase())) return null;
    parameters.set(name.toLowerCase(), plain ?? inQuotes.slice(1, -1).replaceAll(/\\(.)/g, '$1'));
  }
  return typePattern.test(type) ? { type: type.toLowerCase(), parameters } : null;
}

/** Splits a header at a separator that is not inside a quoted string. */
export function splitOutsideQuotes(text: string, separator: ',' | ';'): readonly string[] {
  const parts = [''];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === separator && !isQuoted) {
      parts.push('');
      continue;
    }
    if (character === '"') isQuoted = !isQuoted;
    const isEscape = isQuoted && character === '\\';
    parts.push(`${parts.pop() ?? ''}${isEscape ? text.slice(at, at + 2) : character}`);
    if (isEscape) at += 1;
  }
  return parts;
}

/** Whether a charset is UTF-8, the only one of the API; true without a charset. */
export function isUtf8(charset: string | undefined): boolean {
  return charset === undefined || /^utf-?8$/i.test(charset);
}
