import * as fc from 'fast-check';
import type { Text } from '../../../domain/language/text.ts';
import type { AbsentUnit } from '../../../domain/report/absent-unit.ts';
import type { Carriers } from '../../../domain/report/carriers.ts';
import type { MilestoneAtRisk } from '../../../domain/report/milestone-at-risk.ts';
import type { Trend } from '../../../domain/report/trend.ts';
import type { UnitRemarks } from '../../../domain/report/unit-remarks.ts';
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

const anyTrend: fc.Arbitrary<Trend> = fc
  .array(
    fc.option(
      fc.record({ points: fc.integer({ min: 0, max: 7_000 }), rank: fc.integer({ min: 1, max: 63 }) }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((weeks) =>
    weeks.map((week, index) => ({
      period: `2023-W${46 + index}`,
      ...(week ?? { points: null, rank: null }),
    })),
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
    why: null,
    stepUp: null,
    noSingleStep: true,
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
      trend: fc.option(anyTrend),
    })
    .map(({ explanation: why, state, isFurtherBack, trend, ...line }) => {
      const isRanked = state === 'sent' || state === 'carried';
      return lineOf({
        ...line,
        ...why,
        unit: `U${index}`,
        rank: isRanked ? index + 1 : null,
        notRanked: state === 'sent' || state === 'carried' ? null : state,
        submitted: state !== 'nothing-sent' && state !== 'carried',
        ...(state === 'carried' ? { carriedFrom: '2024-W01' } : {}),
        ...(trend === null ? {} : { trend }),
        ...(isFurtherBack ? { since: { period: '2023-W50', of: 9, among: 8 } } : {}),
      });
    });
}

const anyAbsent: fc.Arbitrary<AbsentUnit> = fc.record({
  unit: fc.constant('U0'),
  name: anyText,
  weeks: fc.integer({ min: 1, max: 3 }),
  workingDays: fc.integer({ min: 1, max: 12 }),
});

const anyMilestone: fc.Arbitrary<MilestoneAtRisk> = fc.record({
  milestone: fc.constant('m'),
  name: anyText,
  date: fc.constant('2024-02-29'),
  before: fc.boolean(),
  status: fc.constantFrom('at-risk' as const, 'overdue' as const),
  workingDays: fc.integer({ min: 0, max: 30 }),
  obliged: fc.constant(9),
  done: fc.integer({ min: 0, max: 8 }),
  behind: fc
    .array(anyText, { minLength: 1, maxLength: 3 })
    .map((names) => ({ count: names.length + 2, names })),
});

const anyRemarks: fc.Arbitrary<UnitRemarks> = fc
  .record({
    unit: fc.integer({ min: 0, max: 12 }).map((index) => `U${index}`),
    name: anyText,
    note: fc.option(words),
    comments: fc.array(
      fc.record({
        figures: fc.array(fc.record({ indicator: anyText, figure: anyText }), { minLength: 1, maxLength: 2 }),
        text: words,
      }),
      { maxLength: 2 },
    ),
    more: fc.integer({ min: 0, max: 2 }),
    illustrative: fc.boolean(),
  })
  .map(({ note, ...one }) => ({ ...one, readableBy: [one.unit, 'U0'], ...(note === null ? {} : { note }) }));

const anySum = fc.record({
  units: fc.nat(50),
  points: fc.integer({ min: -99_999, max: 99_999 }),
  sentNow: fc.nat(9_999),
  notSentNow: fc.integer({ min: -9_999, max: 0 }),
});

function withSum<T>({ sum, ...carriers }: T & { readonly sum: NonNullable<Carriers['sum']> | null }) {
  return sum === null ? carriers : { ...carriers, sum };
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
      absent: fc.option(fc.array(anyAbsent, { maxLength: 4 })),
      carriers: fc.option(
        fc.record({
          up: fc.option(fc.record({ name: anyText, points: fc.integer({ min: 1, max: 999 }) })),
          down: fc.option(fc.record({ name: anyText, points: fc.integer({ min: -999, max: -1 }) })),
          sum: fc.option(anySum),
        }),
      ),
      since: fc.option(
        fc.record({
          period: fc.constantFrom('2024-W01', '2023-W50'),
          of: fc.constant(5),
          among: fc.constant(4),
        }),
      ),
    })
    .chain(({ count, flags, absent, carriers, ...league }) =>
      fc.tuple(...Array.from({ length: count }, (_, index) => anyLine(index))).map((lines) => ({
        ...league,
        ...flags,
        ...(absent === null ? {} : { absent }),
        ...(carriers === null ? {} : { carriers: withSum(carriers) }),
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
      standing: fc.option(
        fc.tuple(fc.constantFrom(published, { ...published, delta: null, illustrative: true }), anyTrend),
      ),
      milestones: fc.array(anyMilestone, { maxLength: 2 }),
      remarks: fc.array(anyRemarks, { maxLength: 9 }),
      leagues: fc.array(anyLeague(most), { maxLength: 3 }),
      empty: fc.boolean(),
      movedBecause: fc.option(anyText),
    })
    .map((about) => ({
      ...report,
      ...about,
      standing: about.standing && { ...about.standing[0], trend: about.standing[1] },
      leagues: about.leagues.map((league, index) => ({ ...league, league: `league-${index}` })),
      empty: about.empty && about.leagues.length === 0,
      indicators: explained.indicators,
    }));
}
