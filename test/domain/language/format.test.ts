import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatInteger,
  formatPeriod,
  formatPoints,
  formatPointsChange,
  formatShare,
  formatWeek,
  formatWeekday,
} from '../../../domain/language/format.ts';

const both = (format: (language: 'vi' | 'en') => string) => [format('vi'), format('en')];

describe('formats', () => {
  it('writes numbers and dates as officials do', () => {
    expect(both((l) => formatInteger(1_027_014, l))).toEqual(['1.027.014', '1,027,014']);
    expect(both((l) => formatPoints(7906, l))).toEqual(['79,06', '79.06']);
    expect(both((l) => formatPointsChange(339, l))).toEqual(['+3,39', '+3.39']);
    expect(both((l) => formatPointsChange(-5, l))).toEqual(['−0,05', '−0.05']);
    expect(both((l) => formatPointsChange(0, l))).toEqual(['0,00', '0.00']);
    expect(both((l) => formatDate('2023-06-30', l))).toEqual(['30/06/2023', '30 June 2023']);
    expect(both((l) => formatWeek('2024-W02', l))).toEqual(['tuần 02/2024', 'week 2 of 2024']);
    const periods = ['2024-W02', '2024-03', '2024-12', '2024-Q1', '2024-Q4', '2024-H1', '2024-H2', '2024'];
    expect(periods.map((period) => both((l) => formatPeriod(period, l)))).toEqual([
      ['tuần 02/2024', 'week 2 of 2024'],
      ['tháng 03/2024', 'March 2024'],
      ['tháng 12/2024', 'December 2024'],
      ['quý I/2024', 'the first quarter of 2024'],
      ['quý IV/2024', 'the fourth quarter of 2024'],
      ['6 tháng đầu năm 2024', 'the first half of 2024'],
      ['6 tháng cuối năm 2024', 'the second half of 2024'],
      ['năm 2024', '2024'],
    ]);
    expect(both((l) => formatWeekday('2024-01-15', l))).toEqual(['Thứ Hai', 'Monday']);
  });

  it.each([
    [172_986, 1_005_735, '17,2 %'],
    [1_919_976, 1_972_053, '97,36 %'],
    [607_725, 1_005_735, '60,43 %'],
    [609_096, 741_396, '82,16 %'],
    [851_737, 896_566, '95 %'],
    [24_344, 25_460, '95,62 %'],
    [18, 19, '94,74 %'],
    [0, 7, '0 %'],
    [7, 7, '100 %'],
    [999_999, 1_000_000, '99,99 %'],
  ])('writes the published %i of %i as %s', (part, whole, share) => {
    expect(formatShare(part, whole, 'vi')).toBe(share);
  });
});
