import { summaryOf } from '../../../domain/report/summary-of.ts';
import type { WeeklyReport } from '../../../domain/report/weekly-report.ts';
import { lineOf, report } from './weekly-report-fixture.ts';

/** Communes by rank, of which the 40th rose most and the 77th fell most; the last two sent nothing. */
const all = Array.from({ length: 90 }, (_, index) =>
  lineOf({
    unit: `X${index}`,
    name: { vi: `Xã ${index + 1}`, en: `Commune ${index + 1}` },
    rank: index < 88 ? index + 1 : null,
    notRanked: index < 88 ? null : 'nothing-sent',
    submitted: index < 88,
    points: index < 88 ? 7_000 - index : 0,
    delta: index < 88 ? { points: 0, places: index === 39 ? 30 : index === 76 ? -30 : 0 } : null,
  }),
);
const league = {
  league: 'communes',
  name: { vi: 'Xã, phường', en: 'Communes' },
  edition: 1,
  expected: 90,
  received: 88,
  complete: 88,
  partial: 0,
  ranked: 88,
  provisional: false,
  tooFew: false,
  since: { period: '2024-W01', of: 88, among: 88 },
  excluded: [],
  joined: [],
  left: [],
  recomputed: null,
};
const shown = [0, 1, 2, 39, 76, 86, 87];
/** A report of a ranking that is shown in part. */
export const shortened: WeeklyReport = {
  ...report,
  leagues: [
    {
      ...league,
      summary: summaryOf({ ...league, lines: all }),
      lines: shown.flatMap((place) => all.slice(place, place + 1).map((line) => ({ ...line, place }))),
    },
  ],
};

/** The lines of a reader's own units at some places. */
export const own = (...places: number[]) => ({
  lines: places.flatMap((place) =>
    all.slice(place, place + 1).map((line) => ({ league: 'communes', line: { ...line, place } })),
  ),
  more: 0,
});
export const chair = { post: { vi: 'Chủ tịch', en: 'Chair' }, unit: 'X50' };
