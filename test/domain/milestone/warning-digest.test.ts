import { describe, expect, it } from 'vitest';
import { type WarningItem, warningDigestSchema } from '../../../domain/milestone/warning-digest.ts';

const text = (vi: string) => ({ vi, en: vi });
const base = {
  unit: 'P.A',
  unitName: text('Sở A'),
  milestone: 'm',
  name: text('Mốc'),
  date: '2024-01-19',
  kind: 'ahead',
  workingDays: 3,
  illustrative: false,
} as const;
const figure: WarningItem = {
  ...base,
  set: 'S',
  indicator: 'S.2',
  indicatorName: text('Nhiệm vụ'),
  measure: text('nhiệm vụ'),
  done: 3,
  target: 10,
  figureDate: null,
};
const forecast = {
  status: 'at-risk',
  remaining: 7,
  pace: null,
  neededPace: { perDay: 1, amount: 7, days: 7 },
  projected: null,
  earliest: null,
  latest: null,
} as const;
const extension = {
  date: '2024-01-19',
  reason: text('Lũ'),
  decidedOn: '2024-01-10',
  from: '2024-01-12',
};
const items: readonly WarningItem[] = [
  figure,
  { ...figure, goal: 'figure', figureDate: '2024-01-10', forecast, extension },
  { ...base, kind: 'overdue', goal: 'submissions', set: 'S', setName: text('Bộ S'), period: '2024-W02' },
  { ...base, goal: 'date' },
];
const digest = { scope: text('Tỉnh'), day: '2024-01-16', items };

describe('a stored digest of warnings', () => {
  it('is read back with every kind of item', () => {
    expect(warningDigestSchema.parse(digest)).toEqual(digest);
  });

  it.each([
    ['no item', { ...digest, items: [] }],
    ['a part nobody knows', { ...digest, colour: 'red' }],
    ['an item of an unknown goal', { ...digest, items: [{ ...base, goal: 'song' }] }],
    [
      'an item that is neither ahead nor overdue',
      { ...digest, items: [{ ...base, goal: 'date', kind: 'now' }] },
    ],
    ['a figure without its indicator', { ...digest, items: [{ ...figure, indicator: undefined }] }],
    ['a figure with a period', { ...digest, items: [{ ...figure, period: '2024-W02' }] }],
    ['a submission without its period', { ...digest, items: [{ ...items[2], period: undefined }] }],
    ['a submission with a figure', { ...digest, items: [{ ...items[2], done: 3 }] }],
    ['a date with a figure', { ...digest, items: [{ ...base, goal: 'date', done: 3 }] }],
    [
      'an extension of no date',
      { ...digest, items: [{ ...base, goal: 'date', extension: { ...extension, from: undefined } }] },
    ],
  ])('is refused with %s', (_, stored) => {
    expect(warningDigestSchema.safeParse(stored).success).toBe(false);
  });
});
