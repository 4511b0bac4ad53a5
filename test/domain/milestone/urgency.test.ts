import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byUrgency, digestEscalations, digestItems } from '../../../domain/milestone/urgency.ts';
import type { WarningItem } from '../../../domain/milestone/warning-digest.ts';
import { iso } from '../../fixtures/instants.ts';

const text = (one: string) => ({ vi: one, en: one });
const item = (
  kind: 'ahead' | 'overdue',
  workingDays: number,
  date = '2024-01-19',
  unit = 'P.A',
): WarningItem => ({
  unit,
  unitName: text(unit),
  name: text('Mốc'),
  milestone: 'm',
  goal: 'date',
  date,
  kind,
  workingDays,
  illustrative: false,
});
const inShort = ({ kind, workingDays, date }: WarningItem) =>
  `${kind === 'overdue' ? '+' : '-'}${workingDays} ${date}`;

const owed = (names: number, unit = 'P.A') => ({
  unit,
  unitName: text(unit),
  name: text('Bộ'),
  set: 'S',
  period: '2024-W02',
  ...({ goal: 'owed', sent: 'nothing', afterLock: 'nothing-counts', kind: 'ahead' } as const),
  date: '2024-01-12',
  workingDays: 2,
  illustrative: false,
  opensUntil: iso('2024-01-14T23:00:00Z'),
  lacking: {
    count: names,
    first: Array.from({ length: names }, (_, at) => ({ indicator: `S.${at}`, name: text(`Chỉ số ${at}`) })),
  },
});
const namesIn = (one: WarningItem) => ('lacking' in one ? (one.lacking?.first.length ?? 0) : 0);

describe('the items of a digest', () => {
  it('begin with what is longest overdue, then have the fewest days left; of equals the earlier date first', () => {
    const items = [
      item('ahead', 3, '2024-01-24'),
      item('ahead', 0, '2024-01-19'),
      item('overdue', 1, '2024-01-18'),
      item('ahead', 0, '2024-01-18'),
      item('overdue', 6, '2024-01-11'),
      item('ahead', 7, '2024-01-30'),
    ];
    expect(byUrgency(items).map(inShort)).toEqual([
      '+6 2024-01-11',
      '+1 2024-01-18',
      '-0 2024-01-18',
      '-0 2024-01-19',
      '-3 2024-01-24',
      '-7 2024-01-30',
    ]);
  });

  it('are all of thirty, as they come', () => {
    const items = Array.from({ length: 30 }, (_, at) => item('ahead', 30 - at));
    expect(digestItems(items)).toEqual({ items });
  });

  it('are the thirty most urgent of more, each with at most five names, and how many there are beside them', () => {
    const later = Array.from({ length: 29 }, (_, at) => item('ahead', 40 - at, '2024-03-01', `P.${at % 3}`));
    const digest = digestItems([...later, owed(7), owed(5, 'P.B'), item('overdue', 1)]);
    expect(digest.beyond).toEqual({ items: 2, units: 5 });
    expect(digest.items).toHaveLength(30);
    expect(digest.items.slice(0, 4).map(({ workingDays }) => workingDays)).toEqual([1, 2, 2, 12]);
    expect(digest.items.map(namesIn).slice(0, 4)).toEqual([0, 5, 5, 0]);
    expect(digest.items[1]).toEqual({ ...owed(5), lacking: { count: 7, first: owed(5).lacking.first } });
  });

  it('lose none: those shown and those beside them are as many as there were', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 80 }), (days) => {
        const { items, beyond } = digestItems(days.map((left) => item('ahead', left)));
        expect(items.length + (beyond?.items ?? 0)).toBe(days.length);
        const most = Math.max(...items.map(({ workingDays }) => workingDays));
        expect(days.filter((left) => left < most).length).toBeLessThanOrEqual(items.length);
      }),
    );
  });
});

describe('the escalations of a digest', () => {
  const escalated = (overdue: number, owners: number, date = '2024-01-11', unit = 'P.A') => ({
    item: { ...item('overdue', overdue, date, unit), escalatedTo: [text('Chánh Văn phòng')] },
    owners: Array.from({ length: owners }, (_, at) => text(`Chức vụ ${at + 1}`)),
  });

  it('are none where nothing is', () => {
    expect(digestEscalations([])).toEqual({});
  });

  it('begin with the longest overdue, of equals the earlier date, and name three owners and how many more', () => {
    const all = [
      escalated(3, 4, '2024-01-12'),
      escalated(3, 3, '2024-01-11'),
      escalated(8, 0, '2024-01-04'),
      { item: owed(7), owners: [] },
    ];
    const { escalations = [], escalationsBeyond } = digestEscalations(all);
    expect(escalationsBeyond).toBe(undefined);
    expect(
      escalations.map(({ item: one, owners, more }) => [inShort(one), owners.map(({ vi }) => vi), more]),
    ).toEqual([
      ['+8 2024-01-04', [], undefined],
      ['+3 2024-01-11', ['Chức vụ 1', 'Chức vụ 2', 'Chức vụ 3'], undefined],
      ['+3 2024-01-12', ['Chức vụ 1', 'Chức vụ 2', 'Chức vụ 3'], 1],
      ['-2 2024-01-12', [], undefined],
    ]);
    expect(escalations.map(({ item: one }) => [one.escalatedTo, namesIn(one)])).toEqual([
      [undefined, 0],
      [undefined, 0],
      [undefined, 0],
      [undefined, 5],
    ]);
  });

  it('are the fifty longest overdue of more, and how many there are beside them', () => {
    const fifty = Array.from({ length: 50 }, (_, at) => escalated(at + 1, 1, '2024-01-11', `P.${at % 4}`));
    expect(digestEscalations(fifty).escalations).toHaveLength(50);
    expect(digestEscalations(fifty).escalationsBeyond).toBe(undefined);
    const { escalations = [], escalationsBeyond } = digestEscalations([
      escalated(0, 1, '2024-01-11', 'Q'),
      ...fifty,
    ]);
    expect([escalations.length, escalations.at(-1)?.item.workingDays, escalationsBeyond]).toEqual([
      50,
      1,
      { items: 1, units: 5 },
    ]);
  });
});
