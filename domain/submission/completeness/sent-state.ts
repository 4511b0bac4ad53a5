import type { Text } from '../../language/text.ts';

/** How much of what a set asks of a unit has been sent: all of it, some, or no figure at all. */
export const sentStates = ['complete', 'partial', 'nothing'] as const;

/** How much a unit has sent of what a set asks of it. */
export type SentState = (typeof sentStates)[number];

/** The same in words. */
export const sentStateWords: Readonly<Record<SentState, Text>> = {
  complete: { vi: 'gửi đủ', en: 'complete' },
  partial: { vi: 'gửi thiếu', en: 'partial' },
  nothing: { vi: 'chưa gửi', en: 'nothing' },
};
