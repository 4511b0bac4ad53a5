import { standingSoughtBack } from '../../domain/kinds/published-standing.ts';
import { capitalise, formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { whenUsed } from '../../domain/language/when-used.ts';
import { unitsAfter } from './change-words.ts';

/** The words of the weekly report's frame and headline. Numbers, dates and weeks arrive formatted for the language. */
export type WeeklyReportTexts = {
  readonly title: (setName: string) => string;
  readonly period: (week: string, from: string, to: string) => string;
  readonly cutOff: (time: string) => string;
  readonly opening: string;
  /** Stands above the address of the page with the rankings, in plain text only: there names are no links. */
  readonly onThePage: string;
  /** Says what the attached file has: the rankings, and perhaps why units rose or fell. */
  readonly attached: (name: string, hasCauses: boolean) => string;
  readonly moved: {
    readonly title: string;
    readonly text: (weekday: string, date: string, monday: string, reason: string) => string;
  };
  readonly provisional: {
    readonly title: string;
    readonly text: (league: string, received: string) => string;
    readonly more: (leagues: string) => string;
  };
  /** Marks a single unit's rank in a provisional ranking. */
  readonly provisionalResult: string;
  /** Marks it where too few submitted, though the ranking is not provisional by its set. */
  readonly onlySubmitted: (received: string) => string;
  /** @param more how many leagues are not named */
  readonly madeUpLeagues: (leagues: readonly string[], more: number) => string;
  readonly madeUpStanding: (scope: string) => string;
  readonly publishedStanding: (scope: string) => string;
  readonly points: string;
  readonly rank: string;
  readonly submittedUnits: string;
  /** Where there is no earlier period to compare with. */
  readonly noComparison: string;
  /** Where there is one, but neither its points nor its rank compare. */
  readonly nothingCompares: string;
  readonly somePoints: (points: string) => string;
  readonly someRank: (rank: string) => string;
  readonly standing: (scope: string, facts: string, change: string) => string;
  /** In the place of a standing that has not been published. */
  readonly unpublished: string;
  /** @param last the last one known; null where none is */
  readonly unpublishedStanding: (scope: string, period: string, last: string | null) => string;
  readonly lastStanding: (period: string, facts: string) => string;
  /** Completes a sentence with a change in words, and the period it is against. */
  readonly compared: (change: string, since: string) => string;
  /** `partly` begins with a space, or is empty. */
  readonly completeness: (received: string, partly: string) => string;
  /** For a week for which nobody sent anything. */
  readonly empty: (scope: string, week: string) => string;
  readonly partly: (count: number) => string;
  readonly moreUnits: (count: string) => string;
  /** Why points and rank of a standing moved in opposite directions. */
  readonly othersRoseMore: string;
  readonly othersFellMore: string;
  /** Stands before the units that rose and fell most. */
  readonly movers: string;
  /** The same where no rank changed. */
  readonly pointMovers: string;
  /** Stands before the name of a unit of the reader's own; the other two after it. */
  readonly ownUnit: string;
  readonly ownUnitUnranked: (why: string) => string;
  readonly ownUnitRanked: (own: {
    readonly rank: string;
    readonly points: string;
    readonly className: string | null;
    /** In brackets, after a space; or empty. */
    readonly remarks: string;
    /** Null where there is nothing to say of a change. */
    readonly change: string | null;
  }) => string;
  /** Stands for units of the reader's own that are not shown. */
  readonly moreOwn: (count: string) => string;
  /** Stands for rankings that are not named. */
  readonly moreLeagues: (count: string) => string;
  readonly otherLeagues: {
    readonly title: string;
    readonly text: (count: string, names: string) => string;
  };
  readonly edition: (league: string, edition: number) => string;
  /** @param editions null where nothing was ranked */
  readonly versions: (editions: string | null, catalogueVersion: number) => string;
  /** The name of the mailing list, for the small print. */
  readonly list: string;
};

/** The weekly report's frame and headline in both languages. */
export const weeklyReportTexts: Record<Language, WeeklyReportTexts> = {
  vi: {
    title: (setName) => `Báo cáo tuần ${setName}`,
    period: (week, from, to) => `${week} (từ ${from} đến ${to}), giờ Việt Nam (UTC+7)`,
    cutOff: (time) => `Thời gian chốt số liệu: ${time}`,
    attached: (name, hasCauses) =>
      `Kèm theo: “${name}”, gồm toàn bộ bảng xếp hạng${hasCauses ? ' và nguyên nhân thay đổi của từng đơn vị' : ''}.`,
    onThePage: 'Vì sao từng đơn vị tăng hay giảm: mở trang dưới đây rồi bấm vào tên đơn vị.',
    opening: 'Hệ thống Tiến Độ trân trọng báo cáo:',
    moved: {
      title: 'Thay đổi ngày gửi báo cáo',
      text: (weekday, date, monday, reason) =>
        `Báo cáo này được gửi vào ${weekday}, ${date} thay cho Thứ Hai, ${monday}. Lý do: ${reason}.`,
    },
    provisional: {
      title: 'Kết quả tạm thời',
      text: (league, received) =>
        `Bảng “${league}” mới có ${received} đơn vị gửi số liệu; điểm và thứ hạng trong bảng là tạm thời, có thể thay đổi.`,
      more: (leagues) => `${leagues} bảng khác cũng là tạm thời.`,
    },
    provisionalResult: 'kết quả tạm thời',
    onlySubmitted: (received) => `mới có ${received} đơn vị gửi số liệu`,
    madeUpLeagues: (leagues, more) =>
      `Số liệu của các đơn vị trong ${leagues.length + more === 1 ? '' : 'các '}bảng ${joined(leagues, more, 'vi')} được tạo ra để làm ví dụ, không phải số liệu thật.`,
    madeUpStanding: (scope) =>
      `Điểm và thứ hạng của ${scope} được tạo ra để làm ví dụ, không phải số liệu thật.`,
    publishedStanding: (scope) => `Điểm và thứ hạng của ${scope} là số liệu đã công bố.`,
    points: 'Điểm',
    rank: 'Hạng',
    submittedUnits: 'Đơn vị đã gửi số liệu',
    noComparison: 'chưa có kỳ trước để so sánh',
    nothingCompares: 'số liệu công bố không so sánh được với kỳ trước',
    somePoints: (points) => `đạt ${points} điểm`,
    someRank: (rank) => `xếp hạng ${rank}`,
    standing: (scope, facts, change) => `${capitalise(scope)} ${facts}; ${change}.`,
    unpublished: 'chưa công bố',
    unpublishedStanding: (scope, period, last) =>
      `Kết quả ${period} của ${scope} chưa công bố; ${last ?? `${standingSoughtBack} tuần trước đó cũng chưa có kết quả`}.`,
    lastStanding: (period, facts) => `kết quả gần nhất (${period}): ${facts}`,
    compared: (change, since) => `so với ${since} ${change}`,
    completeness: (received, partly) => `${received} đơn vị đã gửi số liệu${partly}.`,
    empty: (scope, week) =>
      `${capitalise(scope)}: chưa có đơn vị nào gửi số liệu ${week}, nên tuần này không có kết quả xếp hạng.`,
    moreUnits: (count) => `và ${count} đơn vị khác`,
    othersRoseMore: 'vì có đơn vị cùng bảng tăng nhiều hơn',
    othersFellMore: 'vì có đơn vị cùng bảng giảm nhiều hơn',
    movers: 'Biến động lớn nhất',
    pointMovers: 'Không đơn vị nào đổi hạng; điểm thay đổi nhiều nhất',
    partly: (count) => `${formatInteger(count, 'vi')} đơn vị gửi thiếu chỉ số`,
    ownUnit: 'Đơn vị của Ông/Bà, ',
    ownUnitUnranked: (why) => `: ${why}.`,
    ownUnitRanked: ({ rank, points, className, remarks, change }) =>
      `: hạng ${rank}, ${points} điểm${className === null ? '' : `, xếp loại ${className}`}${remarks}${change === null ? '' : `; ${change}`}.`,
    moreOwn: (count) =>
      `Ông/Bà còn ${count} đơn vị khác không nêu ở đây; kết quả của từng đơn vị có trên hệ thống Tiến Độ.`,
    moreLeagues: (count) => `và ${count} bảng khác`,
    otherLeagues: {
      title: 'Các bảng khác',
      text: (count, names) =>
        `Còn ${count} bảng xếp hạng không nêu ở đây${names === '' ? '' : `: ${names}`}. Các bảng này có trên hệ thống Tiến Độ.`,
    },
    edition: (league, edition) => `${league} – lần ${edition}`,
    versions: (editions, catalogueVersion) =>
      `${editions === null ? '' : `Lần chốt bảng xếp hạng: ${editions}. `}Phiên bản danh mục: ${catalogueVersion}.`,
    list: 'báo cáo tuần',
  },
  en: {
    title: (setName) => `Weekly report: ${setName}`,
    period: (week, from, to) => `${week} (${from} to ${to}), Vietnam time (UTC+7)`,
    cutOff: (time) => `Data cut-off: ${time}`,
    attached: (name, hasCauses) =>
      `Attached: “${name}”, with every ranking whole${hasCauses ? ' and the causes of each unit’s change' : ''}.`,
    onThePage: 'Why each unit rose or fell: open the page below and press the unit’s name.',
    opening: 'The results of the week are as follows.',
    moved: {
      title: 'Change of reporting day',
      text: (weekday, date, monday, reason) =>
        `This report is sent on ${weekday}, ${date} instead of Monday, ${monday}. Reason: ${reason}.`,
    },
    provisional: {
      title: 'Provisional results',
      text: (league, received) =>
        `In the ranking “${league}”, only ${received} ${unitsAfter(received)} submitted; points and ranks are provisional and may change.`,
      more: (leagues) => `More rankings that are provisional: ${leagues}.`,
    },
    provisionalResult: 'provisional result',
    onlySubmitted: (received) => `only ${received} ${unitsAfter(received)} submitted`,
    madeUpLeagues: (leagues, more) =>
      `The units’ figures in the ${leagues.length + more === 1 ? 'ranking' : 'rankings'} ${joined(leagues, more, 'en')} were generated as examples and are not real.`,
    madeUpStanding: (scope) => `The points and rank of ${scope} were generated as examples and are not real.`,
    publishedStanding: (scope) => `The points and rank of ${scope} are as published.`,
    points: 'Points',
    rank: 'Rank',
    submittedUnits: 'Units that submitted',
    noComparison: 'no previous period to compare with',
    nothingCompares: 'what was published does not compare with the previous period',
    somePoints: (points) => `${points} points`,
    someRank: (rank) => `rank ${rank}`,
    standing: (scope, facts, change) => `${capitalise(scope)}: ${facts}; ${change}.`,
    unpublished: 'not published',
    unpublishedStanding: (scope, period, last) =>
      `${capitalise(scope)}: the result for ${period} has not been published; ${last ?? `none is known for the ${standingSoughtBack} weeks before it`}.`,
    lastStanding: (period, facts) => `the last one known (${period}): ${facts}`,
    compared: (change, since) => `${change} compared with ${since}`,
    completeness: (received, partly) =>
      `${received} ${unitsAfter(received)} submitted their figures${partly}.`,
    empty: (scope, week) =>
      `${capitalise(scope)}: no unit has submitted figures for ${week}, so there are no rankings for it.`,
    moreUnits: (count) => `and ${count} more`,
    othersRoseMore: 'because others in the ranking rose more',
    othersFellMore: 'because others in the ranking fell more',
    movers: 'Biggest moves',
    pointMovers: 'No rank changed; points changed most',
    partly: (count) => `${formatInteger(count, 'en')} sent only some of the figures`,
    ownUnit: 'Your unit, ',
    ownUnitUnranked: (why) => `: ${why}.`,
    ownUnitRanked: ({ rank, points, className, remarks, change }) =>
      `: rank ${rank}, ${points} points${className === null ? '' : `, class ${className}`}${remarks}${change === null ? '' : `; ${change}`}.`,
    moreOwn: (count) =>
      `Your units that are not shown here: ${count}. The Tiến Độ system has the results of each.`,
    moreLeagues: (count) => `and ${count} more`,
    otherLeagues: {
      title: 'Other rankings',
      text: (count, names) =>
        `Rankings that are not shown here: ${count}${names === '' ? '' : ` (${names})`}. The Tiến Độ system has them.`,
    },
    edition: (league, edition) => `${league} – edition ${edition}`,
    versions: (editions, catalogueVersion) =>
      `${editions === null ? '' : `Rankings: ${editions}. `}Catalogue version: ${catalogueVersion}.`,
    list: 'the weekly report',
  },
};

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;
const lists = whenUsed((language) => new Intl.ListFormat(locales[language]));

/** `“A”, “B” và “C”`, `“A”, “B” and “C”`; `“A”, “B” và 3 bảng khác`. */
function joined(names: readonly string[], more: number, language: Language): string {
  const rest = formatInteger(more, language);
  const others = more === 0 ? [] : [language === 'vi' ? `${rest} bảng khác` : `${rest} more`];
  return lists(language).format([...names.map((name) => `“${name}”`), ...others]);
}
