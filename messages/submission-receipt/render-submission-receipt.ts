import type { Language } from '../../domain/language/text.ts';
import type { SubmissionReceipt } from '../../domain/submission/submission-receipt.ts';
import type { Addressee } from '../letter/addressee.ts';
import { emailShell } from '../letter/email-shell.ts';
import type { Leaving } from '../letter/leaving.ts';
import type { Message } from '../letter/message.ts';
import { plainLetters } from '../letter/plain-letter.ts';
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
