/**
 * Sets the two headers that SES always writes itself, replacing the sender's.
 * @param date in RFC 5322 format
 */
export function stampHeaders(source: Buffer, messageId: string, date: string): Buffer {
  const text = source.toString('latin1');
  const blank = /\r?\n\r?\n/.exec(text);
  const end = blank?.index ?? text.length;
  const kept = text.slice(0, end).replace(/^(?:date|message-id):.*(?:\r?\n[ \t].*)*(?:\r?\n|$)/gim, '');
  const head = `${kept.replace(/\r?\n$/, '')}\r\nMessage-ID: <${messageId}>\r\nDate: ${date}`;
  return Buffer.from(head + text.slice(end), 'latin1');
}
