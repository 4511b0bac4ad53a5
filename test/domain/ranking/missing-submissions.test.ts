import { describe, expect, it } from 'vitest';
import { rankDepartments, sentBy } from './rank-departments.ts';

const submissions = [sentBy('P.A', 500), sentBy('P.B', 300)];
const earlier = [
  sentBy('P.B', 900, { period: '2024-W01' }),
  sentBy('P.C', 400, { period: '2023-W52', revision: 3, late: true, illustrative: true }),
];

type Line = ReturnType<typeof rankDepartments>['lines'][number];

/** What a line says of what counts. */
const counted = ({ unit, rank, notRanked, points, submitted, sent, ...line }: Line) => ({
  unit,
  rank,
  notRanked,
  points,
  submitted,
  sent,
  late: line.late,
  illustrative: line.illustrative,
  carriedFrom: line.carriedFrom,
  revision: line.revision,
  stepUp: line.stepUp,
});

const nothing = {
  rank: null,
  notRanked: 'nothing-sent',
  points: 0,
  submitted: false,
  sent: 'nothing',
  late: false,
  illustrative: false,
  carriedFrom: undefined,
  revision: undefined,
  stepUp: null,
};

const counts = ({ expected, received, excluded }: ReturnType<typeof rankDepartments>) => ({
  expected,
  received,
  excluded,
});

describe('what a missing submission means', () => {
  it('zero: the unit has no rank and no points, whatever it sent before', () => {
    const edition = rankDepartments({ rules: { missing: 'zero' }, submissions, earlier });
    expect(counts(edition)).toEqual({ expected: 3, received: 2, excluded: [] });
    expect(edition.lines.slice(2).map(counted)).toEqual([{ unit: 'P.C', ...nothing }]);
  });

  it('exclude: the unit is not ranked but named, and is expected all the same', () => {
    const edition = rankDepartments({ rules: { missing: 'exclude' }, submissions, earlier });
    expect(counts(edition)).toEqual({
      expected: 3,
      received: 2,
      excluded: [{ unit: 'P.C', name: { vi: 'Sở C', en: 'Department C' } }],
    });
    expect(edition.lines.map(({ unit, rank }) => [unit, rank])).toEqual([
      ['P.A', 1],
      ['P.B', 2],
    ]);
  });

  it('carry forward: counts the figures of before, says so, and counts none where there are newer ones', () => {
    const edition = rankDepartments({ rules: { missing: { carryForward: 2 } }, submissions, earlier });
    expect(counts(edition)).toEqual({ expected: 3, received: 2, excluded: [] });
    expect(edition.lines.map(({ unit, rank, points }) => [unit, rank, points])).toEqual([
      ['P.A', 1, 500],
      ['P.C', 2, 400],
      ['P.B', 3, 300],
    ]);
    expect(edition.lines.slice(1, 2).map(counted)).toEqual([
      {
        unit: 'P.C',
        rank: 2,
        notRanked: null,
        points: 400,
        submitted: false,
        sent: 'nothing',
        late: false,
        illustrative: true,
        carriedFrom: '2023-W52',
        revision: 3,
        stepUp: null,
      },
    ]);
    expect(edition.lines[2]).not.toHaveProperty('carriedFrom');
  });

  it('carry forward: a unit without figures of before has no rank', () => {
    const edition = rankDepartments({ rules: { missing: { carryForward: 2 } }, submissions });
    expect(edition.lines.slice(2).map(counted)).toEqual([{ unit: 'P.C', ...nothing }]);
  });

  it('carried figures change the digest, and are compared with nothing', () => {
    const rules = { missing: { carryForward: 2 } };
    const with_ = rankDepartments({ rules, submissions, earlier });
    const without = rankDepartments({ rules, submissions });
    expect(with_.inputDigest).not.toBe(without.inputDigest);
    const next = rankDepartments({ rules, submissions: [sentBy('P.C', 450)], previous: with_ });
    expect(
      next.lines.map(({ unit, submitted, delta, why }) => [unit, submitted, delta, why]).slice(0, 1),
    ).toEqual([['P.C', true, null, null]]);
  });
});
