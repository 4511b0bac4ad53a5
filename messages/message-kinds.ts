import type { Delivery } from '../domain/delivery/delivery.ts';
import type { ContentKind } from '../domain/delivery/delivery-content.ts';
import type { Language, Text } from '../domain/language/text.ts';
import { failureDigestMessage } from './failure-digest/failure-digest-message.ts';
import { postsOf } from './letter/letter.ts';
import type { Message } from './letter/message.ts';
import { unlinkedTexts } from './letter/unlinked.ts';
import type { ContentOf, FindReport, MessageDefinition, Reader } from './message-definition.ts';
import { noticeMessage } from './notice/notice-message.ts';
import { rankingCorrectionMessage } from './ranking-correction/ranking-correction-message.ts';
import { submissionReceiptMessage } from './submission-receipt/submission-receipt-message.ts';
import { testMessage } from './test-message/test-message.ts';
import { warningDigestMessage } from './warning-digest/warning-digest-message.ts';
import { weeklyReportMessage } from './weekly-report/weekly-report-message.ts';

/** Every kind of e-mail. How each is planned is registered in `domain/delivery/delivery-content.ts`. */
const definitions: { readonly [Kind in ContentKind]: MessageDefinition<Kind> } = {
  'weekly-report': weeklyReportMessage,
  'warning-digest': warningDigestMessage,
  'submission-receipt': submissionReceiptMessage,
  'ranking-correction': rankingCorrectionMessage,
  notice: noticeMessage,
  'failure-digest': failureDigestMessage,
  rendered: testMessage,
};

/** The most posts that a reason names. */
const mostPosts = 10;

/** Explains in a sentence or two why the recipient of a delivery receives it. */
export function deliveryReason({ content, recipient }: Pick<Delivery, 'content' | 'recipient'>): Text {
  const posts = (language: Language) => postsOf(recipient, language, mostPosts).join(', ');
  return reasonOf(content, { vi: posts('vi'), en: posts('en') });
}

function reasonOf<Kind extends ContentKind>(content: ContentOf<Kind>, posts: Text): Text {
  return definitions[content.kind].reason(content, posts);
}

/**
 * Renders a delivery's content as an e-mail. Of what people wrote mail programs make no links. Rejects when `findReport` does.
 */
export async function renderMessage<Kind extends ContentKind>(
  content: ContentOf<Kind>,
  reader: Reader,
  findReport: FindReport,
): Promise<Message> {
  const { recipient, calendars } = reader;
  const readable = { ...reader, recipient: unlinkedTexts(recipient), calendars: unlinkedTexts(calendars) };
  // A message that was rendered before is what it was.
  const shown = content.kind === 'rendered' ? content : unlinkedTexts(content);
  return definitions[content.kind].render(shown, readable, findReport);
}
