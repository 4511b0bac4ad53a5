import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { Edition, RankingLine } from '../../../domain/ranking/edition.ts';
import { indicatorsNamedIn, reportedLeague } from '../../../domain/report/reported-league.ts';
import { weeklyReportSchema } from '../../../domain/report/weekly-report.ts';
import { scoresOf } from '../../../domain/scoring/indicator-scores.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';

const text = (vi: string) => ({ vi, en: `${vi} (en)` });
const catalogue: Catalogue = smallCatalogue();
const league = { id: 'departments', name: text('Sở'), level: 'department' } as const;

const why = {
  indicators: [
    { indicator: 'S.1', points: 300 },
    { indicator: 'S.2', points: -200 },
    { indicator: 'S.3', points: 50 },
    { indicator: 'S.4', points: 20 },
    { indicator: 'S.5', points: -7 },
  ],
  notSent: [],
  ownPlaces: 2,
  othersPlaces: -1,
};
const stepUp = { indicator: 'S.7', more: 3, points: 40, rank: 1 };

function line(
  unit: string,
  rank: number | null,
  places: number | null,
  changes: Partial<RankingLine> = {},
): RankingLine {
  return {
    unit,
    name: text(unit),
    rank,
    points: 1_000 - (rank ?? 1_000),
    maxPoints: 10_000,
    class: null,
    submitted: true,
    late: false,
    illustrative: false,
    groups: [],
    indicators: scoresOf([]),
    notRanked: null,
    sent: 'complete',
    lacking: [],
    noSingleStep: false,
    delta: places === null ? null : { points: 10 * places, places },
    why,
    stepUp,
    ...changes,
  };
}

function edition(changes: Partial<Edition> = {}): Edition {
  return {
    set: 'S',
    period: '2024-W02',
    league: 'departments',
    edition: 1,
    catalogueVersion: 1,
    cutOffAt: iso('2024-01-14T23:00:00Z'),
    inputDigest: 'd'.repeat(64),
    digestVersion: 2,
    rules: 2,
    comparedWith: { period: '2024-W01', edition: 1, of: 2, among: 2 },
    complete: 2,
    partial: 0,
    expected: 3,
    received: 2,
    provisional: false,
    classes: [],
    excluded: [],
    joined: [],
    left: [],
    recomputed: null,
    lines: [],
    ...changes,
  };
}

const reported = (changes: Partial<Edition>, readers: readonly string[] = []) =>
  reportedLeague(catalogue, league, edition(changes), new Set(readers));

/** The explained change of a unit: three indicators individually, the others in one sum. */
const told = {
  named: why.indicators.slice(0, 3),
  others: { count: 2, points: 13 },
  notSentNow: 0,
  notSentBefore: null,
  ownPlaces: 2,
  othersPlaces: -1,
};

describe('a league as the weekly report shows it', () => {
  it('has its counts, and the names of whoever is not ranked, has come or has gone', () => {
    expect(
      reported({
        edition: 2,
        expected: 9,
        received: 7,
        provisional: true,
        excluded: [{ unit: 'P.A', name: text('Sở A') }],
        joined: [{ unit: 'P.B', name: text('Sở B') }],
        left: [
          { unit: 'P.X', name: text('Sở X'), successor: 'P.C' },
          { unit: 'P.Y', name: text('Sở Y'), successor: null },
          { unit: 'P.Z', name: text('Sở Z'), successor: 'P.GONE' },
        ],
        recomputed: {
          reason: 'Sai nguồn',
          moved: [
            { unit: 'P.A', name: text('Sở A'), before: null, after: null },
            { unit: 'P.B', name: text('Sở B'), before: null, after: null },
          ],
        },
      }),
    ).toEqual({
      league: 'departments',
      name: text('Sở'),
      edition: 2,
      expected: 9,
      received: 7,
      provisional: true,
      complete: 2,
      partial: 0,
      ranked: 0,
      tooFew: true,
      since: { period: '2024-W01', of: 2, among: 2 },
      excluded: [text('Sở A')],
      joined: [text('Sở B')],
      left: [
        { name: text('Sở X'), successor: { vi: 'Sở C', en: 'Department C' } },
        { name: text('Sở Y'), successor: null },
        { name: text('Sở Z'), successor: null },
      ],
      recomputed: { reason: 'Sai nguồn', moved: 2 },
      lines: [],
    });
  });

  it('shows for each unit what its line says, with the name of its class', () => {
    const classes = [
      { id: 'good', name: text('Tốt'), from: 8_000 },
      { id: 'fair', name: text('Khá'), from: 5_000 },
    ];
    const { lines } = reported({
      classes,
      lines: [
        line('P.A', 1, 0, { class: 'fair', late: true, illustrative: true }),
        line('P.B', 2, 0, { class: 'gone', carriedFrom: '2024-W01' }),
        line('P.C', null, null, { submitted: false, sent: 'nothing', notRanked: 'nothing-sent' }),
      ],
    });
    const base = {
      maxPoints: 10_000,
      submitted: true,
      late: false,
      illustrative: false,
      class: null,
      notRanked: null,
      noSingleStep: false,
      lacking: null,
      beyond: [],
    };
    expect(lines).toEqual([
      {
        ...base,
        unit: 'P.A',
        name: text('P.A'),
        rank: 1,
        points: 999,
        delta: { points: 0, places: 0 },
        class: text('Khá'),
        late: true,
        illustrative: true,
        why: null,
        stepUp: null,
      },
      {
        ...base,
        unit: 'P.B',
        name: text('P.B'),
        rank: 2,
        points: 998,
        delta: { points: 0, places: 0 },
        carriedFrom: '2024-W01',
        why: null,
        stepUp: null,
      },
      {
        ...base,
        unit: 'P.C',
        name: text('P.C'),
        rank: null,
        notRanked: 'nothing-sent',
        points: 0,
        delta: null,
        submitted: false,
        why: null,
        stepUp: null,
      },
    ]);
    expect(lines.map((one) => 'carriedFrom' in one)).toEqual([false, true, false]);
  });

  it('explains the readers’ own units and the biggest movers, and nobody else', () => {
    const places = {
      'P.A': 5,
      'P.B': 4,
      'P.C': 3,
      'P.D': 2,
      'P.E': 0,
      'P.F': -2,
      'P.G': -3,
      'P.H': -4,
      'P.I': -5,
    };
    const lines = Object.entries(places).map(([unit, by], index) => line(unit, index + 1, by));
    const explained = (readers: readonly string[]) =>
      reported({ lines }, readers).lines.flatMap((one) => {
        if (one.why === null) {
          expect(one.stepUp).toBeNull();
          return [];
        }
        expect([one.why, one.stepUp]).toEqual([told, stepUp]);
        return [one.unit];
      });
    const movers = ['P.A', 'P.B', 'P.C', 'P.G', 'P.H', 'P.I'];
    expect(explained([])).toEqual(movers);
    expect(explained(['P.E', 'P.OTHER'])).toEqual(['P.A', 'P.B', 'P.C', 'P.E', 'P.G', 'P.H', 'P.I']);
  });

  it('explains the readers’ units also where nothing can be compared, as far as there is anything to explain', () => {
    const lines = [line('P.A', 1, null, { why: null }), line('P.B', 2, null, { why: null })];
    expect(reported({ lines }, ['P.A']).lines.map(({ why: because, stepUp: up }) => [because, up])).toEqual([
      [null, stepUp],
      [null, null],
    ]);
  });
});

describe('the indicators that a report names', () => {
  it('are those of its explanations, with what a step up adds to', () => {
    const [set] = catalogue.sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const leagues = [
      reported({ lines: [line('P.A', 1, 3), line('P.B', 2, 0)] }),
      reported({ lines: [line('P.C', 1, 0, { stepUp: { ...stepUp, indicator: 'S.4' } })] }, ['P.C']),
    ];
    const linesOf = (some: typeof leagues) => some.flatMap(({ lines }) => lines);
    const named = indicatorsNamedIn(set, linesOf(leagues));
    const name = (id: string) => ({ vi: `Chỉ số ${id}`, en: `Indicator ${id}` });
    expect(named).toEqual([
      { id: 'S.1', name: name('S.1'), counts: 'part', counted: { vi: 'tử số', en: 'numerator' } },
      { id: 'S.2', name: name('S.2'), counts: 'things', counted: expect.anything() },
      { id: 'S.3', name: name('S.3'), counts: 'points', counted: expect.anything() },
      { id: 'S.4', name: name('S.4'), counts: 'things', counted: expect.anything() },
      { id: 'S.7', name: name('S.7'), counts: 'part', counted: { vi: 'tử số', en: 'numerator' } },
    ]);
    expect(indicatorsNamedIn(set, linesOf([reported({ lines: [line('P.A', 1, 0)] })]))).toEqual([]);
  });
});

describe('a stored weekly report', () => {
  const stored = {
    set: 'S',
    setName: text('Bộ S'),
    scope: text('Tỉnh'),
    period: '2024-W02',
    from: '2024-01-08',
    to: '2024-01-14',
    reportingDay: '2024-01-16',
    movedBecause: text('Nghỉ bù'),
    catalogueVersion: 1,
    cutOffAt: '2024-01-14T23:00:00Z',
    empty: false,
    beside: [],
    standing: {
      indicator: 'S.QG',
      name: text('Quốc gia'),
      points: 7_906,
      rank: 4,
      of: 63,
      illustrative: false,
      delta: { points: 339, places: -3 },
      since: { period: '2024-W01', of: 63, among: null },
    },
    leagues: [
      reported({ lines: [line('P.A', 1, 3)], left: [{ unit: 'P.X', name: text('X'), successor: 'P.C' }] }),
    ],
    indicators: [{ id: 'S.1', name: text('Chỉ số'), counts: 'part' as const, counted: text('tử số') }],
  };

  it('is read back as it was frozen', () => {
    expect(weeklyReportSchema.parse(stored)).toEqual(stored);
  });

  it('of the first versions says nothing of what they did not know', () => {
    const { indicators: _, ...rest } = stored;
    const old = {
      ...rest,
      standing: null,
      leagues: [
        {
          league: 'departments',
          name: text('Sở'),
          edition: 1,
          expected: 1,
          received: 1,
          lines: [
            {
              unit: 'P.A',
              name: text('Sở A'),
              rank: 1,
              points: 1,
              maxPoints: 2,
              delta: null,
              submitted: true,
              late: false,
              illustrative: false,
            },
          ],
        },
      ],
    };
    const read = weeklyReportSchema.parse(old);
    expect(read.indicators).toEqual([]);
    expect(read.leagues).toEqual([
      {
        ...old.leagues[0],
        provisional: false,
        excluded: [],
        joined: [],
        left: [],
        recomputed: null,
        complete: null,
        partial: null,
        ranked: 1,
        tooFew: true,
        since: null,
        lines: [
          {
            ...old.leagues[0]?.lines[0],
            class: null,
            why: null,
            stepUp: null,
            notRanked: null,
            noSingleStep: false,
            lacking: null,
            beyond: [],
          },
        ],
      },
    ]);
  });

  it('of the first versions gives no rank to a unit without figures, and counts those with one', () => {
    const [league] = stored.leagues;
    const unsent = {
      unit: 'P.B',
      name: text('Sở B'),
      rank: 2,
      points: 0,
      maxPoints: 2,
      delta: null,
      class: text('Yếu'),
      submitted: false,
      late: false,
      illustrative: false,
    };
    const carried = { ...unsent, unit: 'P.C', carriedFrom: '2024-W01' };
    const { ranked: _, tooFew: __, ...rest } = league ?? {};
    const read = weeklyReportSchema.parse({ ...stored, leagues: [{ ...rest, lines: [unsent, carried] }] });
    const told = { noSingleStep: false, lacking: null, beyond: [], why: null, stepUp: null };
    expect(read.leagues.map(({ ranked, tooFew, lines }) => ({ ranked, tooFew, lines }))).toEqual([
      {
        ranked: 1,
        tooFew: true,
        lines: [
          { ...unsent, ...told, rank: null, notRanked: 'nothing-sent', class: null },
          { ...carried, ...told, notRanked: null },
        ],
      },
    ]);
  });

  it.each([
    ['a part nobody knows', { ...stored, colour: 'red' }],
    ['half a point', { ...stored, standing: { ...stored.standing, points: 0.5 } }],
    ['a standing without its place', { ...stored, standing: { ...stored.standing, rank: undefined } }],
    ['a league with a part nobody knows', { ...stored, leagues: [{ ...stored.leagues[0], colour: 'red' }] }],
    ['a change without its places', { ...stored, standing: { ...stored.standing, delta: { points: 1 } } }],
    [
      'an indicator that counts nothing known',
      { ...stored, indicators: [{ ...stored.indicators[0], counts: 'sheep' }] },
    ],
  ])('is refused with %s', (_, wrong) => {
    expect(weeklyReportSchema.safeParse(wrong).success).toBe(false);
  });
});
