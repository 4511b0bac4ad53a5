import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSet } from '../../../domain/catalogue/units.ts';
import { parsePeriod } from '../../../domain/period/period.ts';
import { computeEdition } from '../../../domain/ranking/compute-edition.ts';
import type { Edition } from '../../../domain/ranking/edition.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';

const catalogue = smallCatalogue();

function edition(period: string, submissions: Submission[], previous: Edition | null = null): Edition {
  const set = findSet(catalogue, 'S');
  const [league] = catalogue.leagues;
  const parsed = parsePeriod(period);
  if (set === undefined || league === undefined || parsed === null)
    throw new Error('the fixture has changed');
  const cutOffAt = '2024-01-14T23:00:00Z';
  return computeEdition({
    catalogue,
    catalogueVersion: 3,
    set,
    league,
    period: parsed,
    cutOffAt: instant(cutOffAt),
    submissions,
    earlier: [],
    previous,
  });
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

  it('ranks a league, with ties in unit-code order and units that sent nothing at the end', () => {
    expect(summary(first)).toEqual([
      ['P.A', 1, 500, null, null, true],
      ['P.B', 2, 400, null, null, true],
      ['P.C', 3, 0, null, null, false],
    ]);
    expect(first).toMatchObject({
      expected: 3,
      received: 2,
      comparedWith: null,
      catalogueVersion: 3,
      edition: 1,
    });
  });

  it('compares with the previous edition; there is no change where a unit sent nothing in either week', () => {
    expect(summary(second)).toEqual([
      ['P.B', 1, 700, 300, 1, true],
      ['P.A', 2, 600, 100, -1, true],
      ['P.C', 2, 600, null, null, true],
    ]);
    expect(second.comparedWith).toEqual({ period: '2024-W01', edition: 1 });
  });

  it('ignores units of other leagues', () => {
    expect(edition('2024-W01', [points('P.Q', '2024-W01', 900)])).toMatchObject({ received: 0 });
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
    expect(first.comparedWith).toEqual({ period: '2026-W53', edition: 1 });
    expect(summary(first)).toEqual([
      ['P.A', 1, 800, 300, 1, true],
      ['P.B', 2, 700, 0, -1, true],
      ['P.C', 3, 100, null, null, true],
    ]);
    expect(first.lines[2]?.why).toBeNull();
  });
});
