import { describe, expect, it } from 'vitest';
import { rankDepartments, sentBy } from './rank-departments.ts';

const submissions = [sentBy('P.A', 500), sentBy('P.B', 300)];
const earlier = [
  sentBy('P.B', 900, { period: '2024-W01' }),
  sentBy('P.C', 400, { period: '2023-W52', revision: 3, late: true, illustrative: true }),
];

describe('what a missing submission means', () => {
  it('zero: the unit is ranked without points, whatever it sent before', () => {
    const edition = rankDepartments({ rules: { missing: 'zero' }, submissions, earlier });
    expect(edition).toMatchObject({ expected: 3, received: 2, excluded: [] });
    expect(edition.lines[2]).toMatchObject({ unit: 'P.C', rank: 3, points: 0, submitted: false });
    expect(edition.lines[2]).not.toHaveProperty('carriedFrom');
    expect(edition.lines[2]).not.toHaveProperty('revision');
  });

  it('exclude: the unit is not ranked but named, and is expected all the same', () => {
    const edition = rankDepartments({ rules: { missing: 'exclude' }, submissions, earlier });
    expect(edition).toMatchObject({ expected: 3, received: 2 });
    expect(edition.excluded).toEqual([{ unit: 'P.C', name: { vi: 'Sở C', en: 'Department C' } }]);
    expect(edition.lines.map(({ unit, rank }) => [unit, rank])).toEqual([
      ['P.A', 1],
      ['P.B', 2],
    ]);
  });

  it('carry forward: counts the figures of before, says so, and counts none where there are newer ones', () => {
    const edition = rankDepartments({ rules: { missing: { carryForward: 2 } }, submissions, earlier });
    expect(edition).toMatchObject({ expected: 3, received: 2, excluded: [] });
    expect(edition.lines.map(({ unit, rank, points }) => [unit, rank, points])).toEqual([
      ['P.A', 1, 500],
      ['P.C', 2, 400],
      ['P.B', 3, 300],
    ]);
    expect(edition.lines[1]).toMatchObject({
      submitted: false,
      carriedFrom: '2023-W52',
      revision: 3,
      late: false,
      illustrative: true,
      stepUp: null,
    });
    expect(edition.lines[2]).not.toHaveProperty('carriedFrom');
  });

  it('carry forward: a unit without figures of before has no points', () => {
    const edition = rankDepartments({ rules: { missing: { carryForward: 2 } }, submissions });
    expect(edition.lines[2]).toMatchObject({ unit: 'P.C', points: 0, submitted: false });
    expect(edition.lines[2]).not.toHaveProperty('carriedFrom');
  });

  it('carried figures change the digest, and are compared with nothing', () => {
    const rules = { missing: { carryForward: 2 } };
    const with_ = rankDepartments({ rules, submissions, earlier });
    const without = rankDepartments({ rules, submissions });
    expect(with_.inputDigest).not.toBe(without.inputDigest);
    const next = rankDepartments({ rules, submissions: [sentBy('P.C', 450)], previous: with_ });
    expect(next.lines[0]).toMatchObject({ unit: 'P.C', submitted: true, delta: null, why: null });
  });
});
