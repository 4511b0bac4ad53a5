import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { applies, existsOn, findSet, findUnit, unitsOfLeague } from '../../../domain/catalogue/units.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const name = { vi: 'Sở', en: 'Department' };

/** Departments out of order, one created in February and one abolished at the end of January. */
function catalogue(): Catalogue {
  const small = smallCatalogue();
  return {
    ...small,
    units: [
      { id: 'P.Z', parent: 'P', level: 'department', name, validTo: '2024-01-31' },
      { id: 'P.D', parent: 'P', level: 'department', name, validFrom: '2024-02-01' },
      ...small.units,
    ],
  };
}

describe('units of a catalogue', () => {
  it('are found by their id, sets too', () => {
    expect(findUnit(catalogue(), 'P.B')?.name).toEqual({ vi: 'Sở B', en: 'Department B' });
    expect(findUnit(catalogue(), 'P.X')).toBeUndefined();
    expect(findSet(catalogue(), 'S')?.id).toBe('S');
    expect(findSet(catalogue(), 'T')).toBeUndefined();
  });

  it('exist from their first day to their last, both included', () => {
    const unit = { ...catalogue().units[0], validFrom: '2024-01-10', validTo: '2024-01-31' };
    const exists = ['2024-01-09', '2024-01-10', '2024-01-31', '2024-02-01'].map((date) =>
      existsOn({ id: 'P.Z', parent: 'P', level: 'department', name, ...unit }, on(date)),
    );
    expect(exists).toEqual([false, true, true, false]);
  });

  it('of a league are those of its level that exist on a day, in the order of their codes', () => {
    const { leagues } = catalogue();
    const ids = (date: string) =>
      leagues.map((league) => unitsOfLeague(catalogue(), league, on(date)).map(({ id }) => id));
    expect(ids('2024-01-31')).toEqual([['P.A', 'P.B', 'P.C', 'P.Z'], ['P.Q']]);
    expect(ids('2024-02-01')).toEqual([['P.A', 'P.B', 'P.C', 'P.D'], ['P.Q']]);
    expect(ids('2025-07-01')).toEqual([['P.A', 'P.B', 'P.C', 'P.D'], []]);
  });

  it('report the indicators of their level, or those that name them', () => {
    const reported = (id: string) => {
      const unit = findUnit(catalogue(), id);
      const indicators = findSet(catalogue(), 'S')?.indicators ?? [];
      return unit && indicators.filter((indicator) => applies(indicator, unit)).map((one) => one.id);
    };
    expect(reported('P')).toEqual(['S.QG']);
    expect(reported('P.A')).toEqual(['S.1', 'S.2', 'S.3', 'S.4', 'S.5']);
    expect(reported('P.Q')).toEqual(['S.1', 'S.2', 'S.3', 'S.4', 'S.5', 'S.7']);
  });
});
