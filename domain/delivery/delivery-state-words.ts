import type { Text } from '../language/text.ts';
import type { DeliveryState } from './delivery-states.ts';

/** The states of a message in words. */
export const deliveryStateWords = {
  due: { vi: 'chờ gửi', en: 'due' },
  claimed: { vi: 'đang gửi', en: 'being sent' },
  unknown: { vi: 'chưa rõ', en: 'unknown' },
  sent: { vi: 'đã gửi', en: 'sent' },
  delivered: { vi: 'đã đến', en: 'delivered' },
  bounced: { vi: 'bị trả lại', en: 'bounced' },
  complained: { vi: 'bị báo thư rác', en: 'complained' },
  suppressed: { vi: 'bị chặn', en: 'suppressed' },
  failed: { vi: 'không gửi được', en: 'failed' },
  expired: { vi: 'quá hạn gửi', en: 'expired' },
} as const satisfies Record<DeliveryState, Text>;
