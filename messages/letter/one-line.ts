/**
 * Makes a text fit for a Subject header: one line, whatever names it contains. Line breaks, other control
 * characters, bidi controls and runs of white space become one space.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
