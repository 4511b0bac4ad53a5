import { capitalise } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';

/** The texts of the weekly report's frame and headline. Numbers, dates and weeks arrive formatted for the language. */
export type WeeklyReportTexts = {
  readonly title: (setName: string) => string;
  readonly period: (week: string, from: string, to: string) => string;
  readonly cutOff: (time: string) => string;
  readonly opening: (setName: string, week: string) => string;
  readonly moved: {
    readonly title: string;
    readonly text: (weekday: string, date: string, monday: string, reason: string) => string;
  };
  readonly provisional: {
    readonly title: string;
    readonly text: (league: string, received: string) => string;
  };
  /** Marks a single unit's rank in a provisional ranking. */
  readonly provisionalResult: string;
  readonly madeUpLeagues: (leagues: readonly string[]) => string;
  readonly madeUpStanding: (scope: string) => string;
  readonly publishedStanding: (scope: string) => string;
  readonly points: string;
  readonly rank: string;
  readonly submittedUnits: string;
  readonly noComparison: string;
  readonly standing: (scope: string, points: string, rank: string, change: string) => string;
  /** Completes {@link standing} with a change in words. */
  readonly compared: (change: string) => string;
  readonly completeness: (scope: string, received: string) => string;
  /** For a week for which nobody sent anything. */
  readonly empty: (scope: string, week: string) => string;
  readonly leaders: (league: string, units: string, points: string) => string;
  readonly provisionalLeaders: (league: string, units: string, points: string) => string;
  readonly ownUnit: (own: {
    readonly unit: string;
    readonly rank: string;
    readonly points: string;
    readonly className: string | null;
    /** In brackets, after a space; or empty. */
    readonly remarks: string;
    readonly change: string;
  }) => string;
  readonly edition: (league: string, edition: number) => string;
  readonly versions: (editions: string, catalogueVersion: number) => string;
  /** The name of the mailing list, for the small print. */
  readonly list: string;
};

/** The weekly report's frame and headline in both languages. */
export const weeklyReportTexts: Record<Language, WeeklyReportTexts> = {
  vi: {
    title: (setName) => `Báo cáo tuần ${setName}`,
    period: (week, from, to) => `${week} (từ ${from} đến ${to}), giờ Việt Nam (UTC+7)`,
    cutOff: (time) => `Thời gian chốt số liệu: ${time}`,
    opening: (setName, week) => `Hệ thống Tiến Độ trân trọng báo cáo kết quả ${setName}, ${week} như sau:`,
    moved: {
      title: 'Thay đổi ngày gửi báo cáo',
      text: (weekday, date, monday, reason) =>
        `Báo cáo này được gửi vào ${weekday}, ${date} thay cho Thứ Hai, ${monday}. Lý do: ${reason}.`,
    },
    provisional: {
      title: 'Kết quả tạm thời',
      text: (league, received) =>
        `Bảng “${league}” mới có ${received} đơn vị gửi số liệu; điểm và thứ hạng trong bảng là tạm thời, có thể thay đổi.`,
    },
    provisionalResult: 'kết quả tạm thời',
    madeUpLeagues: (leagues) =>
      `Số liệu của các đơn vị trong ${leagues.length === 1 ? '' : 'các '}bảng ${joined(leagues, 'vi')} được tạo ra để làm ví dụ, không phải số liệu thật.`,
    madeUpStanding: (scope) =>
      `Điểm và thứ hạng của ${scope} được tạo ra để làm ví dụ, không phải số liệu thật.`,
    publishedStanding: (scope) => `Điểm và thứ hạng của ${scope} là số liệu đã công bố.`,
    points: 'Điểm',
    rank: 'Hạng',
    submittedUnits: 'Đơn vị đã gửi số liệu',
    noComparison: 'chưa có kỳ trước để so sánh',
    standing: (scope, points, rank, change) =>
      `${capitalise(scope)} đạt ${points} điểm, xếp hạng ${rank}; ${change}.`,
    compared: (change) => `so với kỳ trước ${change}`,
    completeness: (scope, received) => `${capitalise(scope)}: ${received} đơn vị đã gửi số liệu.`,
    empty: (scope, week) =>
      `${capitalise(scope)}: chưa có đơn vị nào gửi số liệu ${week}, nên tuần này không có kết quả xếp hạng.`,
    leaders: (league, units, points) => `Dẫn đầu bảng ${league}: ${units} (${points} điểm).`,
    provisionalLeaders: (league, units, points) => `Tạm dẫn đầu bảng ${league}: ${units} (${points} điểm).`,
    ownUnit: ({ unit, rank, points, className, remarks, change }) =>
      `Đơn vị của Ông/Bà, ${unit}: hạng ${rank}, ${points} điểm${className === null ? '' : `, xếp loại ${className}`}${remarks}; ${change}.`,
    edition: (league, edition) => `${league} – lần ${edition}`,
    versions: (editions, catalogueVersion) =>
      `Lần chốt bảng xếp hạng: ${editions}. Phiên bản danh mục: ${catalogueVersion}.`,
    list: 'báo cáo tuần',
  },
  en: {
    title: (setName) => `Weekly report: ${setName}`,
    period: (week, from, to) => `${week} (${from} to ${to}), Vietnam time (UTC+7)`,
    cutOff: (time) => `Data cut-off: ${time}`,
    opening: (setName, week) => `This report gives the results of ${setName} for ${week}.`,
    moved: {
      title: 'Change of reporting day',
      text: (weekday, date, monday, reason) =>
        `This report is sent on ${weekday}, ${date} instead of Monday, ${monday}. Reason: ${reason}.`,
    },
    provisional: {
      title: 'Provisional results',
      text: (league, received) =>
        `In the ranking “${league}”, only ${received} units have submitted; points and ranks are provisional and may change.`,
    },
    provisionalResult: 'provisional result',
    madeUpLeagues: (leagues) =>
      `The units’ figures in the ${leagues.length === 1 ? 'ranking' : 'rankings'} ${joined(leagues, 'en')} were generated as examples and are not real.`,
    madeUpStanding: (scope) => `The points and rank of ${scope} were generated as examples and are not real.`,
    publishedStanding: (scope) => `The points and rank of ${scope} are as published.`,
    points: 'Points',
    rank: 'Rank',
    submittedUnits: 'Units that submitted',
    noComparison: 'no previous period to compare with',
    standing: (scope, points, rank, change) =>
      `${capitalise(scope)}: ${points} points, rank ${rank}; ${change}.`,
    compared: (change) => `${change} compared with the previous period`,
    completeness: (scope, received) => `${capitalise(scope)}: ${received} units submitted their figures.`,
    empty: (scope, week) =>
      `${capitalise(scope)}: no unit has submitted figures for ${week}, so there are no rankings for it.`,
    leaders: (league, units, points) => `First in ${league}: ${units} (${points} points).`,
    provisionalLeaders: (league, units, points) =>
      `Provisionally first in ${league}: ${units} (${points} points).`,
    ownUnit: ({ unit, rank, points, className, remarks, change }) =>
      `Your unit, ${unit}: rank ${rank}, ${points} points${className === null ? '' : `, class ${className}`}${remarks}; ${change}.`,
    edition: (league, edition) => `${league} – edition ${edition}`,
    versions: (editions, catalogueVersion) =>
      `Rankings: ${editions}. Catalogue version: ${catalogueVersion}.`,
    list: 'the weekly report',
  },
};

const lists = { vi: new Intl.ListFormat('vi-VN'), en: new Intl.ListFormat('en-GB') };

/** `“A”, “B” và “C”`, `“A”, “B” and “C”`. */
function joined(names: readonly string[], language: Language): string {
  return lists[language].format(names.map((name) => `“${name}”`));
}
