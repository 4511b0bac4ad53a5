import type { MessageDefinition } from '../message-definition.ts';

/** A copy of a real message that operations sends to one address to inspect; it is rendered when it is planned. */
export const testMessage: MessageDefinition<'rendered'> = {
  reason: () => ({ vi: 'Thư thử do bộ phận vận hành gửi.', en: 'A test message that operations sent.' }),
  render: ({ subject, text, html, files = [] }) => ({
    subject,
    text,
    html,
    ...(files.length === 0
      ? {}
      : {
          attachments: files.map(({ name, mediaType, base64 }) => ({
            name,
            mediaType,
            content: Buffer.from(base64, 'base64'),
          })),
        }),
  }),
};
