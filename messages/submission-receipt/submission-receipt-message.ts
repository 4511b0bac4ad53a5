import { portalPaths } from '../../contract/portal-paths.ts';
import type { PortalLimit } from '../../domain/access/portal-roles.ts';
import { capitalise, formatInteger, formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { SubmissionReceipt } from '../../domain/submission/submission-receipt.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { type Extent, fittingMessage } from '../letter/extent.ts';
import { type Addressee, type Leaving, type Letter, letterTexts, postsOf } from '../letter/letter.ts';
import type { Help } from '../letter/letterhead.ts';
import type { LinkedPage } from '../letter/linked-page.ts';
import type { Message } from '../letter/message.ts';
import type { MessageDefinition } from '../message-definition.ts';
import { receiptCalendar } from './receipt-calendar.ts';
import { submissionReceiptBody } from './submission-receipt-html.ts';
import { submissionReceiptParagraphs } from './submission-receipt-plain.ts';
import { receiptSectionsOf } from './submission-receipt-sections.ts';
import { submissionReceiptTexts } from './submission-receipt-texts.ts';

/** Confirms to a unit that its figures were received. */
export const submissionReceiptMessage: MessageDefinition<'submission-receipt'> = {
  reason: ({ receipt: { unitName } }) => ({
    vi: `Xác nhận đã nhận số liệu của ${unitName.vi}.`,
    en: `Confirms receipt of submitted figures: ${unitName.en}.`,
  }),
  // The receipt names the helpdesk itself, beside the reference to quote.
  render: ({ receipt }, { recipient, leaving, help, portalUrl, portalLimit }) =>
    renderSubmissionReceipt(
      receipt,
      recipient,
      leaving,
      { ...help, helpdesk: null },
      entryPage(portalUrl, portalLimit, receipt),
      portalLimit === null,
    ),
};

/**
 * The e-mail that confirms a submission.
 * @param leaving how the reader can unsubscribe; null to omit it
 * @param help where the reader can ask for help; null to omit it
 * @param page the page behind the letter's button; null to omit it
 * @param mayAsk whether the reader may ask for an extension there
 */
export function renderSubmissionReceipt(
  receipt: SubmissionReceipt,
  recipient: Addressee,
  leaving: Leaving | null = null,
  help: Help | null = null,
  page: LinkedPage | null = null,
  mayAsk = true,
): Message {
  const attachments = receiptCalendar(receipt, recipient.language ?? 'both');
  const message = fittingMessage((extent) =>
    bilingualMessage(
      (language) => subjectOf(receipt, language),
      (language) => {
        const sections = receiptSectionsOf(receipt, extent, page !== null && mayAsk, language);
        return {
          letter: letterOf(receipt, recipient, extent, language),
          body: submissionReceiptBody(sections),
          paragraphs: submissionReceiptParagraphs(sections),
        };
      },
      leaving,
      recipient.language,
      help,
      page,
    ),
  );
  return attachments.length === 0 ? message : { ...message, attachments };
}

/** The page on which a clerk sees the figures, adds what is lacking and corrects them; null where the stage has no pages. */
function entryPage(
  portalUrl: string | null,
  limit: PortalLimit | null,
  { set, period, unit, asked }: SubmissionReceipt,
): LinkedPage | null {
  if (portalUrl === null) return null;
  return {
    label:
      limit !== null
        ? { vi: 'Xem số liệu', en: 'See the figures' }
        : asked !== undefined && asked.lacking > 0
          ? { vi: 'Bổ sung hoặc điều chỉnh số liệu', en: 'Add to the figures or correct them' }
          : { vi: 'Xem hoặc điều chỉnh số liệu', en: 'See the figures or correct them' },
    url: portalUrl + portalPaths.entry(set, period, unit),
  };
}

/** Enough of a reference to tell messages apart in a mailbox; the letter shows the whole reference. */
const shownCharacters = 8;

/**
 * `[Xác nhận] Đã nhận số liệu Bộ chỉ số 766, tuần 03/2024 — Sở Tư pháp (mã 3f9a0c2e…)`; of a partial submission
 * `Đã nhận số liệu Bộ chỉ số 766, tuần 03/2024, còn thiếu 13 chỉ số — …`; for a correction
 * `Đã nhận bản 2 số liệu Bộ chỉ số 766, …`; of the last of several, `…, cùng 69 lần gửi khác trong ngày — …`.
 */
function subjectOf(receipt: SubmissionReceipt, language: Language): string {
  const { setName, period, revision, unitName, reference, asked, together = 1 } = receipt;
  const { subject } = submissionReceiptTexts[language];
  const what = subject.received(setName[language], formatPeriod(period, language), revision);
  const lacking = asked?.lacking ?? 0;
  const extent = lacking === 0 ? '' : subject.lacking(lacking);
  const others = together === 1 ? '' : subject.others(formatInteger(together - 1, language));
  const code = `${reference.slice(0, shownCharacters)}…`;
  return `${what}${extent}${others} — ${unitName[language]} (${subject.reference} ${code})`;
}

function togetherNotice(submissions: number, language: Language) {
  const { title, text } = submissionReceiptTexts[language].together;
  return { title, text: text(submissions, formatInteger(submissions, language)) };
}

function letterOf(
  receipt: SubmissionReceipt,
  recipient: Addressee,
  { names }: Extent,
  language: Language,
): Letter {
  const texts = submissionReceiptTexts[language];
  const shared = letterTexts[language];
  const posts = postsOf(recipient, language, names);
  const unit = receipt.unitName[language];
  return {
    language,
    scope: capitalise(receipt.scope[language]),
    title: texts.title,
    facts: [`${receipt.setName[language]}, ${formatPeriod(receipt.period, language)}`],
    salutation: shared.salutation,
    addressee: posts.join('; '),
    opening: texts.opening(unit),
    notices: [
      ...(receipt.together === undefined ? [] : [togetherNotice(receipt.together, language)]),
      ...(receipt.illustrative ? [{ title: shared.illustrative, text: texts.madeUp }] : []),
    ],
    closing: shared.closing,
    footer: [
      ...(receipt.cancels === undefined ? [] : [texts.withCalendar]),
      shared.automatic,
      shared.why(posts, texts.list(unit)),
    ],
  };
}
