import type { MessageDefinition } from '../message-definition.ts';

/** A message of a day that operations sent to one address to look at; it was rendered when it was planned. */
export const testMessage: MessageDefinition<'rendered'> = {
  reason: () => ({ vi: 'Thư thử do bộ phận vận hành gửi.', en: 'A test message that operations sent.' }),
  render: ({ subject, text, html }) => ({ subject, text, html }),
};
