import type { Language } from '../../domain/language/text.ts';
import type { WarningDigest } from '../../domain/milestone/warning-digest.ts';
import type { Addressee } from '../letter/addressee.ts';
import { emailShell } from '../letter/email-shell.ts';
import type { Leaving } from '../letter/leaving.ts';
import type { Message } from '../letter/message.ts';
import { plainLetters } from '../letter/plain-letter.ts';
import { byUrgency, groupedByUnit } from './urgency.ts';
import { warningDigestBody } from './warning-digest-html.ts';
import { itemSectionOf, todosOf } from './warning-digest-item.ts';
import { warningDigestLetter } from './warning-digest-letter.ts';
import { warningDigestParagraphs } from './warning-digest-plain.ts';
import { warningDigestSubject } from './warning-digest-subject.ts';

/** The most items that are each laid out at length; with more, nobody would find the end of the letter. */
const mostAtLength = 6;

/**
 * One person's warnings of one day as an e-mail, the most urgent item first: Vietnamese, then English, with the same
 * figures in both languages and in both parts of the message.
 * @param leaving how the reader can unsubscribe; null to say nothing of it
 */
export function renderWarningDigest(
  digest: WarningDigest,
  recipient: Addressee,
  leaving: Leaving | null = null,
): Message {
  const sorted = { ...digest, items: byUrgency(digest.items) };
  const subject = warningDigestSubject(sorted);
  const vi = layOut(sorted, recipient, 'vi');
  const en = layOut(sorted, recipient, 'en');
  return { subject, html: emailShell(subject, vi, en, leaving), text: plainLetters(vi, en, leaving) };
}

function layOut(digest: WarningDigest, recipient: Addressee, language: Language) {
  const groups = groupedByUnit(digest.items);
  const todos = digest.items.length > mostAtLength ? todosOf(digest.items, language) : null;
  const units = groups.map(({ unitName, items }) => ({
    heading: groups.length === 1 ? null : unitName[language],
    items: items.map((item) => itemSectionOf(item, digest.day, language)),
  }));
  return {
    letter: warningDigestLetter(digest, recipient, language),
    body: warningDigestBody({ units, todos }, language),
    paragraphs: warningDigestParagraphs({ units, todos }, language),
  };
}
