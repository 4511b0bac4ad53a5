import { describe, expect, it } from 'vitest';
import type { Edition, RankingLine } from '../../../domain/ranking/edition.ts';
import { movedUnits } from '../../../domain/ranking/moved-units.ts';
import { edition } from '../../adapters/samples.ts';

type Placed = readonly [unit: string, rank: number | null, points: number, changes?: Partial<RankingLine>];

function ranked(...lines: readonly Placed[]): Edition {
  const [sample] = edition().lines;
  if (sample === undefined) throw new Error('the sample has changed');
  return edition({
    lines: lines.map(([unit, rank, points, changes]) => ({
      ...sample,
      unit,
      rank,
      points,
      name: { vi: `${unit} cũ`, en: unit },
      ...changes,
    })),
  });
}

const at = (rank: number, points: number, changes: object = {}) => ({
  rank,
  points,
  class: 'good',
  revision: 2,
  ...changes,
});

describe('the units that a re-computation moved', () => {
  it('are those whose rank or points differ, in unit-code order, and no others', () => {
    const before = ranked(['C', 1, 900], ['A', 2, 800], ['B', 3, 700], ['D', 4, 600]);
    const after = ranked(['C', 1, 950], ['A', 3, 800], ['B', 2, 850], ['D', 4, 600]);
    const name = (unit: string) => ({ unit, name: { vi: `${unit} cũ`, en: unit } });
    expect(movedUnits(before, after)).toEqual([
      { ...name('A'), before: at(2, 800), after: at(3, 800) },
      { ...name('B'), before: at(3, 700), after: at(2, 850) },
      { ...name('C'), before: at(1, 900), after: at(1, 950) },
    ]);
  });

  it('have no place where they are not in an edition, or not ranked in it', () => {
    const before = ranked(['A', 1, 900], ['B', null, 0], ['C', null, 0], ['E', 2, 1]);
    const after = ranked(['A', null, 0], ['B', 1, 5], ['C', null, 7], ['D', 2, 3]);
    const moved = movedUnits(before, after).map((one) => [one.unit, one.before, one.after]);
    expect(moved).toEqual([
      ['A', at(1, 900), null],
      ['B', null, at(1, 5)],
      ['D', null, at(2, 3)],
      ['E', at(2, 1), null],
    ]);
  });

  it('have their newer name, the revision that counted, and the period it was carried from', () => {
    const before = ranked(['A', 1, 900, { carriedFrom: '2024-W01', revision: 3 }]);
    const after = ranked(['A', 2, 900, { name: { vi: 'Tên mới', en: 'New name' } }]);
    expect(movedUnits(before, after)).toEqual([
      {
        unit: 'A',
        name: { vi: 'Tên mới', en: 'New name' },
        before: at(1, 900, { revision: 3, carriedFrom: '2024-W01' }),
        after: at(2, 900),
      },
    ]);
    const { revision: _, ...line } = before.lines[0] ?? {};
    const without = {
      ...before,
      lines: before.lines.map((one) => ({ ...one, ...line, revision: undefined })),
    };
    expect(movedUnits(without, after)[0]?.before).toEqual(
      at(1, 900, { revision: null, carriedFrom: '2024-W01' }),
    );
  });
});
