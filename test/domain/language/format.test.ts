import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatInteger,
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
