import { mostReceiptsADay } from '../../domain/delivery/mail-limits.ts';
import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';

/**
 * The texts of the e-mail that confirms a submission. Numbers arrive formatted, except where a plural depends on them.
 */
export type SubmissionReceiptTexts = {
  /** `lacking` and `others` begin with a comma. */
  readonly subject: {
    readonly received: (set: string, period: string, revision: number) => string;
    readonly lacking: (count: number) => string;
    readonly others: (count: string) => string;
    readonly reference: string;
  };
  readonly title: string;
  readonly opening: (unit: string) => string;
  readonly madeUp: string;
  /** Title and text of what stands above a receipt that confirms several submissions together. */
  readonly together: {
    readonly title: string;
    readonly text: (submissions: number, shown: string) => string;
  };
  /** @param lacking how many indicators lack a figure; null when that is not known */
  readonly status: (warnings: number, lacking: number | null) => string;
  /** Where the head of the unit has to approve the figures. */
  readonly awaitsApproval: string;
  readonly caption: string;
  readonly labels: {
    readonly reference: string;
    readonly set: string;
    readonly period: string;
    readonly revision: string;
    readonly received: string;
    readonly due: string;
    readonly figures: string;
    readonly asked: string;
    readonly preview: string;
  };
  readonly points: (points: string, most: string) => string;
  /** What follows the points: until the lock, and where the ranking was made without them. */
  readonly rankedAtLock: string;
  readonly rankedWithout: string;
  /** What stands above the figures of a revision. */
  readonly given: Readonly<Record<'first' | 'addition' | 'correction', string>>;
  /** A figure that was changed. */
  readonly changed: (from: string, to: string) => string;
  readonly moreGiven: (count: string) => string;
  /** @param others how many figures are there beside those asked for; null where there are none */
  readonly sent: (there: string, asked: string, lacking: string, others: string | null) => string;
  /** What the unit wrote with its figures. */
  readonly said: {
    readonly title: string;
    readonly reported: string;
    readonly note: string;
    readonly reason: string;
    readonly more: (count: string) => string;
  };
  readonly lacking: string;
  readonly moreLacking: (count: string) => string;
  readonly complete: (until: string) => string;
  readonly optional: string;
  readonly afterLock: string;
  readonly revision: (revision: string, kind: 'first' | 'addition' | 'correction') => string;
  readonly onTime: string;
  readonly late: string;
  /** For figures that came after the deadline for all, within the unit's extension. */
  readonly lateInExtension: string;
  /** The deadline of a unit with an extension. */
  readonly extended: (until: string, due: string) => string;
  /** For figures that came after the deadline and yet count as on time, because the first revision came before it. */
  readonly firstOnTime: string;
  readonly warnings: string;
  readonly warningsIntro: string;
  readonly comment: (text: string) => string;
  readonly more: (count: string) => string;
  readonly correcting: string;
  /** The same where it is known until when. */
  readonly correctingUntil: (until: string) => string;
  readonly correctingAfterLock: string;
  /** The same where there is a page on which one asks for an extension. */
  readonly correctingByAsking: string;
  /** The name of the file that takes the deadline out of the reader's calendar, without its ending. */
  readonly calendarFile: (period: string) => string;
  /** Says what that file is for. */
  readonly withCalendar: string;
  /** Begins the title of the event. */
  readonly calendarEvent: string;
  readonly help: (helpdesk: string) => string;
  /** The name of the mailing list, for the small print. */
  readonly list: (unit: string) => string;
};

/** The e-mail that confirms a submission, in both languages. */
export const submissionReceiptTexts: Record<Language, SubmissionReceiptTexts> = {
  vi: {
    subject: {
      received: (set, period, revision) =>
        `[Xác nhận] Đã nhận ${revision === 1 ? '' : `bản ${revision} `}số liệu ${set}, ${period}`,
      lacking: (count) => `, còn thiếu ${formatInteger(count, 'vi')} chỉ số`,
      others: (count) => `, cùng ${count} lần gửi khác trong ngày`,
      reference: 'mã',
    },
    title: 'Xác nhận đã nhận số liệu',
    opening: (unit) => `Hệ thống Tiến Độ xác nhận đã tiếp nhận và lưu số liệu của ${unit}.`,
    madeUp: 'Số liệu của lần gửi này được tạo ra để làm ví dụ, không phải số liệu thật.',
    together: {
      title: 'Xác nhận chung trong ngày',
      text: (_, shown) =>
        `Sau ${mostReceiptsADay} thư xác nhận đầu tiên trong ngày, đơn vị còn gửi số liệu ${shown} lần nữa, tính mọi bộ chỉ số và kỳ; thư này xác nhận chung các lần đó. Biên nhận dưới đây là của lần cuối; biên nhận của từng lần nằm trong kết quả trả về khi gửi.`,
    },
    awaitsApproval: 'Số liệu đang chờ thủ trưởng đơn vị duyệt và chỉ được tính sau khi duyệt.',
    status: (warnings, lacking) => {
      const extent = lacking === null ? '' : lacking === 0 ? ' đủ' : ' một phần';
      return `Kết quả: đã nhận${extent}${warnings === 0 ? '' : `, có ${warnings} cảnh báo`}.`;
    },
    caption: 'Biên nhận',
    labels: {
      reference: 'Mã biên nhận',
      set: 'Mã bộ chỉ số',
      period: 'Kỳ báo cáo',
      revision: 'Lần gửi',
      received: 'Nhận lúc',
      due: 'Hạn gửi',
      figures: 'Chỉ số có số liệu',
      asked: 'Chỉ số phải gửi',
      preview: 'Điểm tạm tính',
    },
    points: (points, most) => `${points}/${most} điểm`,
    rankedAtLock: 'xếp hạng chỉ chính thức khi kỳ đã chốt số liệu',
    rankedWithout: 'chưa có trong bảng xếp hạng đã chốt',
    given: {
      first: 'Số liệu đã ghi nhận',
      addition: 'Số liệu bổ sung',
      correction: 'Số liệu thay đổi',
    },
    changed: (from, to) => `${from} → ${to}`,
    moreGiven: (count) => `Còn ${count} số liệu khác không nêu ở đây.`,
    sent: (there, asked, lacking, others) =>
      (lacking === '0' ? `đủ ${asked}/${asked}` : `mới có ${there}/${asked}, còn thiếu ${lacking}`) +
      (others === null ? '' : `; gửi thêm ${others} chỉ số không bắt buộc`),
    said: {
      title: 'Nội dung đơn vị gửi kèm số liệu',
      reported: 'Ghi chú, kiến nghị và giải trình được đưa vào báo cáo tuần gửi lãnh đạo.',
      note: 'Ghi chú, kiến nghị',
      reason: 'Lý do điều chỉnh',
      more: (count) => `Còn ${count} giải trình khác không nêu ở đây.`,
    },
    lacking: 'Chỉ số còn thiếu',
    moreLacking: (count) => `và ${count} chỉ số khác`,
    complete: (until) =>
      `Đề nghị đơn vị gửi thêm các chỉ số này trước ${until}. Chỉ cần gửi phần còn thiếu; số liệu đã gửi giữ nguyên.`,
    optional:
      'Nếu có số liệu của các chỉ số này, đơn vị gửi bổ sung được khi kỳ báo cáo còn nhận số liệu; số liệu đã gửi giữ nguyên.',
    afterLock:
      'Kỳ báo cáo đã chốt nên số liệu này chưa có trong bảng xếp hạng; bộ phận vận hành sẽ xếp hạng lại theo đề nghị của đơn vị.',
    revision: (revision, kind) =>
      ({
        first: `${revision} (lần đầu)`,
        addition: `${revision} (bổ sung)`,
        correction: `${revision} (điều chỉnh)`,
      })[kind],
    onTime: 'đúng hạn',
    late: 'trễ hạn',
    lateInExtension: 'trong thời gian gia hạn; so với hạn chung vẫn tính là trễ hạn',
    extended: (until, due) => `${until}, đã được gia hạn; hạn chung là ${due}`,
    firstOnTime: 'sau thời hạn, vẫn tính là đúng hạn vì bản đầu gửi đúng hạn',
    warnings: 'Số liệu cần lưu ý',
    warningsIntro:
      'Các số liệu sau khác thường so với kỳ trước hoặc so với tổng các thành phần; vẫn được ghi nhận, kèm giải trình của đơn vị nếu có.',
    comment: (text) => `Giải trình: ${text}`,
    more: (count) => `Còn ${count} cảnh báo khác, không nêu ở đây; xem đầy đủ trong số liệu đã gửi.`,
    correcting:
      'Nếu có sai sót, đề nghị đơn vị gửi bản điều chỉnh kèm lý do trước khi kỳ báo cáo chốt số liệu.',
    correctingUntil: (until) =>
      `Nếu có sai sót, đề nghị đơn vị gửi lại những số liệu cần sửa kèm lý do, chậm nhất là ${until}; số liệu, ghi chú không gửi lại được giữ nguyên.`,
    correctingAfterLock:
      'Kỳ báo cáo đã chốt số liệu. Nếu có sai sót, đề nghị đơn vị liên hệ bộ phận hỗ trợ để được mở lại kỳ, rồi gửi lại những số liệu cần sửa kèm lý do.',
    correctingByAsking:
      'Kỳ báo cáo đã chốt số liệu. Nếu có sai sót, đề nghị đơn vị bấm «Xin gia hạn» ở trang «Việc phải nộp» của cổng làm việc và nêu lý do; khi được đồng ý, gửi lại những số liệu cần sửa.',
    calendarFile: (period) => `Gỡ hạn gửi ${period} khỏi lịch`,
    withCalendar:
      'Đơn vị không còn phải gửi gì thêm. Nếu đã đưa thời hạn này vào lịch làm việc, mở tệp lịch kèm theo để gỡ.',
    calendarEvent: 'Hạn',
    help: (helpdesk) => `Nếu cần hỗ trợ, xin liên hệ ${helpdesk} và nêu mã biên nhận.`,
    list: (unit) => `thư xác nhận số liệu của ${unit}`,
  },
  en: {
    subject: {
      received: (set, period, revision) =>
        `[Received] Figures of ${set} for ${period}${revision === 1 ? '' : `, revision ${revision}`}`,
      lacking: (count) =>
        `, ${formatInteger(count, 'en')} ${count === 1 ? 'indicator' : 'indicators'} still to send`,
      others: (count) =>
        `, with ${count} more ${Number(count) === 1 ? 'submission' : 'submissions'} of the day`,
      reference: 'reference',
    },
    title: 'Figures received',
    opening: (unit) => `${unit}: the Tiến Độ system has received and recorded your figures.`,
    madeUp: 'The figures in this submission were generated as examples and are not real.',
    together: {
      title: 'One confirmation for the rest of the day',
      text: (submissions, shown) =>
        `After the first ${mostReceiptsADay} confirmations of the day, ${submissions === 1 ? 'one more submission' : `${shown} more submissions`} of any set and period came in. This message confirms ${submissions === 1 ? 'it' : 'all of them'}. The receipt below is that of the last one; each submission’s receipt is in the answer to it.`,
    },
    awaitsApproval: 'The figures wait for the head of the unit, and count once they are approved.',
    status: (warnings, lacking) => {
      const extent = lacking === null ? '' : lacking === 0 ? ', complete' : ', partial';
      const noted = warnings === 0 ? '' : `, with ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
      return `Outcome: accepted${extent}${noted}.`;
    },
    caption: 'Receipt',
    labels: {
      reference: 'Reference',
      set: 'Set code',
      period: 'Period',
      revision: 'Revision',
      received: 'Received',
      due: 'Due',
      figures: 'Indicators with figures',
      asked: 'Indicators asked for',
      preview: 'Provisional points',
    },
    points: (points, most) => `${points} of ${most}`,
    rankedAtLock: 'the ranking is final only once the period locks',
    rankedWithout: 'not in the ranking made at the lock',
    given: {
      first: 'Figures as they were understood',
      addition: 'Figures added',
      correction: 'Figures changed',
    },
    changed: (from, to) => `${from} → ${to}`,
    moreGiven: (count) => `Figures not listed here: ${count}.`,
    sent: (there, asked, lacking, others) =>
      (lacking === '0' ? `complete, ${asked}/${asked}` : `partial, ${there}/${asked}, lacking ${lacking}`) +
      (others === null ? '' : `; ${others} optional as well`),
    said: {
      title: 'What the unit wrote with its figures',
      reported: 'The weekly report brings the note and the comments to leaders.',
      note: 'Note',
      reason: 'Reason for the correction',
      more: (count) => `Comments not listed here: ${count}.`,
    },
    lacking: 'Indicators still lacking',
    moreLacking: (count) => `and ${count} more`,
    complete: (until) =>
      `Please submit figures for these before ${until}. Submit only what is lacking; the figures already submitted stay as they are.`,
    optional:
      'Figures for these can be added while the period accepts submissions; the figures already submitted stay as they are.',
    afterLock:
      'The period has been locked, so these figures are not in its ranking yet. Operations will recompute the ranking at the unit’s request.',
    revision: (revision, kind) =>
      ({
        first: `${revision} (first)`,
        addition: `${revision} (addition)`,
        correction: `${revision} (correction)`,
      })[kind],
    onTime: 'on time',
    late: 'late',
    lateInExtension: 'within the extension; still late by the deadline for all',
    extended: (until, due) => `${until}, extended; the deadline for all is ${due}`,
    firstOnTime: 'after the deadline, still on time because the first revision was',
    warnings: 'Figures to check',
    warningsIntro:
      'These figures look unusual compared with the previous period or with the sum of their parts. They have still been recorded, with the unit’s comments if there are any.',
    comment: (text) => `Comment: ${text}`,
    more: (count) => `Warnings not listed here: ${count}. The submitted figures show all of them.`,
    correcting:
      'If anything is wrong, please submit a correction and give the reason before the period is locked.',
    correctingUntil: (until) =>
      `If anything is wrong, please submit the figures to correct, with the reason, by ${until}. Figures and notes that you leave out stay as they are.`,
    correctingAfterLock:
      'The period has locked. If anything is wrong, please ask the helpdesk to open it again, then submit the figures to correct, with the reason.',
    correctingByAsking:
      'The period has locked. If anything is wrong, please press “Ask for an extension” on the portal’s page “To submit” and state the reason; once it is granted, submit the figures to correct.',
    calendarFile: (period) => `Remove the deadline of ${period} from the calendar`,
    withCalendar:
      'Nothing more is owed. If this deadline is in your calendar, open the attached file to remove it.',
    calendarEvent: 'Deadline',
    help: (helpdesk) => `For help, please contact ${helpdesk} and quote the reference.`,
    list: (unit) => `confirmations of submitted figures: ${unit}`,
  },
};
