import { describe, expect, it } from 'vitest';
import { compareDraft } from '../../portal/entry/conflicts.ts';
import type { Draft } from '../../portal/entry/draft.ts';

const row = (count: string) => ({ texts: { count }, isNothing: false, comment: '' });

function draftOver(base: number, baseValues: Draft['baseValues'], rows: Draft['rows']): Draft {
  return { base, baseValues, rows, locale: 'vi', note: '', reason: '', pending: null, savedAt: 0 };
}

const inForce = (revision: number, values: Draft['baseValues']) => ({
  inForce: {
    revision,
    values,
    comments: {},
    asOf: null,
    note: null,
    receivedAt: '2024-01-10T02:00:00Z',
    status: 'on-time' as const,
    sent: 'partial' as const,
  },
});

describe('a draft', () => {
  it('stays whole over the revision it was entered over', () => {
    const draft = draftOver(1, { A: { count: 1 } }, { A: row('2') });
    expect(compareDraft(draft, inForce(1, { A: { count: 1 } }))).toEqual({
      kept: new Map([['A', row('2')]]),
      conflicts: [],
      note: null,
    });
    expect(compareDraft(draftOver(0, {}, { A: row('2') }), { inForce: null }).conflicts).toEqual([]);
  });

  it('conflicts only in figures that changed on both sides, new ones included', () => {
    const draft = draftOver(
      1,
      { A: { count: 1 }, B: { numerator: 1, denominator: 2 } },
      { A: row('2'), B: row('3'), C: row('4') },
    );
    const now = inForce(2, { A: { count: 9 }, B: { denominator: 2, numerator: 1 }, C: { count: 5 } });
    expect(compareDraft(draft, now)).toEqual({
      kept: new Map([['B', row('3')]]),
      conflicts: [
        { indicator: 'A', mine: row('2') },
        { indicator: 'C', mine: row('4') },
      ],
      note: null,
    });
  });

  it('brings its note only where that was changed here, so that nobody else’s is lost', () => {
    const noteOf = (note: string, baseNote?: string) =>
      compareDraft(
        { ...draftOver(1, {}, {}), note, ...(baseNote === undefined ? {} : { baseNote }) },
        inForce(2, {}),
      ).note;
    expect([
      noteOf('a', 'a'),
      noteOf('', ''),
      noteOf(''),
      noteOf('b', 'a'),
      noteOf('', 'a'),
      noteOf('b'),
    ]).toEqual([...[null, null, null], ...['b', '', 'b']]);
  });
});
