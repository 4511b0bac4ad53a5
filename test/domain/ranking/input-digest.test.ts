import { describe, expect, it } from 'vitest';
import { findSet } from '../../../domain/catalogue/units.ts';
import { inputDigest, type RankingInputs } from '../../../domain/ranking/input-digest.ts';
import { unitFigures } from '../../../domain/ranking/unit-figures.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import { edition } from '../../adapters/samples.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { sentBy } from './rank-departments.ts';

const [a, b] = [sentBy('P.A', 100), sentBy('P.B', 200)];

const set = findSet(smallCatalogue(), 'S');
if (set === undefined) throw new Error('the fixture has changed');
const asked = set;
const figures = (...submissions: readonly Submission[]) => submissions.map((one) => unitFigures(asked, one));
const digestOf = (changes: Partial<RankingInputs> = {}, version = 2) =>
  inputDigest({ ...inputs, ...changes }, version, asked);

const inputs: RankingInputs = {
  rules: 2,
  set: 'S',
  period: '2024-W02',
  league: 'departments',
  catalogueVersion: 1,
  cutOffAt: iso('2024-01-14T23:00:00Z'),
  submissions: figures(a, b),
  compared: [edition({ period: '2024-W01' }), edition({ period: '2023-W52' })],
};

describe('the digest of a ranking’s inputs', () => {
  it('is a SHA-256, the same for the submissions and their figures in any order', () => {
    const values = new Map([...a.values, ['S.1', { kind: 'none' }] as const]);
    const reversed = { ...a, values: new Map([...values].toReversed()) };
    for (const version of [1, 2]) {
      const digest = digestOf({ submissions: figures({ ...a, values }, b) }, version);
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(digestOf({ submissions: figures(b, reversed) }, version)).toBe(digest);
    }
  });

  it.each([
    [1, '4710c80571dd0ef1fc834f4723680f8d6d3f1fcc8a5f81b60624d348f594cda1'],
    [2, '3491c5afff4a9694aa448f7b50e4106a97b47cb74ced7616a18fc8bad1e53fa2'],
  ])('is the one that editions were frozen with, version %i', (version, digest) => {
    const units = ['P.A', 'P.B'].map((unit) => ({ ...sentBy(unit, 100), id: `${unit}-1` }));
    expect(digestOf({ submissions: figures(...units) }, version)).toBe(digest);
  });

  it.each<[string, Partial<RankingInputs>]>([
    ['rules', { rules: 3 }],
    ['set', { set: 'T' }],
    ['period', { period: '2024-W03' }],
    ['league', { league: 'districts' }],
    ['catalogue version', { catalogueVersion: 2 }],
    ['cut-off', { cutOffAt: iso('2024-01-14T22:00:00Z') }],
    ['figures', { submissions: figures(a, sentBy('P.B', 201)) }],
    ['revision', { submissions: figures(a, { ...b, revision: 2 }) }],
    ['receipt', { submissions: figures(a, { ...b, id: 'other' }) }],
    ['unit', { submissions: figures(a, { ...b, unit: 'P.C' }) }],
    ['number of submissions', { submissions: figures(a) }],
    ['editions compared with', { compared: inputs.compared.slice(1) }],
    ['edition compared with', { compared: [edition({ edition: 2 })] }],
  ])('differs with another %s', (_, changes) => {
    for (const version of [1, 2]) expect(digestOf(changes, version)).not.toBe(digestOf({}, version));
  });
});
