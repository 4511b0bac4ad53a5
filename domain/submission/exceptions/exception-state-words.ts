import type { Text } from '../../language/text.ts';
import type { ExceptionState } from './exception-states.ts';

/** The states of an exception from a lock in words. */
export const exceptionStateWords = {
  open: { vi: 'đang mở', en: 'open' },
  closed: { vi: 'đã đóng', en: 'closed' },
  expired: { vi: 'hết hạn', en: 'expired' },
} as const satisfies Record<ExceptionState, Text>;
