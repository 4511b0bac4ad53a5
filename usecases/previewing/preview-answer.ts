import type { PreviewedMessage, PreviewedRun } from '../../contract/previews.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { Attachment, Message } from '../../messages/letter/message.ts';
import { deliveryReason } from '../../messages/message-kinds.ts';
import type { PlayedRun } from './play-day.ts';

/** A run, as shown in the preview. */
export function runAnswer({ occurrence, ...rest }: PlayedRun): PreviewedRun {
  return { id: occurrenceId(occurrence), ...occurrence, ...rest };
}

/**
 * A planned message, as shown in the preview.
 * @param told whether its recipient has unsubscribed, and whether to include its content and that of its files
 */
export function messageAnswer(
  delivery: Delivery,
  { subject, text, html, attachments = [] }: Message,
  {
    unsubscribed,
    isWhole,
    withFiles,
  }: { readonly unsubscribed: boolean; readonly isWhole: boolean; readonly withFiles: boolean },
): PreviewedMessage {
  const { id, recipient, content, dueAt, expiresAt } = delivery;
  return {
    id,
    occurrence: occurrenceId(delivery.occurrence),
    recipient,
    kind: content.kind,
    subject,
    reason: deliveryReason(delivery),
    unsubscribed,
    dueAt,
    expiresAt,
    ...(isWhole ? { text, html } : {}),
    ...(isWhole && attachments.length > 0
      ? { attachments: attachments.map((file) => fileAnswer(file, withFiles)) }
      : {}),
  };
}

function fileAnswer({ name, mediaType, content }: Attachment, withContent: boolean) {
  const file = { name, mediaType, bytes: content.length };
  return withContent ? { ...file, content: Buffer.from(content).toString('base64') } : file;
}
