import { describe, expect, it } from 'vitest';
import { periodFrom } from '../../../domain/period/period.ts';
import { expectedUnits, isOwing, owingUnits } from '../../../domain/submission/completeness/completeness.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

describe('whether one unit owes figures', () => {
  const catalogue = smallCatalogue();

  it.each([
    [
      '2024-W02',
      'departments and districts',
      ['departments', 'districts'],
      ['P', 'P.A', 'P.B', 'P.C', 'P.Q'],
    ],
    ['2024-W02', 'departments', ['departments'], ['P', 'P.A', 'P.B', 'P.C']],
    ['2024-W02', 'none, but those it asks', [], ['P', 'P.A', 'P.B', 'P.C', 'P.Q']],
    ['2025-W27', 'none, after a unit has ended', [], ['P', 'P.A', 'P.B', 'P.C']],
    ['2025-W27', 'districts, after the last has ended', ['districts'], ['P']],
  ])('says the same as the list of all: in %s, a set that ranks %s', (id, _, leagues, expected) => {
    const period = periodFrom(id);
    const sets = catalogue.sets.map((set) => ({ ...set, leagues }));
    const [set] = sets;
    if (period === null || set === undefined) throw new Error('the fixture has changed');
    const alone = catalogue.units.filter((unit) => isOwing(catalogue, set, period, unit));
    expect(alone.map((unit) => unit.id)).toEqual(expected);
    expect(owingUnits(catalogue, set, period).map((unit) => unit.id)).toEqual(expected);
    // Who sends the standing at the head of the reports is not among those who are ranked.
    const ranked = expected.filter((unit) => leagues.length === 0 || unit !== 'P');
    expect(expectedUnits(catalogue, set, period).map((unit) => unit.id)).toEqual(ranked);
  });
});
