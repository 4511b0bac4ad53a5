import { describe, expect, it } from 'vitest';
import {
  capitalise,
  formatAmount,
  formatDate,
  formatInteger,
  formatLocalTime,
  formatPeriod,
  formatPeriodDays,
  formatPoints,
  formatPointsChange,
  formatShare,
  formatSignedInteger,
  formatWeek,
  formatWeekday,
} from '../../../domain/language/format.ts';
import { periodFrom } from '../../../domain/period/period.ts';

/** Every month, quarter, half and year around a leap year. */
const longPeriods = ['2023', '2024', '2025'].flatMap((year) => [
  ...Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
  ...['Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2'].map((part) => `${year}-${part}`),
  year,
]);

it.each(longPeriods)('writes the days of %s as the period has them, and of a week none', (id) => {
  const period = periodFrom(id);
  if (period === null) throw new RangeError(`${id} is no period`);
  const days = formatPeriodDays(id, 'vi') ?? '';
  const [from = '', to = ''] = days.split('–');
  const year = to.slice(-5);
  expect([from.length === 5 ? from + year : from, to]).toEqual(
    [period.from, period.to].map((day) => formatDate(day.toString(), 'vi')),
  );
  expect(formatPeriodDays('2024-W02', 'vi')).toBeNull();
});

it('writes the years of a period’s days where they differ, and once where they do not', () => {
  expect(
    ['2026-12', '2024-01', '2024'].map((id) => [formatPeriodDays(id, 'vi'), formatPeriodDays(id, 'en')]),
  ).toEqual([
    ['15/11–14/12/2026', '15 November – 14 December 2026'],
    ['15/12/2023–14/01/2024', '15 December 2023 – 14 January 2024'],
    ['15/12/2023–14/12/2024', '15 December 2023 – 14 December 2024'],
  ]);
});

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
    const periods = [
      ...['2024-W02', '2024-03', '2024-12', '2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'],
      ...['2024-H1', '2024-H2', '2024'],
    ];
    expect(periods.map((period) => both((l) => formatPeriod(period, l)))).toEqual([
      ['tuần 02/2024', 'week 2 of 2024'],
      ['tháng 03/2024', 'March 2024'],
      ['tháng 12/2024', 'December 2024'],
      ['quý I/2024', 'the first quarter of 2024'],
      ['quý II/2024', 'the second quarter of 2024'],
      ['quý III/2024', 'the third quarter of 2024'],
      ['quý IV/2024', 'the fourth quarter of 2024'],
      ['6 tháng đầu năm 2024', 'the first half of 2024'],
      ['6 tháng cuối năm 2024', 'the second half of 2024'],
      ['năm 2024', '2024'],
    ]);
    expect(both((l) => formatWeekday('2024-01-15', l))).toEqual(['Thứ Hai', 'Monday']);
  });

  it('writes amounts with at most two decimals, and changes with their sign', () => {
    expect(both((l) => formatAmount(1_250, l))).toEqual(['1.250', '1,250']);
    expect(both((l) => formatAmount(0.43, l))).toEqual(['0,43', '0.43']);
    expect(both((l) => formatAmount(1_250.126, l))).toEqual(['1.250,13', '1,250.13']);
    expect(both((l) => formatSignedInteger(1_250, l))).toEqual(['+1.250', '+1,250']);
    expect(both((l) => formatSignedInteger(-3, l))).toEqual(['−3', '−3']);
    expect(both((l) => formatSignedInteger(0, l))).toEqual(['0', '0']);
    expect(both((l) => formatPointsChange(123_456, l))).toEqual(['+1.234,56', '+1,234.56']);
  });

  it('writes instants in Vietnamese local time, to the minute', () => {
    expect(both((l) => formatLocalTime('2024-01-14T23:00:00Z', l))).toEqual([
      '06:00 ngày 15/01/2024',
      '06:00 on 15 January 2024',
    ]);
    expect(formatLocalTime('2024-01-15T16:59:59.999Z', 'vi')).toBe('23:59 ngày 15/01/2024');
    expect(formatLocalTime('2024-01-15T17:00:00Z', 'vi')).toBe('00:00 ngày 16/01/2024');
  });

  it('begins a sentence with a capital, Vietnamese ones too', () => {
    expect(['tuần 02/2024', 'đến hạn', 'ước', 'A', ''].map(capitalise)).toEqual([
      ...['Tuần 02/2024', 'Đến hạn', 'Ước', 'A', ''],
    ]);
  });

  it('writes a share in English without a space', () => {
    expect(formatShare(172_986, 1_200_000, 'en')).toBe('14.42%');
    expect(formatShare(1, 8, 'en')).toBe('12.5%');
  });

  it.each([
    [172_986, 1_005_735, '17,2%'],
    [1_919_976, 1_972_053, '97,36%'],
    [607_725, 1_005_735, '60,43%'],
    [609_096, 741_396, '82,16%'],
    [851_737, 896_566, '95%'],
    [24_344, 25_460, '95,62%'],
    [18, 19, '94,74%'],
    [0, 7, '0%'],
    [7, 7, '100%'],
    [999_999, 1_000_000, '99,99%'],
  ])('writes the published %i of %i as %s', (part, whole, share) => {
    expect(formatShare(part, whole, 'vi')).toBe(share);
  });
});
