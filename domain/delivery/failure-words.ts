import type { Text } from '../language/text.ts';
import { deliveryFailures } from './delivery-failures.ts';

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
  if (own !== undefined)
    return {
      vi: detail === '' ? own : `${own}: «${detail}»`,
      en: detail === '' ? stored : `${first}: “${detail}”`,
    };
  const hint = known.get(detail);
  if (hint === undefined) return { vi: `SES báo «${stored}»`, en: `SES reported “${stored}”` };
  return { vi: `${hint} (SES báo «${first}»)`, en: `${detail} (SES reported “${first}”)` };
}
