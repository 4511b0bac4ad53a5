import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { EntryRow } from '../../portal/entry/entry-row.ts';
import { isTable, layPasted } from '../../portal/entry/pasted.ts';

const text = (vi: string, en = vi) => ({ vi, en });

function row(indicator: string, ...parts: string[]): EntryRow {
  const entries = parts.map((part) => ({ part, label: text(part), form: 'whole' as const }));
  return {
    asked: {
      indicator,
      name: text(indicator),
      measure: text('hồ sơ', 'dossiers'),
      maxPoints: 1,
      entries,
      mayBeNothing: true,
      before: null,
    },
    cells: entries.map((entry) => ({
      id: `${indicator}-${entry.part}`,
      entry,
      text: signal(''),
      reading: signal({ kind: 'empty' as const }),
    })),
    isNothing: signal(false),
    comment: signal(''),
    faults: signal([]),
    figure: signal(null),
    isChanged: signal(false),
    state: signal('empty'),
    inForce: undefined,
  };
}

const rows = [row('A.1', 'numerator', 'denominator'), row('A.2', 'count'), row('A.3', 'count')];

/** What is pasted from a cell on, and how much of it lies beyond. */
function laid(id: string, copied: string) {
  const at = rows.flatMap(({ cells }) => cells).find((cell) => cell.id === id);
  if (at === undefined) throw new Error(id);
  const { cells, beyond } = layPasted(rows, at, copied);
  return [...cells.map(({ cell, text: put }) => `${cell.id} ${put}`), beyond];
}

describe('pasted cells', () => {
  it('are those of a table, not of one cell', () => {
    expect(['12', '12\n', '12\r\n', '12\t', '1\t2', '1\n2'].map(isTable)).toEqual([
      ...[false, false, false, true, true, true],
    ]);
  });

  it('go right and down from where they are pasted, without spaces and measures', () => {
    expect(laid('A.1-numerator', '1\t2\r\n 3\u00a0hồ sơ\r\n4 %\r\n')).toEqual([
      ...['A.1-numerator 1', 'A.1-denominator 2', 'A.2-count 3', 'A.3-count 4', 0],
    ]);
    expect(laid('A.1-numerator', '2\t\n\n4')).toEqual(['A.1-numerator 2', 'A.3-count 4', 0]);
    expect(laid('A.1-denominator', '2\n3')).toEqual(['A.1-denominator 2', 1]);
  });

  it('are counted where they lie beyond the form, unless they are empty', () => {
    expect(laid('A.3-count', '1\t2\t\n3')).toEqual(['A.3-count 1', 2]);
  });

  it('go to the indicators whose codes stand in the first column', () => {
    expect(laid('A.1-numerator', 'A.3\t5\nA.1\t1\t2')).toEqual([
      ...['A.3-count 5', 'A.1-numerator 1', 'A.1-denominator 2', 0],
    ]);
  });
});
