import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSet } from '../../../domain/catalogue/units.ts';
import { periodFrom } from '../../../domain/period/period.ts';
import { computeEdition } from '../../../domain/ranking/compute-edition.ts';
import { explained } from '../../../domain/ranking/computed-edition.ts';
import type { Edition } from '../../../domain/ranking/edition.ts';
import { unitFigures } from '../../../domain/ranking/unit-figures.ts';
import { noneBeyond } from '../../../domain/scoring/indicator-scores.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';

const catalogue = smallCatalogue();

function edition(period: string, submissions: Submission[], previous: Edition | null = null): Edition {
  const set = findSet(catalogue, 'S');
  const [league] = catalogue.leagues;
  const parsed = periodFrom(period);
  if (set === undefined || league === undefined || parsed === null)
    throw new Error('the fixture has changed');
  const cutOffAt = '2024-01-14T23:00:00Z';
  return explained(
    computeEdition({
      catalogue,
      catalogueVersion: 3,
      set,
      league,
      period: parsed,
      cutOffAt: instant(cutOffAt),
      submissions: submissions.map((one) => unitFigures(set, one)),
      earlier: [],
      previous: previous === null ? [] : [previous],
    }),
  );
}

const points = (unit: string, period: string, hundredths: number, revision = 1) =>
  submissionOf({
    unit,
    period,
    revision,
    values: new Map([['S.3', { kind: 'points', points: hundredths }]]),
  });

const summary = ({ lines }: Edition) =>
  lines.map(({ unit, rank, points: p, delta, submitted }) => [
    unit,
    rank,
    p,
    delta?.points ?? null,
    delta?.places ?? null,
    submitted,
  ]);

describe('computeEdition', () => {
  const first = edition('2024-W01', [points('P.A', '2024-W01', 500), points('P.B', '2024-W01', 400)]);
  const second = edition(
    '2024-W02',
    [points('P.A', '2024-W02', 600), points('P.B', '2024-W02', 700), points('P.C', '2024-W02', 600)],
    first,
  );

  it('ranks a league, and lists units that sent nothing after it without a rank', () => {
    expect(summary(first)).toEqual([
      ['P.A', 1, 500, null, null, true],
      ['P.B', 2, 400, null, null, true],
      ['P.C', null, 0, null, null, false],
    ]);
    const { lines: _, inputDigest: __, ...header } = first;
    expect(header).toEqual({
      set: 'S',
      period: '2024-W01',
      league: 'departments',
      edition: 1,
      catalogueVersion: 3,
      rules: 2,
      cutOffAt: '2024-01-14T23:00:00Z',
      digestVersion: 2,
      comparedWith: null,
      recomputed: null,
      expected: 3,
      received: 2,
      complete: 0,
      partial: 2,
      provisional: false,
      classes: [],
      excluded: [],
      joined: [],
      left: [],
    });
  });

  it('says the whole of a line: of a unit with figures, and of one without', () => {
    const indicators = (points: number) => ({
      frames: [
        { ids: ['S.1', 'S.2'], maxPoints: [6_000, 2_000] },
        { ids: ['S.3', 'S.4'], maxPoints: [1_000, 1_000] },
      ],
      points: Int32Array.of(0, 0, points, 0),
      beyond: noneBeyond,
    });
    const groups = (points: number) => [
      { group: 'G1', points: 0, maxPoints: 8_000 },
      { group: 'G2', points, maxPoints: 2_000 },
    ];
    const shared = {
      maxPoints: 10_000,
      class: null,
      late: false,
      illustrative: false,
      delta: null,
      why: null,
    };
    expect([first.lines[1], first.lines[2]]).toEqual([
      {
        unit: 'P.B',
        name: { vi: 'Sở B', en: 'Department B' },
        rank: 2,
        notRanked: null,
        points: 400,
        submitted: true,
        sent: 'partial',
        lacking: ['S.1', 'S.2', 'S.4'],
        revision: 1,
        ...shared,
        stepUp: { indicator: 'S.1', more: null, points: 6_000, rank: 1 },
        noSingleStep: false,
        groups: groups(400),
        indicators: indicators(400),
      },
      {
        unit: 'P.C',
        name: { vi: 'Sở C', en: 'Department C' },
        rank: null,
        notRanked: 'nothing-sent',
        submitted: false,
        sent: 'nothing',
        lacking: ['S.1', 'S.2', 'S.3', 'S.4'],
        points: 0,
        ...shared,
        stepUp: null,
        noSingleStep: false,
        groups: groups(0),
        indicators: indicators(0),
      },
    ]);
  });

  it('is late where the figures that count were sent late, and not where they are of an earlier period', () => {
    const late = (unit: string, period: string) => ({ ...points(unit, period, 300), late: true });
    const edited = edition('2024-W02', [late('P.A', '2024-W02'), points('P.B', '2024-W02', 200)]);
    expect(edited.lines.map((line) => [line.unit, line.late])).toEqual([
      ['P.A', true],
      ['P.B', false],
      ['P.C', false],
    ]);
  });

  it('compares points with the previous edition, and places among the units ranked in both', () => {
    expect(summary(second)).toEqual([
      ['P.B', 1, 700, 300, 1, true],
      ['P.A', 2, 600, 100, -1, true],
      ['P.C', 2, 600, null, null, true],
    ]);
    expect(second.comparedWith).toEqual({ period: '2024-W01', edition: 1, of: 2, among: 2 });
    const third = edition(
      '2024-W03',
      ['P.A', 'P.B', 'P.C'].map((unit) => points(unit, '2024-W03', 650)),
      second,
    );
    expect(summary(third)).toEqual([
      ['P.A', 1, 650, 50, 1, true],
      ['P.B', 1, 650, -50, 0, true],
      ['P.C', 1, 650, 50, 1, true],
    ]);
  });

  it('ignores units of other leagues', () => {
    expect(edition('2024-W01', [points('P.Q', '2024-W01', 900)]).received).toBe(0);
  });

  it('F30, F31: equal inputs in any order give the same edition and digest', () => {
    const submissions = ['P.A', 'P.B', 'P.C'].map((unit, index) => points(unit, '2024-W02', 100 * index));
    const expected = edition('2024-W02', submissions, first);
    fc.assert(
      fc.property(fc.shuffledSubarray(submissions, { minLength: 3 }), (shuffled) => {
        expect(edition('2024-W02', shuffled, first)).toEqual(expected);
      }),
    );
  });

  it('gives another digest when any input differs', () => {
    const base = [points('P.A', '2024-W02', 100)];
    const digests = [
      edition('2024-W02', base),
      edition('2024-W02', base, first),
      edition('2024-W02', [points('P.A', '2024-W02', 101)]),
      edition('2024-W02', [points('P.A', '2024-W02', 100, 2)]),
      edition('2024-W02', []),
      edition('2024-W03', base),
    ].map(({ inputDigest }) => inputDigest);
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('the turn of a year', () => {
  it('F11: the first week of 2027 is compared with week 53 of 2026, a unit’s first week with nothing', () => {
    const last = edition('2026-W53', [points('P.A', '2026-W53', 500), points('P.B', '2026-W53', 700)]);
    const first = edition(
      '2027-W01',
      [points('P.A', '2027-W01', 800), points('P.B', '2027-W01', 700), points('P.C', '2027-W01', 100)],
      last,
    );
    expect(first.comparedWith).toEqual({ period: '2026-W53', edition: 1, of: 2, among: 2 });
    expect(summary(first)).toEqual([
      ['P.A', 1, 800, 300, 1, true],
      ['P.B', 2, 700, 0, -1, true],
      ['P.C', 3, 100, null, null, true],
    ]);
    expect(first.lines[2]?.why).toBeNull();
  });
});
