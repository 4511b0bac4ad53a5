import { expect, it } from 'vitest';
import { cellText, shownCell } from '../../../domain/workbook/cell-text.ts';
import type { SheetCell } from '../../../domain/workbook/sheet.ts';

const number = (value: number, isPercent = false): SheetCell => ({ kind: 'number', value, isPercent });

it.each([
  [0, '00:00'],
  [1 / 3, '08:00'],
  [0.6666667, '16:00'],
  [59 / 86_400, '00:00:59'],
  [0.7086806, '17:00:30'],
  [1 - 1 / 86_400, '23:59:59'],
  [1, '1'],
  [16, '16'],
  [-0.25, '-0,25'],
])('where a time of day belongs, %s is read as %s', (value, text) => {
  expect(cellText(number(value), 'time', 'vi')).toEqual({ ok: true, text });
});

it.each<[number, string]>([
  [1234.5, '1234,5'],
  [9.09, '9,09'],
  [1.234, '1,2340'],
  [-12.345, '-12,3450'],
  [1234.567, '1234,567'],
  [0.1 + 0.2, '0,3'],
  [1e21, '1000000000000000000000'],
  [-0, '0'],
  [1.2e-7, '0,00000012'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
])('where a number belongs, %s is read as %s', (value, text) => {
  expect(cellText(number(value), 'number', 'vi')).toEqual({ ok: true, text });
  expect(cellText(number(value), 'number', 'en')).toEqual({ ok: true, text: text.replace(',', '.') });
  expect(shownCell(number(value), 'vi')).toBe(text);
});

it.each<[number, string]>([
  [0.969, '96,9%'],
  [1, '100%'],
  [0.07, '7%'],
  [0.12345, '12,3450%'],
])('%s shown as a percentage is read as %s', (value, text) => {
  expect(cellText(number(value, true), 'number', 'vi')).toEqual({ ok: true, text });
});

it('a list of faults shows what a person sees in a cell', () => {
  const cells: (SheetCell | undefined)[] = [
    undefined,
    { kind: 'text', text: ' mười ' },
    { kind: 'date', date: '2024-01-12' },
    { kind: 'time', time: '16:00' },
    { kind: 'flag', value: true },
    { kind: 'error', text: '#N/A' },
    { kind: 'unstored' },
  ];
  expect(cells.map((cell) => shownCell(cell, 'vi'))).toEqual([
    ...['', 'mười', '12/01/2024', '16:00', 'TRUE', '#N/A', ''],
  ]);
});
