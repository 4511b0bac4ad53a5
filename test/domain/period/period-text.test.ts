import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPeriod } from '../../../domain/language/format.ts';
import { type Frequency, frequencies, periodFrom } from '../../../domain/period/period.ts';
import { readPeriodText } from '../../../domain/period/period-text.ts';

/** The period that a text names, or `?` with those it may name. */
function read(text: string, frequency: Frequency | null = 'week'): string {
  const reading = readPeriodText(text, frequency);
  return reading.ok ? reading.id : `? ${reading.readings.join(' | ')}`.trim();
}

describe('readPeriodText', () => {
  it.each([
    ...['2024-W02', '2024-w02', '2024-W2', '2024W02', '2024 W02', 'W02/2024', 'w2 2024', '2024/W02'],
    ...[
      'Tuần 02/2024',
      'TUẦN 2/2024',
      'tuan 2/2024',
      'Tuần 2 năm 2024',
      'Tuần thứ 2 năm 2024',
      'Tuần 02 - 2024',
    ],
    ...['Kỳ tuần 02/2024', 'Tuần 02-2024', 'Tuần 02, 2024', 'Week 2/2024', 'Week 2 of 2024', 'week 02 2024'],
    ...['Tuần 02/2024'.normalize('NFD'), ' Tuần\u00a002/2024 '],
  ])('reads %j as week 2 of 2024 in any set', (text) => {
    expect([...frequencies, null].map((frequency) => read(text, frequency))).toEqual(
      Array(6).fill('2024-W02'),
    );
  });

  it.each<[string, string]>([
    ['2024-03', '2024-03'],
    ['Tháng 3/2024', '2024-03'],
    ['tháng 03 năm 2024', '2024-03'],
    ['March 2024', '2024-03'],
    ['Month 3 of 2024', '2024-03'],
    ['Quý I/2024', '2024-Q1'],
    ['quý 1 năm 2024', '2024-Q1'],
    ['Q4/2024', '2024-Q4'],
    ['2024-q3', '2024-Q3'],
    ['QUÝ IV NĂM 2024', '2024-Q4'],
    ['6 tháng đầu năm 2024', '2024-H1'],
    ['Sáu tháng cuối năm 2024', '2024-H2'],
    ['Nửa đầu năm 2024', '2024-H1'],
    ['H2/2024', '2024-H2'],
    ['2024-h1', '2024-H1'],
    ['2024', '2024'],
    ['Năm 2024', '2024'],
  ])('reads %j as %s in any set', (text, id) => {
    expect([...frequencies, null].map((frequency) => read(text, frequency))).toEqual(Array(6).fill(id));
  });

  it.each<[string, Frequency | null, string]>([
    ['02/2024', 'week', '2024-W02'],
    ['2/2024', 'week', '2024-W02'],
    ['2024/2', 'week', '2024-W02'],
    ['02/2024', 'month', '2024-02'],
    ['2024/2', 'month', '2024-02'],
    ['02/2024', 'quarter', '? 2024-Q2 | 2024-02'],
    ['02/2024', 'year', '? 2024-W02 | 2024-02'],
    ['02/2024', null, '? 2024-W02 | 2024-02'],
    ['40/2024', null, '? 2024-W40'],
    ['T2/2024', 'week', '? 2024-W02 | 2024-02'],
    ['T.02/2024', 'month', '? 2024-W02 | 2024-02'],
  ])('reads %j in a set of frequency %s as %s', (text, frequency, id) => {
    expect(read(text, frequency)).toBe(id);
  });

  it.each([
    ...[
      '',
      'x',
      '2',
      'Tuần 2',
      'W02',
      '05/02/2024',
      'Feb-24',
      '02/24',
      'Tuần 53/2024',
      'Tháng 13/2024',
      'Quý V/2024',
    ],
    ...['Tuần 0/2024', '2024-W99', 'Tuần 02/2024 và 03/2024', 'tuần trước', '2024-W02x'],
  ])('names no period in %j', (text) => {
    expect(read(text)).toBe('?');
  });

  it('reads back what the product itself writes, in both languages', () => {
    const ids = fc
      .tuple(
        fc.integer({ min: 2000, max: 2099 }),
        fc.constantFrom('week', 'month', 'quarter', 'half', 'year'),
        fc.nat(52),
      )
      .map(([year, kind, number]) => {
        const pad = (most: number) => String((number % most) + 1).padStart(2, '0');
        if (kind === 'week') return `${year}-W${pad(52)}`;
        if (kind === 'month') return `${year}-${pad(12)}`;
        if (kind === 'quarter') return `${year}-Q${(number % 4) + 1}`;
        return kind === 'half' ? `${year}-H${(number % 2) + 1}` : `${year}`;
      });
    fc.assert(
      fc.property(ids, fc.constantFrom(...frequencies), (id, frequency) => {
        expect(periodFrom(id)).not.toBeNull();
        expect(read(formatPeriod(id, 'vi'), frequency)).toBe(id);
        const english = formatPeriod(id, 'en');
        if (!english.startsWith('the ')) expect(read(english, frequency)).toBe(id);
      }),
    );
  });
});
