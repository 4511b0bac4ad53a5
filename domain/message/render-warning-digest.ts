import type { Language, Text } from '../language/text.ts';
import type { WarningDigest } from '../milestone/warning-digest.ts';
import { emailShell } from './email-shell.ts';
import type { Message } from './message.ts';
import { plainLetters } from './plain-letter.ts';
import { byUrgency } from './urgency.ts';
import { warningDigestBody } from './warning-digest-html.ts';
import { itemSectionOf } from './warning-digest-item.ts';
import { warningDigestLetter } from './warning-digest-letter.ts';
import { warningDigestParagraphs } from './warning-digest-plain.ts';
import { warningDigestSubject } from './warning-digest-subject.ts';

/**
 * One person's warnings of one day as an e-mail, the most urgent item first: Vietnamese, then English, with the same
 * figures in both languages and in both parts of the message.
 */
export function renderWarningDigest(digest: WarningDigest, recipient: { readonly post: Text }): Message {
  const sorted = { ...digest, items: byUrgency(digest.items) };
  const subject = warningDigestSubject(sorted);
  const vi = layOut(sorted, recipient.post, 'vi');
  const en = layOut(sorted, recipient.post, 'en');
  return { subject, html: emailShell(subject, vi, en), text: plainLetters(vi, en) };
}

function layOut(digest: WarningDigest, post: Text, language: Language) {
  const items = digest.items.map((item) => itemSectionOf(item, digest.day, language));
  return {
    letter: warningDigestLetter(digest, post, language),
    body: warningDigestBody(items, language),
    paragraphs: warningDigestParagraphs(items, language),
  };
}
