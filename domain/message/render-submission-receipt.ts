import type { Language } from '../language/text.ts';
import type { SubmissionReceipt } from '../submission/submission-receipt.ts';
import type { Addressee } from './addressee.ts';
import { emailShell } from './email-shell.ts';
import type { Leaving } from './leaving.ts';
import type { Message } from './message.ts';
import { plainLetters } from './plain-letter.ts';
import { submissionReceiptBody } from './submission-receipt-html.ts';
import { submissionReceiptLetter } from './submission-receipt-letter.ts';
import { submissionReceiptParagraphs } from './submission-receipt-plain.ts';
import { receiptSectionsOf } from './submission-receipt-sections.ts';
import { submissionReceiptSubject } from './submission-receipt-subject.ts';

/**
 * The confirmation of a submission as an e-mail: Vietnamese, then English, with the same figures in both languages and in
 * both parts of the message.
 * @param leaving how the reader can unsubscribe; null to say nothing of it
 */
export function renderSubmissionReceipt(
  receipt: SubmissionReceipt,
  recipient: Addressee,
  leaving: Leaving | null = null,
): Message {
  const subject = submissionReceiptSubject(receipt);
  const vi = layOut(receipt, recipient, 'vi');
  const en = layOut(receipt, recipient, 'en');
  return { subject, html: emailShell(subject, vi, en, leaving), text: plainLetters(vi, en, leaving) };
}

function layOut(receipt: SubmissionReceipt, recipient: Addressee, language: Language) {
  const sections = receiptSectionsOf(receipt, language);
  return {
    letter: submissionReceiptLetter(receipt, recipient, language),
    body: submissionReceiptBody(sections),
    paragraphs: submissionReceiptParagraphs(sections),
  };
}
