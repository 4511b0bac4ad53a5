import { encodeWord } from 'nodemailer/lib/mime-funcs/index.js';
import { type Attachment, type Message, mostAttachedBytes } from '../../messages/letter/message.ts';
import type { Passages } from '../../messages/letter/passages.ts';
import type { OutgoingMessage } from '../../usecases/ports/mailer.ts';
import { attachmentPart } from './attachment-part.ts';
import { base64Text } from './base64-text.ts';
import { headerLine } from './header-line.ts';
import { joinedLines, type Lines } from './joined-lines.ts';

/** The sender of messages, and the address that replies go to; null for the sender's own. */
export type Sender = { readonly name: string; readonly address: string; readonly replyTo: string | null };

/** Base64 has neither of these characters, so no part can contain a boundary; neither begins like the other. */
const boundary = '=_tiendo';
const outerBoundary = '=_mixed_tiendo';
/** The length of an encoded word: with the name of a header it stays in a line of 78, as RFC 2047 asks. */
const wordLength = 60;

/**
 * What keeps mail programs from answering: RFC 3834, and Exchange's own header. Exchange may still report that it could not
 * deliver, which is how a wrong address becomes known.
 */
const noAutomaticAnswers = [
  'Auto-Submitted: auto-generated',
  'X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply',
];

/**
 * A message as MIME: one recipient, the same content as text and as HTML, all in UTF-8, then the files. Header values are
 * reduced to one line and encoded, so that no name or subject can add a header. SES assigns the message id.
 * @throws Error when an address is not ASCII, the unsubscribe link is neither https nor to this machine, or the files are
 * too large or have no valid media type
 */
export function composeMime(
  from: Sender,
  { to, deliveryId, thread, message, unsubscribe }: OutgoingMessage,
): Buffer {
  const { attachments = [] } = message;
  const headers = [
    ...noAutomaticAnswers,
    `X-Tiendo-Delivery: ${deliveryId}`,
    ...(unsubscribe === undefined ? [] : oneClick(unsubscribe.url)),
    `From: ${mailbox(from.name, from.address)}`,
    ...(from.replyTo === null ? [] : [`Reply-To: ${mailbox(from.name, from.replyTo)}`]),
    `To: ${mailbox(to.name, to.email)}`,
    ...(thread === undefined ? [] : inThread(thread, from.address)),
    `Subject: ${encoded(message.subject)}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
  ];
  const parts = attachments.length === 0 ? alternatives(message) : mixed(message, attachments);
  return joinedLines([headers.join('\r\n'), ...parts, '']);
}

/** The message as text and as HTML, of which a program shows one. */
function alternatives({ text, html, passages = { text: [text], html: [html] } }: Message): Lines[] {
  return [
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
    '',
    ...part('plain', passages.text),
    ...part('html', passages.html),
    `--${boundary}--`,
  ];
}

/** The message, then its files. */
function mixed(message: Message, attachments: readonly Attachment[]): Lines[] {
  const bytes = attachments.reduce((sum, { content }) => sum + content.byteLength, 0);
  if (bytes > mostAttachedBytes) throw new Error(`attachments of ${bytes} bytes are too large`);
  return [
    `Content-Type: multipart/mixed;\r\n boundary="${outerBoundary}"`,
    '',
    `--${outerBoundary}`,
    ...alternatives(message),
    ...attachments.flatMap((file) => [`--${outerBoundary}`, ...attachmentPart(file)]),
    `--${outerBoundary}--`,
  ];
}

/**
 * Makes the message an answer to the beginning of its thread, which nobody ever sent. SES replaces the ids of messages, so no
 * message can name the one before.
 */
function inThread(thread: string, sender: string): string[] {
  if (!/^[\w-]+(?:\.[\w-]+)*$/.test(thread)) throw new Error('a thread has no valid name');
  const id = `<${thread}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
  return [`In-Reply-To: ${id}`, `References: ${id}`];
}

/** The lines of one alternative. */
function part(subtype: 'plain' | 'html', content: Passages): Lines[] {
  return [
    `--${boundary}`,
    `Content-Type: text/${subtype}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...base64Text(content),
  ];
}

/** A name and an address as a header has them. */
function mailbox(name: string, address: string): string {
  if (!/^[\x21-\x7e]+$/.test(address)) throw new Error('an e-mail address must be ASCII');
  const shown = headerLine(name);
  return shown === '' ? `<${address}>` : `${encoded(shown)}\r\n <${address}>`;
}

/** The last texts that were encoded: all messages have the same sender, and many the same subject. */
const lastEncoded = new Map<string, string>();
const mostEncoded = 100;

/** A text as encoded words, a line each. */
function encoded(text: string): string {
  const known = lastEncoded.get(text);
  if (known !== undefined) return known;
  const words = encodeWord(headerLine(text), 'B', wordLength).replaceAll(' ', '\r\n ');
  if (lastEncoded.size >= mostEncoded) lastEncoded.clear();
  lastEncoded.set(text, words);
  return words;
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
