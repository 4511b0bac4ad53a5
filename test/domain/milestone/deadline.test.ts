import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import { deadlineOn, extensionsUntil } from '../../../domain/milestone/deadline.ts';

const text = (vi: string) => ({ vi, en: vi });
const first = { date: '2023-06-30', reason: text('Lũ'), decidedOn: '2023-06-21' };
const second = { date: '2023-07-14', reason: text('Thiếu máy'), decidedOn: '2023-06-30' };
const milestone: Milestone = {
  id: 'm',
  name: text('Mốc'),
  date: '2023-06-20',
  goal: 'date',
  obligations: [{ unit: 'P.A' }],
  ladder: { workingDaysBefore: [0] },
  extensions: [first, second],
};

it.each([
  ['2023-06-20', '2023-06-20', null],
  ['2023-06-21', '2023-06-30', { ...first, from: '2023-06-20' }],
  ['2023-06-29', '2023-06-30', { ...first, from: '2023-06-20' }],
  ['2023-06-30', '2023-07-14', { ...second, from: '2023-06-30' }],
])('on %s a milestone is due on %s, as far as it was decided by then', (day, date, extension) => {
  const deadline = deadlineOn(milestone, Temporal.PlainDate.from(day));
  expect(deadline.date.toString()).toBe(date);
  expect(deadline.extension).toEqual(extension);
});

it('a milestone without extensions keeps its date', () => {
  const { extensions: _, ...plain } = milestone;
  const deadline = deadlineOn(plain, Temporal.PlainDate.from('2024-01-01'));
  expect([deadline.date.toString(), deadline.extension]).toEqual(['2023-06-20', null]);
});

it('its date has been moved as often as was decided by a day', () => {
  const { extensions: _, ...plain } = milestone;
  const moved = (day: string, one = milestone) => extensionsUntil(one, Temporal.PlainDate.from(day));
  const days = ['2023-06-20', '2023-06-21', '2023-06-29', '2023-06-30', '2024-01-01'];
  expect(days.map((day) => moved(day))).toEqual([0, 1, 1, 2, 2]);
  expect(moved('2024-01-01', plain)).toBe(0);
});
