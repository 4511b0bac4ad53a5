import * as fc from 'fast-check';
import type { Text } from '../../../domain/language/text.ts';
import type { ReportLine, WeeklyReport } from '../../../domain/report/weekly-report.ts';
import { explained, lineOf, published, report } from './weekly-report-fixture.ts';

const words = fc.constantFrom(
  'Sở Tư pháp',
  'UBND xã Đ&<b>',
  "People's",
  'x',
  'Ban “Quản lý” các khu công nghiệp tỉnh',
);
export const anyText: fc.Arbitrary<Text> = fc.record({ vi: words, en: words });

const delta = fc.option(
  fc.record({
    points: fc.integer({ min: -300, max: 300 }),
    places: fc.option(fc.integer({ min: -5, max: 5 }), { freq: 6 }),
  }),
  { freq: 4 },
);

const explanation = fc.constantFrom(
  ...explained.leagues.flatMap(({ lines }) =>
    lines.map(({ why, stepUp, noSingleStep, lacking, beyond }) => ({
      why,
      stepUp,
      noSingleStep,
      lacking,
      beyond,
    })),
  ),
  {
    ...{ why: null, stepUp: null, noSingleStep: true },
    lacking: { named: ['766.2.1', '766.9'], count: 4 },
    beyond: [{ indicator: '766.3.3', attainment: 14_100 }],
  },
);

/** Any line of a ranking of the unit `U<index>`. */
function anyLine(index: number): fc.Arbitrary<ReportLine> {
  return fc
    .record({
      name: anyText,
      points: fc.integer({ min: 0, max: 7_000 }),
      maxPoints: fc.constantFrom(7_000, 7_000, 6_500),
      delta,
      explanation,
      class: fc.option(anyText),
      late: fc.boolean(),
      illustrative: fc.boolean(),
      state: fc.constantFrom(
        'sent',
        'sent',
        'sent',
        'carried',
        'nothing-sent',
        'partial',
        'too-little-applies',
      ),
      isFurtherBack: fc.boolean(),
    })
    .map(({ explanation: why, state, isFurtherBack, ...line }) => {
      const isRanked = state === 'sent' || state === 'carried';
      return lineOf({
        ...line,
        ...why,
        unit: `U${index}`,
        rank: isRanked ? index + 1 : null,
        notRanked: state === 'sent' || state === 'carried' ? null : state,
        submitted: state !== 'nothing-sent' && state !== 'carried',
        ...(state === 'carried' ? { carriedFrom: '2024-W01' } : {}),
        ...(isFurtherBack ? { since: { period: '2023-W50', of: 9, among: 8 } } : {}),
      });
    });
}

/** Any league of at most so many units. */
function anyLeague(most: number): fc.Arbitrary<WeeklyReport['leagues'][number]> {
  return fc
    .record({
      name: anyText,
      count: fc.integer({ min: 0, max: most }),
      flags: fc.record({ provisional: fc.boolean(), tooFew: fc.boolean() }),
      excluded: fc.array(anyText, { maxLength: 3 }),
      joined: fc.array(anyText, { maxLength: 3 }),
      left: fc.array(fc.record({ name: anyText, successor: fc.option(anyText) }), { maxLength: 3 }),
      recomputed: fc.option(fc.constant({ reason: 'Đính chính <số liệu>', moved: 3 })),
      since: fc.option(
        fc.record({
          period: fc.constantFrom('2024-W01', '2023-W50'),
          of: fc.constant(5),
          among: fc.constant(4),
        }),
      ),
    })
    .chain(({ count, flags, ...league }) =>
      fc.tuple(...Array.from({ length: count }, (_, index) => anyLine(index))).map((lines) => ({
        ...league,
        ...flags,
        league: 'units',
        edition: 2,
        expected: count,
        received: lines.filter(({ submitted }) => submitted).length,
        complete: null,
        partial: lines.filter(({ lacking }) => lacking !== null).length,
        ranked: lines.filter(({ rank }) => rank !== null).length,
        lines,
      })),
    );
}

/** Any report, with leagues of at most so many units. */
export function anyReport(most: number): fc.Arbitrary<WeeklyReport> {
  return fc
    .record({
      setName: anyText,
      standing: fc.option(fc.constantFrom(published, { ...published, delta: null, illustrative: true })),
      leagues: fc.array(anyLeague(most), { maxLength: 3 }),
      empty: fc.boolean(),
      movedBecause: fc.option(anyText),
    })
    .map((about) => ({
      ...report,
      ...about,
      leagues: about.leagues.map((league, index) => ({ ...league, league: `league-${index}` })),
      empty: about.empty && about.leagues.length === 0,
      indicators: explained.indicators,
    }));
}
