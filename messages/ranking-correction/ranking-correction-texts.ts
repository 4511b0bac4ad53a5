import type { Language } from '../../domain/language/text.ts';

/** The texts of the e-mail that corrects a ranking. Numbers are passed in already formatted. */
export type RankingCorrectionTexts = {
  readonly subject: (set: string, period: string) => string;
  /** What became of a single unit; each begins with a colon. */
  readonly movedTo: (before: number, after: number) => string;
  /** Where the rank is the same: what else changed. */
  readonly stillRanked: (change: string, rank: number) => string;
  readonly pointsTo: (before: string, after: string) => string;
  readonly classTo: (after: string | null) => string;
  readonly nowRanked: (rank: number) => string;
  readonly nowUnranked: string;
  /** For a unit that stands as it was reported again, after a correction said otherwise. */
  readonly movedBack: (rank: number | null) => string;
  readonly title: string;
  readonly opening: (league: string, period: string, at: string) => string;
  readonly madeUp: string;
  readonly caption: string;
  readonly before: string;
  /** What an earlier correction said. */
  readonly corrected: string;
  readonly after: string;
  /** Follows the place of a unit that stands as it was reported again. */
  readonly asReported: string;
  readonly place: (rank: string, points: string, className: string | null) => string;
  readonly noRank: string;
  /** States how many more units moved, and where to see them: by a command, or, with null, on the page that the letter links to. */
  readonly more: (count: string, command: string | null) => string;
  /** Some units, of which the last may stand for those that are not named. */
  readonly names: (names: readonly string[], more: string | null) => string;
  readonly reason: (text: string) => string;
  readonly next: string;
  readonly help: (helpdesk: string) => string;
  /** The name of the mailing list, for the small print. */
  readonly list: string;
};

/** The texts of the e-mail that corrects a ranking, in both languages. */
export const rankingCorrectionTexts: Record<Language, RankingCorrectionTexts> = {
  vi: {
    subject: (set, period) => `[Đính chính] Xếp hạng ${set}, ${period}`,
    movedTo: (before, after) => `: hạng ${before} → ${after}`,
    stillRanked: (change, rank) => `: ${change}, vẫn hạng ${rank}`,
    pointsTo: (before, after) => `${before} → ${after} điểm`,
    classTo: (after) => (after === null ? 'không còn được xếp loại' : `xếp loại ${after}`),
    nowRanked: (rank) => `: nay hạng ${rank}`,
    nowUnranked: ': nay không xếp hạng',
    movedBack: (rank) => `: ${rank === null ? 'không xếp hạng' : `hạng ${rank}`} như đã báo cáo`,
    title: 'Đính chính kết quả xếp hạng',
    opening: (league, period, at) =>
      `Kết quả xếp hạng khối ${league}, ${period}, đã được tính lại lúc ${at} và thay cho kết quả trong báo cáo đã gửi. Kết quả của đơn vị Ông/Bà theo dõi thay đổi như sau:`,
    madeUp: 'Xếp hạng có dùng số liệu được tạo ra để làm ví dụ, không phải số liệu thật.',
    caption: 'Kết quả đính chính',
    before: 'Đã báo cáo',
    corrected: 'Đã đính chính',
    after: 'Nay là',
    asReported: ' (như đã báo cáo)',
    place: (rank, points, className) =>
      `hạng ${rank}, ${points} điểm${className === null ? '' : `, ${className}`}`,
    noRank: 'không xếp hạng',
    more: (count, command) =>
      `Còn ${count} đơn vị khác của Ông/Bà cũng thay đổi kết quả. ${command === null ? 'Xem đầy đủ ở trang có liên kết cuối thư' : `Xem đầy đủ trên hệ thống Tiến Độ: ${command}`}.`,
    names: (names, more) => names.join(', ') + (more === null ? '' : ` và ${more} đơn vị khác`),
    reason: (text) => `Lý do tính lại: ${text}`,
    next: 'Báo cáo tuần tới sẽ nhắc lại việc đính chính này.',
    help: (helpdesk) => `Nếu cần hỗ trợ, xin liên hệ ${helpdesk}.`,
    list: 'báo cáo tuần',
  },
  en: {
    subject: (set, period) => `[Correction] Ranking ${set}, ${period}`,
    movedTo: (before, after) => `: rank ${before} → ${after}`,
    stillRanked: (change, rank) => `: ${change}, still rank ${rank}`,
    pointsTo: (before, after) => `${before} → ${after} points`,
    classTo: (after) => (after === null ? 'no class any more' : `class ${after}`),
    nowRanked: (rank) => `: now rank ${rank}`,
    nowUnranked: ': no longer ranked',
    movedBack: (rank) => `: ${rank === null ? 'not ranked' : `rank ${rank}`} as reported`,
    title: 'Corrected ranking',
    opening: (league, period, at) =>
      `The ranking of ${league} for ${period} was recomputed at ${at} and replaces the result in the report that was sent. The result changes as follows:`,
    madeUp: 'The ranking uses figures that were generated as examples and are not real.',
    caption: 'Corrected result',
    before: 'Reported',
    corrected: 'Corrected',
    after: 'Now',
    asReported: ' (as reported)',
    place: (rank, points, className) =>
      `rank ${rank}, ${points} points${className === null ? '' : `, ${className}`}`,
    noRank: 'not ranked',
    more: (count, command) =>
      `More of your units whose results changed: ${count}. ${command === null ? 'See all on the page linked at the end' : `See all in the Tiến Độ system: ${command}`}.`,
    names: (names, more) => names.join(', ') + (more === null ? '' : ` and ${more} more`),
    reason: (text) => `Reason: ${text}`,
    next: 'The next weekly report mentions this correction.',
    help: (helpdesk) => `For help, please contact ${helpdesk}.`,
    list: 'the weekly report',
  },
};
