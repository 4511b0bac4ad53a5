import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { OutgoingMessage } from '../../usecases/ports/mailer.ts';

/** The sender of messages. */
export type Sender = { readonly name: string; readonly address: string };

/**
 * A message as MIME: one recipient, the same content as text and as HTML, all in UTF-8. Header values are reduced to
 * one line and encoded, so that no name or subject can add a header. SES assigns the message id.
 * @throws Error when the unsubscribe link is neither https nor to this machine
 */
export async function composeMime(
  from: Sender,
  { to, deliveryId, message, unsubscribe }: OutgoingMessage,
): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: oneLine(from.name), address: from.address },
    to: { name: oneLine(to.name), address: to.email },
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html,
    encoding: 'quoted-printable',
    newline: 'win',
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Tiendo-Delivery': deliveryId,
      ...(unsubscribe === undefined ? {} : oneClick(unsubscribe.url)),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // The composer always creates a Message-ID; an empty value omits it.
  return composer.compile().setHeader('Message-ID', { value: '' }).build();
}

/**
 * The headers of RFC 8058.
 * @throws Error for an address that mail programs must not call
 */
function oneClick(address: string) {
  const url = new URL(address);
  const isLocal = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !isLocal) throw new Error('an unsubscribe link must be https');
  return {
    'List-Unsubscribe': { prepared: true, value: `<${url.href}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
