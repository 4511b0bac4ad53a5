import type { NamedIndicator } from '../../../domain/report/explained.ts';
import type { ReportLine, WeeklyReport } from '../../../domain/report/weekly-report.ts';
import type { Leaving } from '../../../messages/letter/letter.ts';
import type { Message } from '../../../messages/letter/message.ts';
import {
  type ReportReader,
  WeeklyReportLayout,
} from '../../../messages/weekly-report/weekly-report-layout.ts';
import { iso } from '../../fixtures/instants.ts';

/** A report's e-mail to one reader, laid out for this reader alone. */
export function renderWeeklyReport(
  about: WeeklyReport,
  to: ReportReader,
  leaving: Leaving | null = null,
  waiting: readonly WeeklyReport[] = [],
  portalUrl: string | null = null,
): Message {
  return new WeeklyReportLayout(about, waiting, portalUrl).messageTo(to, leaving);
}

/** A line of a ranking: a submitted, made-up figure unless a test says otherwise. */
export function lineOf(line: Partial<ReportLine>): ReportLine {
  return {
    unit: 'BD.STP',
    name: { vi: 'Sở Tư pháp', en: 'Department of Justice' },
    rank: 1,
    notRanked: null,
    points: 6559,
    maxPoints: 7000,
    delta: { points: 120, places: 2 },
    submitted: true,
    late: false,
    illustrative: true,
    class: null,
    why: null,
    stepUp: null,
    noSingleStep: false,
    lacking: null,
    beyond: [],
    ...line,
  };
}

const departments: ReportLine[] = [
  lineOf({ rank: 1, points: 6612, delta: { points: 120, places: 2 } }),
  lineOf({
    unit: 'BD.SNV',
    name: { vi: 'Sở Nội vụ', en: 'Department of Home Affairs' },
    rank: 2,
    points: 6480,
    delta: { points: 15, places: -1 },
    late: true,
  }),
  lineOf({
    unit: 'BD.SVHTTDL',
    name: { vi: 'Sở Văn hóa, Thể thao và Du lịch', en: 'Department of Culture, Sports and Tourism' },
    rank: 3,
    points: 6005,
    delta: { points: -210, places: -1 },
  }),
  lineOf({
    unit: 'BD.SYT',
    name: { vi: 'Sở Y tế', en: 'Department of Health' },
    rank: 4,
    points: 5500,
    delta: { points: 0, places: 0 },
  }),
  lineOf({
    unit: 'BD.SNGV',
    name: { vi: 'Sở Ngoại vụ', en: 'Department of Foreign Affairs' },
    rank: null,
    notRanked: 'nothing-sent',
    points: 0,
    delta: null,
    submitted: false,
  }),
];

const districts: ReportLine[] = [
  lineOf({
    unit: 'BD.718',
    name: { vi: 'UBND thành phố Thủ Dầu Một', en: "People's Committee of Thu Dau Mot City" },
    delta: null,
  }),
];

/** A league of which there is nothing out of the ordinary to say. */
const ordinary = {
  provisional: false,
  tooFew: false,
  excluded: [],
  joined: [],
  left: [],
  recomputed: null,
  partial: 0,
};

export const reader = {
  post: { vi: 'Giám đốc Sở Tư pháp', en: 'Director of the Department of Justice' },
  unit: 'BD.STP',
};

export const published = {
  indicator: '766.0',
  name: {
    vi: 'Xếp hạng trên Cổng Dịch vụ công quốc gia',
    en: 'Ranking on the National Public Service Portal',
  },
  points: 7906,
  rank: 4,
  of: 63,
  delta: { points: 339, places: -3 },
  since: { period: '2024-W01', of: 63, among: null },
  illustrative: false,
};

export const report: WeeklyReport = {
  set: '766',
  setName: { vi: 'Bộ chỉ số 766', en: 'Set 766' },
  scope: { vi: 'Tỉnh Bình Dương', en: 'Binh Duong Province' },
  period: '2024-W02',
  from: '2024-01-08',
  to: '2024-01-14',
  reportingDay: '2024-01-15',
  movedBecause: null,
  empty: false,
  beside: [],
  catalogueVersion: 3,
  cutOffAt: iso('2024-01-14T23:00:00Z'),
  standing: published,
  leagues: [
    {
      league: 'departments',
      name: { vi: 'Sở, ban, ngành', en: 'Departments and agencies' },
      edition: 1,
      expected: 5,
      received: 4,
      complete: 4,
      ranked: 4,
      since: { period: '2024-W01', of: 4, among: 4 },
      ...ordinary,
      lines: departments,
    },
    {
      league: 'districts',
      name: { vi: 'Huyện, thị xã, thành phố', en: 'Districts, towns and cities' },
      edition: 2,
      expected: 1,
      received: 1,
      complete: 1,
      ranked: 1,
      since: null,
      ...ordinary,
      lines: districts,
    },
  ],
  indicators: [],
};

/** A report with one league of `count` units under their real names, every one of them late or missing. */
export function reportOfUnits(count: number): WeeklyReport {
  const names = departments.map(({ name }) => name);
  const lines = Array.from({ length: count }, (_, index) =>
    lineOf({
      unit: `BD.${index}`,
      name: names[index % names.length] ?? published.name,
      rank: index + 1,
      points: 7000 - index * 11,
      delta: { points: index * 7 - 200, places: (index % 9) - 4 },
      submitted: index % 2 === 0,
      ...(index % 2 === 0 ? {} : { carriedFrom: '2024-W01' }),
      late: index % 2 === 0,
    }),
  );
  const league = {
    league: 'units',
    name: published.name,
    edition: 1,
    expected: count,
    received: 32,
    complete: 32,
    ranked: count,
    since: { period: '2024-W01', of: count, among: count },
    ...ordinary,
    lines,
  };
  return { ...report, leagues: [league] };
}

const named = (id: string, vi: string, en: string): NamedIndicator => ({
  id,
  name: { vi, en },
  counts: 'part',
  counted: { vi: 'Hồ sơ', en: 'Dossiers' },
});

/** Changes of a unit's points and place, and its way up. */
const explanation = {
  why: {
    named: [
      { indicator: '766.3.3', points: 90 },
      { indicator: '766.2.1', points: 50 },
      { indicator: '766.4.3', points: -30 },
    ],
    others: { count: 4, points: 10 },
    notSentNow: 0,
    notSentBefore: null,
    ownPlaces: 3,
    othersPlaces: -1,
  },
  stepUp: { indicator: '766.2.1', more: 1_200, points: 40, rank: 1 },
};

const classes = {
  excellent: { vi: 'Xuất sắc', en: 'Excellent' },
  weak: { vi: 'Yếu', en: 'Weak' },
};

/** The report with everything in it that a ranking can have out of the ordinary, and its changes explained. */
export const explained: WeeklyReport = {
  ...report,
  indicators: [
    named('766.3.3', 'Tỷ lệ hồ sơ trực tuyến', 'Dossiers submitted online'),
    named('766.2.1', 'Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn', 'Dossiers processed ahead of or on time'),
    named('766.4.3', 'Tỷ lệ hồ sơ thanh toán trực tuyến', 'Dossiers paid online'),
  ],
  leagues: report.leagues.map((league) => ({
    ...league,
    edition: 2,
    ranked: league.lines.length,
    since: league.since && { ...league.since, of: league.lines.length, among: league.lines.length },
    provisional: league.league === 'departments',
    tooFew: league.league === 'departments',
    joined: [{ vi: 'Sở Y tế', en: 'Department of Health' }],
    left: [
      {
        name: { vi: 'Ban Dân tộc', en: 'Committee for Ethnic Affairs' },
        successor: { vi: 'Sở Nội vụ', en: 'Department of Home Affairs' },
      },
    ],
    excluded: [{ vi: 'Sở Y tế', en: 'Department of Health' }],
    recomputed: { reason: 'Đính chính số liệu', moved: 3 },
    lines: league.lines.map((line) =>
      line.submitted
        ? { ...line, class: classes.excellent, ...explanation }
        : { ...line, rank: 5, notRanked: null, class: classes.weak, carriedFrom: '2024-W01' },
    ),
  })),
};

/** As many units in one league, each with its changes explained. */
export function explainedUnits(count: number): WeeklyReport {
  const { leagues } = reportOfUnits(count);
  return {
    ...explained,
    leagues: leagues.map((league) => ({
      ...league,
      lines: league.lines.map((line) => ({ ...line, class: classes.excellent, ...explanation })),
    })),
  };
}
