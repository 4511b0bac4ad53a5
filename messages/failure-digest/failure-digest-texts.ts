import type { FailureKind } from '../../domain/failures/failure.ts';
import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';

/** The texts of the e-mail about failures. Times are passed in already formatted. */
type FailureDigestTexts = {
  readonly subject: (count: number, kinds: string, at: string) => string;
  readonly title: string;
  readonly fact: (at: string) => string;
  readonly opening: (count: number) => string;
  readonly kinds: Readonly<Record<FailureKind, KindTexts>>;
  /** The heading of a kind: how many, and since when. */
  readonly heading: (title: string, count: number, since: string) => string;
  readonly at: (time: string) => string;
  readonly more: (count: number) => string;
  readonly earlier: (count: number) => string;
  readonly next: (several: boolean) => string;
  readonly undelivered: (count: number) => string;
  readonly rhythm: (hours: number) => string;
  /** The name of the mailing list, for the small print. */
  readonly list: string;
};

type KindTexts = {
  readonly title: string;
  /** In a subject: `2 messages returned`. */
  readonly counted: (count: number) => string;
};

const vi = (count: number) => formatInteger(count, 'vi');
const en = (count: number, one: string, many: string) =>
  `${formatInteger(count, 'en')} ${count === 1 ? one : many}`;

/** The texts of the e-mail about failures, in both languages. */
export const failureDigestTexts: Record<Language, FailureDigestTexts> = {
  vi: {
    subject: (count, kinds, at) => `[Sự cố] ${vi(count)} sự cố mới: ${kinds} – ${at}`,
    title: 'Sự cố cần xử lý',
    fact: (at) => `Tổng hợp lúc ${at} (giờ Việt Nam, UTC+7)`,
    opening: (count) =>
      `Hệ thống Tiến Độ ghi nhận ${vi(count)} sự cố mới. Đề nghị xử lý theo lệnh ghi ở từng mục; sổ tay vận hành (docs/runbook.md) hướng dẫn chi tiết.`,
    kinds: {
      'report-without-ranking': {
        title: 'Báo cáo chưa có bảng xếp hạng',
        counted: (count) => `${vi(count)} báo cáo chưa có bảng xếp hạng`,
      },
      'run-held': {
        title: 'Lần chạy chờ hai người vận hành đồng ý',
        counted: (count) => `${vi(count)} lần chạy chờ đồng ý`,
      },
      'run-failed': {
        title: 'Lần chạy không thành công',
        counted: (count) => `${vi(count)} lần chạy không thành công`,
      },
      'message-not-sent': {
        title: 'Thư không gửi được',
        counted: (count) => `${vi(count)} thư không gửi được`,
      },
      'message-returned': {
        title: 'Thư không đến người nhận',
        counted: (count) => `${vi(count)} thư không đến người nhận`,
      },
      'unreadable-row': {
        title: 'Dòng dữ liệu không đọc được',
        counted: (count) => `${vi(count)} dòng dữ liệu không đọc được`,
      },
    },
    heading: (title, count, since) => `${title}: ${vi(count)}, từ ${since}`,
    at: (time) => `lúc ${time}`,
    more: (count) => `và ${vi(count)} sự cố khác cùng loại`,
    earlier: (count) => `Còn ${vi(count)} sự cố cùng loại đã báo ở thư trước, chưa xử lý xong.`,
    next: () => 'Lệnh tiếp theo:',
    undelivered: (count) =>
      `${vi(count)} thư báo sự cố gửi trước đây không đến được người nhận; kiểm tra địa chỉ của bộ phận vận hành trong danh mục («tiendo recipients»).`,
    rhythm: (hours) =>
      `Thư báo sự cố chỉ gửi khi có sự cố mới, cách thư trước ít nhất ${vi(hours)} giờ. Cảnh báo (alarm) của AWS vẫn gửi ngay.`,
    list: 'thư báo sự cố',
  },
  en: {
    subject: (count, kinds, at) => `[Failures] ${formatInteger(count, 'en')} new: ${kinds} – ${at}`,
    title: 'Failures to act on',
    fact: (at) => `As of ${at} (Vietnam time, UTC+7)`,
    opening: (count) =>
      `The Tiến Độ system recorded ${en(count, 'new failure', 'new failures')}. Run the command under each; the runbook (docs/runbook.md) has the details.`,
    kinds: {
      'report-without-ranking': {
        title: 'Reports without a ranking',
        counted: (count) => en(count, 'report without a ranking', 'reports without a ranking'),
      },
      'run-held': {
        title: 'Runs held until two operators release them',
        counted: (count) => en(count, 'run held', 'runs held'),
      },
      'run-failed': {
        title: 'Runs that failed',
        counted: (count) => en(count, 'run failed', 'runs failed'),
      },
      'message-not-sent': {
        title: 'Messages that could not be sent',
        counted: (count) => en(count, 'message not sent', 'messages not sent'),
      },
      'message-returned': {
        title: 'Messages that did not reach their recipients',
        counted: (count) => en(count, 'message not delivered', 'messages not delivered'),
      },
      'unreadable-row': {
        title: 'Stored rows that cannot be read',
        counted: (count) => en(count, 'unreadable row', 'unreadable rows'),
      },
    },
    heading: (title, count, since) => `${title}: ${formatInteger(count, 'en')}, since ${since}`,
    at: (time) => `at ${time}`,
    more: (count) => `and ${formatInteger(count, 'en')} more of this kind`,
    earlier: (count) => `Reported earlier and still there: ${formatInteger(count, 'en')} of this kind.`,
    next: (several) => (several ? 'Next commands:' : 'Next command:'),
    undelivered: (count) =>
      `Earlier e-mails about failures that did not arrive: ${formatInteger(count, 'en')}. Check the addresses of operations in the catalogue (“tiendo recipients”).`,
    rhythm: (hours) =>
      `These e-mails are sent only when something new has failed, at least ${en(hours, 'hour', 'hours')} apart. Alarms of AWS still arrive at once.`,
    list: 'e-mails about failures',
  },
};
