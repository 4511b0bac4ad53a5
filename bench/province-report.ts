import { formatInteger, formatPoints, formatPointsChange } from '../domain/language/format.ts';
import type { Language, Text } from '../domain/language/text.ts';
import { instantTextSchema } from '../domain/period/instant-text.ts';
import type { WeeklyReport } from '../domain/report/weekly-report.ts';
import { Random } from '../example/generator/random.ts';
import type { ReportReader } from '../messages/weekly-report/weekly-report-layout.ts';

const setName = { vi: 'Bộ chỉ số 766', en: 'Set 766' };

/** A generated report of one league, in which every unit's change is explained, as for readers in all of them. */
export function provinceReport(units: number): WeeklyReport {
  const random = new Random('mail', String(units));
  const since = { period: '2024-W01', of: units, among: units };
  return {
    set: '766',
    setName,
    scope: { vi: 'Tỉnh Bình Dương', en: 'Binh Duong Province' },
    period: '2024-W02',
    from: '2024-01-08',
    to: '2024-01-14',
    reportingDay: '2024-01-15',
    movedBecause: null,
    empty: false,
    beside: [],
    catalogueVersion: 3,
    cutOffAt: instantTextSchema.parse('2024-01-14T23:00:00Z'),
    standing: null,
    leagues: [
      {
        league: 'units',
        name: { vi: 'Xã, phường, thị trấn', en: 'Communes and wards' },
        edition: 1,
        expected: units,
        received: units,
        complete: units,
        partial: 0,
        ranked: units,
        provisional: false,
        tooFew: false,
        since,
        excluded: [],
        joined: [],
        left: [],
        recomputed: null,
        lines: Array.from({ length: units }, (_, index) => ({
          unit: `U${index}`,
          name: unitName(index),
          rank: index + 1,
          notRanked: null,
          points: 7_000 - index * 11,
          maxPoints: 7_000,
          delta: { points: random.integer(-300, 300), places: random.integer(-4, 4) },
          submitted: true,
          late: random.next() < 0.1,
          illustrative: false,
          class: null,
          why: {
            named: [
              { indicator: '766.1', points: random.integer(-90, 90) },
              { indicator: '766.2', points: random.integer(-90, 90) },
            ],
            others: { count: 4, points: 10 },
            notSentNow: 0,
            notSentBefore: null,
            ownPlaces: 3,
            othersPlaces: -1,
          },
          stepUp: { indicator: '766.1', more: 1_200, points: 40, rank: 1 },
          noSingleStep: false,
          lacking: null,
          beyond: [],
        })),
      },
    ],
    indicators: ['766.1', '766.2'].map((id) => ({
      id,
      name: { vi: 'Tỷ lệ hồ sơ trực tuyến', en: 'Dossiers submitted online' },
      counts: 'part',
      counted: { vi: 'Hồ sơ', en: 'Dossiers' },
    })),
  };
}

function unitName(index: number): Text {
  return { vi: `Ủy ban nhân dân xã Phước Hòa ${index}`, en: `People's Committee of Phuoc Hoa ${index}` };
}

/** A number of readers of a report, spread over its units. */
export function readersOf({ leagues }: WeeklyReport, count: number): ReportReader[] {
  const lines = leagues.flatMap((league) => league.lines);
  return Array.from({ length: count }, (_, index) => {
    const { unit = '', name = setName } = lines[index % lines.length] ?? {};
    return { post: { vi: `Chủ tịch ${name.vi}`, en: `Chair of the ${name.en}` }, unit };
  });
}

/** The words of a ranking's row, made once. */
type WordedRow = { readonly unit: string; readonly cells: Readonly<Record<Language, readonly string[]>> };

/** The rows of a report in words, for {@link templateOf}. */
export function wordedRows({ leagues }: WeeklyReport): WordedRow[] {
  const cellsOf = (
    { name, rank, points, delta }: WeeklyReport['leagues'][number]['lines'][number],
    language: Language,
  ) => [
    formatInteger(rank ?? 0, language),
    name[language],
    formatPoints(points, language),
    formatPointsChange(delta?.points ?? 0, language),
    formatInteger(delta?.places ?? 0, language),
  ];
  return leagues.flatMap(({ lines }) =>
    lines.map((line) => ({
      unit: line.unit,
      cells: { vi: cellsOf(line, 'vi'), en: cellsOf(line, 'en') },
    })),
  );
}

/** What a plain string template makes of the rows for one reader: the tables of both languages as HTML and as text. */
export function templateOf(rows: readonly WordedRow[], { post, unit: own }: ReportReader): string {
  const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const table = (language: Language) =>
    `<p>${escaped(post[language])}</p><table>${rows
      .map(({ unit, cells }) => {
        const [rank = '', name = '', points = '', change = '', places = ''] = cells[language];
        const shown = unit === own ? `<b>${escaped(name)}</b>` : escaped(name);
        return `<tr align="right"><td>${rank}</td><th scope="row" align="left">${shown}</th><td>${points}</td><td>${change}</td><td class="up">${places}</td></tr>\n`;
      })
      .join('')}</table>`;
  const plain = (language: Language) =>
    rows
      .map(({ unit, cells }) => {
        const [rank = '', name = '', points = '', change = '', places = ''] = cells[language];
        return `${unit === own ? '→ ' : ''}${rank}. ${name}: ${points} (${change}; ${places})`;
      })
      .join('\n');
  return table('vi') + table('en') + plain('vi') + plain('en');
}
