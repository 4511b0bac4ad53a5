import { capitalise, formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { SubmissionReceipt } from '../../domain/submission/submission-receipt.ts';
import { type Addressee, postsOf } from '../letter/addressee.ts';
import { type Letter, letterTexts } from '../letter/letter.ts';
import { submissionReceiptTexts } from './submission-receipt-texts.ts';

/** The frame of a submission's confirmation in one language: what it is about, its addressee and its small print. */
export function submissionReceiptLetter(
  receipt: SubmissionReceipt,
  recipient: Addressee,
  language: Language,
): Letter {
  const texts = submissionReceiptTexts[language];
  const shared = letterTexts[language];
  const posts = postsOf(recipient, language);
  const unit = receipt.unitName[language];
  return {
    language,
    scope: capitalise(receipt.scope[language]),
    title: texts.title,
    facts: [`${receipt.setName[language]}, ${formatPeriod(receipt.period, language)}`],
    salutation: shared.salutation,
    addressee: posts.join('; '),
    opening: texts.opening(unit),
    notices: receipt.illustrative ? [{ title: shared.illustrative, text: texts.madeUp }] : [],
    closing: shared.closing,
    footer: [shared.automatic, texts.why(posts, unit)],
  };
}
