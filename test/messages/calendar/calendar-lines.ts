/** The lines of an iCalendar text, unfolded. @throws Error for one that RFC 5545 does not allow */
export function calendarLines(text: string): string[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  if (/[^\r]\n|\r[^\n]/.test(text)) throw new Error('a line does not end with CRLF');
  for (const line of text.split('\r\n'))
    if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} octets`);
  return text.replaceAll('\r\n ', '').trimEnd().split('\r\n');
}

/** The values of a property of every event, in order. */
export function valuesOf(text: string, property: string): string[] {
  return calendarLines(text)
    .filter((line) => line.startsWith(`${property}:`) || line.startsWith(`${property};`))
    .map((line) => line.slice(line.indexOf(':') + 1));
}
