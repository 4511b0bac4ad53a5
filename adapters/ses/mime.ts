import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { OutgoingMessage } from '../../domain/ports/mailer.ts';

/** Whom messages come from. */
export type Sender = { readonly name: string; readonly address: string };

/**
 * A message as MIME: one recipient, the same content as text and as HTML, all in UTF-8. Header values are made
 * one line and encoded, so that no name or subject can add a header. SES gives the message its id.
 */
export async function composeMime(
  from: Sender,
  { to, deliveryId, message }: OutgoingMessage,
): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: oneLine(from.name), address: from.address },
    to: { name: oneLine(to.name), address: to.email },
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html,
    encoding: 'quoted-printable',
    newline: 'win',
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Tiendo-Delivery': deliveryId },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // The composer always makes a Message-ID; an empty value keeps it out.
  return composer.compile().setHeader('Message-ID', { value: '' }).build();
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
