import { describe, expect, it } from 'vitest';
import { inputDigest, type RankingInputs } from '../../../domain/ranking/input-digest.ts';
import { edition } from '../../adapters/samples.ts';
import { iso } from '../../fixtures/instants.ts';
import { sentBy } from './rank-departments.ts';

const [a, b] = [sentBy('P.A', 100), sentBy('P.B', 200)];

const inputs: RankingInputs = {
  ...{ rules: 2, set: 'S', period: '2024-W02', league: 'departments', catalogueVersion: 1 },
  cutOffAt: iso('2024-01-14T23:00:00Z'),
  submissions: [a, b],
  compared: [edition({ period: '2024-W01' }), edition({ period: '2023-W52' })],
};

describe('the digest of a ranking’s inputs', () => {
  it('is a SHA-256, the same for the submissions and their figures in any order', () => {
    const values = new Map([...a.values, ['S.1', { kind: 'none' }] as const]);
    const reversed = { ...a, values: new Map([...values].toReversed()) };
    const digest = inputDigest({ ...inputs, submissions: [{ ...a, values }, b] });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(inputDigest({ ...inputs, submissions: [b, reversed] })).toBe(digest);
  });

  it('is the one that editions were frozen with', () => {
    const units = ['P.A', 'P.B'].map((unit) => ({ ...sentBy(unit, 100), id: `${unit}-1` }));
    expect(inputDigest({ ...inputs, submissions: units })).toBe(
      '4710c80571dd0ef1fc834f4723680f8d6d3f1fcc8a5f81b60624d348f594cda1',
    );
  });

  it.each<[string, Partial<RankingInputs>]>([
    ['rules', { rules: 3 }],
    ['set', { set: 'T' }],
    ['period', { period: '2024-W03' }],
    ['league', { league: 'districts' }],
    ['catalogue version', { catalogueVersion: 2 }],
    ['cut-off', { cutOffAt: iso('2024-01-14T22:00:00Z') }],
    ['figures', { submissions: [a, sentBy('P.B', 201)] }],
    ['revision', { submissions: [a, { ...b, revision: 2 }] }],
    ['receipt', { submissions: [a, { ...b, id: 'other' }] }],
    ['unit', { submissions: [a, { ...b, unit: 'P.C' }] }],
    ['number of submissions', { submissions: [a] }],
    ['editions compared with', { compared: inputs.compared.slice(1) }],
    ['edition compared with', { compared: [edition({ edition: 2 })] }],
  ])('differs with another %s', (_, changes) => {
    expect(inputDigest({ ...inputs, ...changes })).not.toBe(inputDigest(inputs));
  });
});
