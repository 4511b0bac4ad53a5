import { encodeWord } from 'nodemailer/lib/mime-funcs/index.js';
import type { OutgoingMessage } from '../../usecases/ports/mailer.ts';

/** The sender of messages. */
export type Sender = { readonly name: string; readonly address: string };

/** Base64 has neither of these characters, so no part can contain the boundary. */
const boundary = '=_tiendo';
/** The longest line of base64 that RFC 2045 allows. */
const lineLength = 76;
/** The length of an encoded word: with the name of a header it stays in a line of 78, as RFC 2047 asks. */
const wordLength = 60;
/** The most bytes that a UTF-16 unit takes in UTF-8. */
const longestCharacter = 3;

/**
 * A message as MIME: one recipient, the same content as text and as HTML, all in UTF-8. Header values are reduced to
 * one line and encoded, so that no name or subject can add a header. SES assigns the message id.
 * @throws Error when an address is not ASCII, or the unsubscribe link is neither https nor to this machine
 */
export function composeMime(from: Sender, { to, deliveryId, message, unsubscribe }: OutgoingMessage): Buffer {
  const lines = [
    'Auto-Submitted: auto-generated',
    `X-Tiendo-Delivery: ${deliveryId}`,
    ...(unsubscribe === undefined ? [] : oneClick(unsubscribe.url)),
    `From: ${mailbox(from.name, from.address)}`,
    `To: ${mailbox(to.name, to.email)}`,
    `Subject: ${encoded(message.subject)}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
    '',
    ...part('plain', message.text),
    ...part('html', message.html),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/** The lines of one alternative. */
function part(subtype: 'plain' | 'html', content: string): string[] {
  const base64 = base64Of(content);
  const lines = [
    `--${boundary}`,
    `Content-Type: text/${subtype}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
  ];
  for (let at = 0; at < base64.length; at += lineLength) lines.push(base64.slice(at, at + lineLength));
  return lines;
}

/** A content with canonical line ends, in UTF-8, as base64. Writing into room for the longest encoding spares measuring it. */
function base64Of(content: string): string {
  const canonical = content.includes('\r')
    ? content.replaceAll(/\r\n?|\n/g, '\r\n')
    : content.replaceAll('\n', '\r\n');
  const bytes = Buffer.allocUnsafe(canonical.length * longestCharacter);
  return bytes.toString('base64', 0, bytes.write(canonical));
}

/** A name and an address as a header has them. */
function mailbox(name: string, address: string): string {
  if (!/^[\x21-\x7e]+$/.test(address)) throw new Error('an e-mail address must be ASCII');
  const shown = oneLine(name);
  return shown === '' ? `<${address}>` : `${encoded(shown)}\r\n <${address}>`;
}

/** A text as encoded words, a line each. */
function encoded(text: string): string {
  return encodeWord(oneLine(text), 'B', wordLength).replaceAll(' ', '\r\n ');
}

/**
 * The headers of RFC 8058.
 * @throws Error for an address that mail programs must not call
 */
function oneClick(address: string): string[] {
  const url = new URL(address);
  const isLocal = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !isLocal) throw new Error('an unsubscribe link must be https');
  return [`List-Unsubscribe: <${url.href}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'];
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
