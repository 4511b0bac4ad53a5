import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acrossLeagues } from '../../../domain/ranking/across-leagues.ts';
import { competitionRank } from '../../../domain/ranking/competition-rank.ts';
import type { Edition } from '../../../domain/ranking/edition.ts';
import { edition } from '../../adapters/samples.ts';

function league(id: string, maxPoints: number, points: Readonly<Record<string, number>>): Edition {
  const [sample] = edition().lines;
  if (sample === undefined) throw new Error('the sample has changed');
  const ranked = competitionRank(
    Object.entries(points).map(([unit, of]) => ({ unit, points: of, maxPoints })),
  );
  return edition({
    league: id,
    lines: ranked.map((line) => ({ ...sample, ...line, name: { vi: line.unit, en: line.unit } })),
  });
}

describe('a ranking across leagues', () => {
  it('compares the shares of what could be reached, with ties', () => {
    const departments = league('departments', 10_000, { A: 8_000, B: 5_000, C: 0 });
    const communes = league('communes', 6_000, { X: 4_800, Y: 3_001 });
    expect(
      acrossLeagues([departments, communes]).map((one) => [one.rank, one.unit, one.league, one.rankInLeague]),
    ).toEqual([
      [1, 'A', 'departments', 1],
      [1, 'X', 'communes', 1],
      [3, 'Y', 'communes', 2],
      [4, 'B', 'departments', 2],
      [5, 'C', 'departments', 3],
    ]);
  });

  it('leaves out who has no rank in its league, and counts it nowhere', () => {
    const one = league('x', 100, { A: 0, B: 50 });
    const other = league('y', 100, { Z: 20 });
    const lines = one.lines.map((line) => (line.unit === 'A' ? { ...line, rank: null } : line));
    expect(acrossLeagues([{ ...one, lines }, other])).toEqual([
      {
        unit: 'B',
        name: { vi: 'B', en: 'B' },
        league: 'x',
        points: 50,
        maxPoints: 100,
        rankInLeague: 1,
        rank: 1,
      },
      {
        unit: 'Z',
        name: { vi: 'Z', en: 'Z' },
        league: 'y',
        points: 20,
        maxPoints: 100,
        rankInLeague: 1,
        rank: 2,
      },
    ]);
  });

  it('keeps the order within each league, whatever the order of the leagues', () => {
    const points = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', 'E'), fc.nat(5_000));
    fc.assert(
      fc.property(points, points, (one, other) => {
        const renamed = Object.fromEntries(Object.entries(other).map(([unit, of]) => [`Z${unit}`, of]));
        const leagues = [league('x', 5_000, one), league('y', 9_000, renamed)];
        const across = acrossLeagues(leagues);
        expect(acrossLeagues(leagues.toReversed())).toEqual(across);
        for (const { league: id, lines } of leagues)
          expect(across.filter((line) => line.league === id).map(({ unit }) => unit)).toEqual(
            lines.map(({ unit }) => unit),
          );
      }),
    );
  });
});
