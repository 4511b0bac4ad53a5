import type { Text } from '../language/text.ts';
import type { Principal } from './principal.ts';

/** The roles of a token in words. */
export const roleWords = {
  unit: { vi: 'đơn vị', en: 'unit' },
  reader: { vi: 'người xem', en: 'reader' },
  leader: { vi: 'lãnh đạo', en: 'leader' },
  operations: { vi: 'vận hành', en: 'operations' },
} as const satisfies Record<Principal['role'], Text>;
