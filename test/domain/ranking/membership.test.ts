import { describe, expect, it } from 'vitest';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { rankDepartments, sentBy } from './rank-departments.ts';

const [province, a, b, c] = smallCatalogue().units;
if (province === undefined || a === undefined || b === undefined || c === undefined)
  throw new Error('the fixture has changed');

const name = (letter: string) => ({ vi: `Sở ${letter}`, en: `Department ${letter}` });

describe('who comes into a league and who leaves it', () => {
  const previous = rankDepartments({
    period: '2024-W01',
    submissions: [sentBy('P.A', 1, { period: '2024-W01' })],
    units: [
      province,
      a,
      { ...b, validTo: '2024-01-13', successor: 'P.C' },
      { ...c, validFrom: '2024-01-14' },
    ],
  });

  it('counts the units that exist on the last day of the period, both ends included', () => {
    expect(previous.lines.map(({ unit }) => unit)).toEqual(['P.A', 'P.B']);
    const units = [province, a, { ...b, validTo: '2024-01-14' }, { ...c, validFrom: '2024-01-15' }];
    expect(rankDepartments({ units }).lines.map(({ unit }) => unit)).toEqual(['P.A', 'P.B']);
  });

  it('names them, with the successor of who left', () => {
    const units = [
      province,
      a,
      { ...b, validTo: '2024-01-13', successor: 'P.C' },
      { ...c, validFrom: '2024-01-14' },
    ];
    const edition = rankDepartments({ units, previous });
    expect(edition.joined).toEqual([{ unit: 'P.C', name: name('C') }]);
    expect(edition.left).toEqual([{ unit: 'P.B', name: name('B'), successor: 'P.C' }]);
  });

  it('names nobody without an earlier ranking, or when only the submissions differ', () => {
    const changesOf = ({ joined, left }: ReturnType<typeof rankDepartments>) => ({ joined, left });
    const nobody = { joined: [], left: [] };
    expect(changesOf(rankDepartments({}))).toEqual(nobody);
    const first = rankDepartments({ rules: { missing: 'exclude' }, submissions: [sentBy('P.A', 1)] });
    const edition = rankDepartments({ rules: { missing: 'exclude' }, previous: first });
    expect(changesOf(edition)).toEqual(nobody);
    expect(edition.lines).toEqual([]);
  });

  it('compares with the ranking that units are compared with, past one that nobody sent figures for', () => {
    const units = [province, a, c];
    const empty = rankDepartments({ units, previous });
    const edition = rankDepartments({ units, previous: [empty, previous] });
    expect(edition.comparedWith).toEqual({ period: '2024-W01', edition: 1, of: 1, among: 0 });
    expect(edition.left).toEqual([{ unit: 'P.B', name: name('B'), successor: null }]);
  });

  it('names a unit that the catalogue has no more, without a successor', () => {
    const edition = rankDepartments({ units: [province, a], previous });
    expect(edition.left).toEqual([{ unit: 'P.B', name: name('B'), successor: null }]);
  });
});
