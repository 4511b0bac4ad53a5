import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import {
  newerUnapprovedWords,
  type Unapproved,
  unapprovedStates,
  unapprovedWords,
} from '../../domain/submission/unapproved.ts';
import type { Extent } from '../letter/extent.ts';
import { type LinkedLine, separated } from '../letter/linked-line.ts';
import type { AbsentUnits } from './absent-units.ts';
import { leagueTexts } from './league-texts.ts';
import type { ReportPages } from './report-pages.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

type Texts = {
  readonly title: Readonly<Record<Unapproved, (count: string) => string>>;
  /** Below the names. */
  readonly notCounted: string;
  /** Beside how many units sent figures. */
  readonly some: Readonly<Record<Unapproved, (count: string) => string>>;
  /** In the place of the texts that say how many sent figures, where only approved ones count. */
  readonly tooFew: (counted: string) => string;
  readonly provisional: (league: string, counted: string) => string;
  readonly onlyCounted: (counted: string) => string;
  readonly nobody: string;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    title: {
      waiting: (count) => `Đã gửi, chờ duyệt: ${count} đơn vị`,
      returned: (count) => `Đã gửi, bị trả lại để sửa: ${count} đơn vị`,
    },
    notCounted: 'Số liệu chưa được thủ trưởng đơn vị duyệt trước giờ chốt nên chưa được tính.',
    some: {
      waiting: (count) => `${count} đơn vị chờ duyệt`,
      returned: (count) => `${count} đơn vị bị trả lại để sửa`,
    },
    tooFew: (counted) =>
      `Mới có số liệu được duyệt của ${counted} đơn vị nên chưa nêu đơn vị dẫn đầu và đơn vị thay đổi thứ hạng.`,
    provisional: (league, counted) =>
      `Bảng “${league}” mới có số liệu được duyệt của ${counted} đơn vị; điểm và thứ hạng trong bảng là tạm thời, có thể thay đổi.`,
    onlyCounted: (counted) => `mới có số liệu được duyệt của ${counted} đơn vị`,
    nobody: 'Chưa có số liệu nào được duyệt nên chưa xếp hạng.',
  },
  en: {
    title: {
      waiting: (count) => `Sent, waiting for approval: ${count}`,
      returned: (count) => `Sent, returned for correction: ${count}`,
    },
    notCounted: 'The head of the unit had not approved the figures by the cut-off, so they do not count yet.',
    some: {
      waiting: (count) => `${count} waiting for approval`,
      returned: (count) => `${count} returned for correction`,
    },
    tooFew: (counted) =>
      `Only ${counted} units have approved figures, too few to say who leads and whose rank changed.`,
    provisional: (league, counted) =>
      `In the ranking “${league}”, only ${counted} units have approved figures; points and ranks are provisional and may change.`,
    onlyCounted: (counted) => `only ${counted} units have approved figures`,
    nobody: 'No figures have been approved, so nothing is ranked.',
  },
};

type League = WeeklyReport['leagues'][number];

/** How many units submitted, in a league where some figures do not count because they are not approved. */
export function unapprovedTexts(
  language: Language,
): Pick<Texts, 'tooFew' | 'provisional' | 'onlyCounted' | 'nobody'> {
  return texts[language];
}

/** How many units of a league sent figures, whether or not they count. */
export function sentIn({ received, unapproved }: Pick<League, 'received' | 'unapproved'>): number {
  return received + (unapproved?.waiting ?? 0) + (unapproved?.returned ?? 0);
}

/** How many units of some leagues have figures that do not count, and why: `1 đơn vị chờ duyệt`. */
export function unapprovedCounts(
  leagues: readonly Pick<League, 'unapproved'>[],
  language: Language,
): string[] {
  return unapprovedStates.flatMap((state) => {
    const count = leagues.reduce((sum, { unapproved }) => sum + (unapproved?.[state] ?? 0), 0);
    return count === 0 ? [] : [texts[language].some[state](formatInteger(count, language))];
  });
}

/** What a row says of whether the unit submitted; nothing where its figures count. */
export function submittedMarks(
  { submitted, unapproved }: Pick<ReportLine, 'submitted' | 'unapproved'>,
  language: Language,
): string[] {
  if (unapproved === undefined) return submitted ? [] : [leagueTexts[language].marks.notSubmitted];
  return [(submitted ? newerUnapprovedWords : unapprovedWords)[unapproved][language]];
}

/** Names the units of all leagues that sent figures of which none counts: those that wait, and those that were returned. */
export function unapprovedLists(
  { leagues, empty }: WeeklyReport,
  extent: Extent,
  pages: ReportPages,
  language: Language,
): AbsentUnits[] {
  if (empty) return [];
  return unapprovedStates.flatMap((state) => {
    const total = leagues.reduce((sum, { unapproved }) => sum + (unapproved?.[state] ?? 0), 0);
    if (total === 0) return [];
    const lines = leagues
      .slice(0, extent.leagues)
      .flatMap((league) => lineOf(league, state, leagues.length > 1, extent, pages, language));
    const title = texts[language].title[state](formatInteger(total, language));
    return [{ title, lines: [...lines, [texts[language].notCounted]] }];
  });
}

function lineOf(
  { name, unapproved }: League,
  state: Unapproved,
  isNamed: boolean,
  { names: most }: Extent,
  pages: ReportPages,
  language: Language,
): LinkedLine[] {
  const own = (unapproved?.units ?? []).filter((one) => one.state === state).slice(0, most);
  const more = (unapproved?.[state] ?? 0) - own.length;
  if (own.length + more === 0) return [];
  const units = separated([
    ...own.map((one): LinkedLine => [{ words: one.name[language], url: pages.unit(one.unit) }]),
    ...(more === 0 ? [] : [[weeklyReportTexts[language].moreUnits(formatInteger(more, language))]]),
  ]);
  return [isNamed ? [`${name[language]}: `, ...units] : units];
}
