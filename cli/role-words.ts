import type { Principal } from '../domain/access/principal.ts';
import type { Text } from '../domain/language/text.ts';

/** The roles of a token in words. */
export const roleWords = {
  unit: { vi: 'đơn vị', en: 'unit' },
  reader: { vi: 'người xem', en: 'reader' },
  leader: { vi: 'lãnh đạo', en: 'leader' },
  operations: { vi: 'vận hành', en: 'operations' },
} as const satisfies Record<Principal['role'], Text>;
