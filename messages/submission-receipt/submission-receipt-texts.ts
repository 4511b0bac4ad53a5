import type { Language } from '../../domain/language/text.ts';

/** The words of a submission's confirmation. Numbers come in already formatted, except where a plural hangs on them. */
export type SubmissionReceiptTexts = {
  readonly title: string;
  readonly opening: (unit: string) => string;
  readonly madeUp: string;
  readonly status: (warnings: number) => string;
  readonly caption: string;
  readonly labels: {
    readonly reference: string;
    readonly set: string;
    readonly period: string;
    readonly revision: string;
    readonly received: string;
    readonly due: string;
    readonly figures: string;
  };
  readonly revision: (revision: string, isCorrection: boolean) => string;
  readonly onTime: string;
  readonly late: string;
  readonly warnings: string;
  readonly warningsIntro: string;
  readonly comment: (text: string) => string;
  readonly more: (count: string) => string;
  readonly correcting: string;
  readonly help: (helpdesk: string) => string;
  readonly why: (posts: readonly string[], unit: string) => string;
};

/** A submission's confirmation in both languages. */
export const submissionReceiptTexts: Record<Language, SubmissionReceiptTexts> = {
  vi: {
    title: 'Xác nhận đã nhận số liệu',
    opening: (unit) => `Hệ thống Tiến Độ xác nhận đã nhận và ghi nhận số liệu của ${unit}.`,
    madeUp: 'Số liệu của lần gửi này được tạo ra để làm ví dụ, không phải số liệu thật.',
    status: (warnings) =>
      warnings === 0 ? 'Kết quả: đã nhận.' : `Kết quả: đã nhận, có ${warnings} cảnh báo.`,
    caption: 'Biên nhận',
    labels: {
      reference: 'Mã biên nhận',
      set: 'Bộ chỉ số',
      period: 'Kỳ báo cáo',
      revision: 'Bản',
      received: 'Nhận lúc',
      due: 'Hạn gửi',
      figures: 'Chỉ số có số liệu',
    },
    revision: (revision, isCorrection) => (isCorrection ? `${revision} (điều chỉnh)` : revision),
    onTime: 'đúng hạn',
    late: 'trễ hạn',
    warnings: 'Số liệu cần lưu ý',
    warningsIntro:
      'Các số liệu sau có biến động bất thường so với kỳ trước; vẫn được ghi nhận, kèm giải trình của đơn vị.',
    comment: (text) => `Giải trình: ${text}`,
    more: (count) => `Còn ${count} cảnh báo khác, không nêu ở đây; xem đầy đủ trong số liệu đã gửi.`,
    correcting:
      'Nếu có sai sót, đề nghị đơn vị gửi bản điều chỉnh kèm lý do trước khi kỳ báo cáo chốt số liệu.',
    help: (helpdesk) => `Cần hỗ trợ, xin liên hệ và nêu mã biên nhận: ${helpdesk}.`,
    why: (posts, unit) =>
      `Ông/Bà nhận được thư này vì chức vụ ${posts.join('; ')} thuộc danh sách nhận xác nhận gửi số liệu của ${unit}.`,
  },
  en: {
    title: 'Figures received',
    opening: (unit) => `The Tiến Độ system has received and recorded figures from ${unit}.`,
    madeUp: 'The figures of this submission were generated for the example and are not real.',
    status: (warnings) =>
      warnings === 0
        ? 'Outcome: accepted.'
        : `Outcome: accepted, with ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
    caption: 'Receipt',
    labels: {
      reference: 'Reference',
      set: 'Set',
      period: 'Period',
      revision: 'Revision',
      received: 'Received',
      due: 'Due',
      figures: 'Indicators with figures',
    },
    revision: (revision, isCorrection) => (isCorrection ? `${revision} (correction)` : revision),
    onTime: 'on time',
    late: 'late',
    warnings: 'Figures to look at again',
    warningsIntro:
      'These figures look unusual beside those of the last period. They are recorded all the same, with the unit’s comments.',
    comment: (text) => `Comment: ${text}`,
    more: (count) => `${count} more warnings are not listed here; see the submitted figures for all of them.`,
    correcting:
      'If anything is wrong, please send a correction with its reason before the period’s figures are locked.',
    help: (helpdesk) => `For help, please quote the reference to ${helpdesk}.`,
    why: (posts, unit) =>
      `You receive it because your post (${posts.join('; ')}) is on the list for confirmations of figures from ${unit}.`,
  },
};
