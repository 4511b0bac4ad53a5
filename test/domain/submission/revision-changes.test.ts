import { describe, expect, it } from 'vitest';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { revisionChanges } from '../../../domain/submission/revision-changes.ts';

const count = (value: number): Value => ({ kind: 'count', count: value });
const ratio = (numerator: number, denominator: number): Value => ({ kind: 'ratio', numerator, denominator });

describe('the changes of a revision', () => {
  it('are all figures of the first', () => {
    expect(revisionChanges(new Map(), new Map([['S.4', count(1)]]))).toEqual([
      { indicator: 'S.4', from: null, to: count(1) },
    ]);
  });

  it('are the figures that came or changed, in part or in kind', () => {
    const before = new Map([
      ['S.1', ratio(1, 2)],
      ['S.2', count(2)],
      ['S.3', count(3)],
      ['S.4', ratio(4, 5)],
    ]);
    const after = new Map<string, Value>([
      ['S.1', ratio(1, 3)],
      ['S.2', count(2)],
      ['S.3', { kind: 'none' }],
      ['S.4', { denominator: 5, kind: 'ratio', numerator: 4 }],
      ['S.5', { kind: 'none' }],
    ]);
    expect(revisionChanges(before, after)).toEqual([
      { indicator: 'S.1', from: ratio(1, 2), to: ratio(1, 3) },
      { indicator: 'S.3', from: count(3), to: { kind: 'none' } },
      { indicator: 'S.5', from: null, to: { kind: 'none' } },
    ]);
  });

  it('are none when the same was sent again', () => {
    const values = new Map<string, Value>([
      ['S.1', ratio(1, 2)],
      ['S.2', { kind: 'none' }],
    ]);
    expect(revisionChanges(values, new Map(values))).toEqual([]);
  });
});
