import type { Text } from '../language/text.ts';

/** Why a message was not sent or did not arrive, as its row keeps it for good. What is known beside it follows a colon. */
export const deliveryFailures = {
  unsubscribed: 'the recipient has unsubscribed',
  workerStopped: 'the worker stopped',
  notSentInTime: 'not sent before it expired',
  expiredWhileSending: 'it expired before it could be sent',
  noSuccess: 'no attempt succeeded',
  doubtful: 'it may have been sent before the tables were imported or restored',
  notRendered: 'not rendered',
  notComposed: 'not composed',
  noAddress: 'the recipient has no valid address',
  noMessageId: 'SES answered without a message id',
  unreached: 'SES was not reached',
  unclear: 'no clear answer from SES',
  complained: 'the recipient complained',
  rejected: 'rejected by SES',
  templateFailed: 'rendering failure at SES',
  bounce: 'bounce',
  complaint: 'complaint',
  unknownSubscriptions: 'cannot know who has unsubscribed',
  quota: 'the daily sending quota is reached',
  rate: 'the sending rate is exceeded',
  paused: 'sending is paused with SES',
  unverified: 'an address or domain is not verified with SES',
  noConfigurationSet: 'the configuration set does not exist',
  domainUnverified: 'the mail domain is not verified with SES',
  inSandbox: 'the account is in the SES sandbox',
} as const;

const vietnamese: Readonly<Record<keyof typeof deliveryFailures, string>> = {
  unsubscribed: 'người nhận đã hủy nhận loại thư này',
  workerStopped: 'lượt gửi dừng giữa chừng',
  notSentInTime: 'chưa gửi được thì đã quá hạn gửi',
  expiredWhileSending: 'quá hạn gửi trước khi đến lượt',
  noSuccess: 'không lần gửi nào thành công',
  doubtful: 'có thể đã gửi trước khi dữ liệu được nhập hoặc khôi phục',
  notRendered: 'không lập được nội dung thư',
  notComposed: 'không ghép được thư',
  noAddress: 'địa chỉ của người nhận không hợp lệ',
  noMessageId: 'SES trả lời mà không cho mã thư',
  unreached: 'không kết nối được SES',
  unclear: 'SES không trả lời rõ ràng',
  complained: 'người nhận báo là thư rác',
  rejected: 'SES không nhận thư',
  templateFailed: 'SES không lập được thư',
  bounce: 'thư bị trả lại',
  complaint: 'người nhận từng báo là thư rác',
  unknownSubscriptions: 'không đọc được ai đã hủy nhận thư',
  quota: 'đã hết lượng thư gửi trong ngày',
  rate: 'gửi quá nhanh',
  paused: 'SES đang tạm dừng gửi thư',
  unverified: 'SES chưa xác minh địa chỉ hoặc tên miền',
  noConfigurationSet: 'không có bộ cấu hình gửi thư',
  domainUnverified: 'SES chưa xác minh tên miền thư',
  inSandbox: 'tài khoản SES còn trong chế độ thử (sandbox)',
};

const known = new Map<string, string>(
  Object.entries(deliveryFailures).map(([key, stored]) => [
    stored,
    new Map(Object.entries(vietnamese)).get(key) ?? stored,
  ]),
);

/** A stored failure as people read it; the words of SES or of a program are quoted. */
export function failureWords(stored: string): Text {
  const [first = '', ...rest] = stored.split(': ');
  const own = known.get(first);
  const detail = rest.join(': ');
  if (own !== undefined) return { vi: detail === '' ? own : `${own}: «${detail}»`, en: stored };
  const hint = known.get(detail);
  return { vi: hint === undefined ? `SES báo «${stored}»` : `${hint} (SES báo «${first}»)`, en: stored };
}
