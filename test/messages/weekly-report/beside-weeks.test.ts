import { describe, expect, it } from 'vitest';
import type { BesideWeek } from '../../../domain/report/beside-week.ts';
import { extents } from '../../../messages/letter/extent.ts';
import { besideNotices } from '../../../messages/weekly-report/beside-weeks.ts';
import { report } from './weekly-report-fixture.ts';

const newYear = { vi: 'Tết Dương lịch', en: 'New Year' };
const tet = { vi: 'Tết Nguyên đán', en: 'Lunar New Year' };
const swapped = { vi: 'Nghỉ hoán đổi', en: 'Day off in lieu' };

const off = (period: string, holidays: Pick<BesideWeek, 'holiday' | 'holidays'>): BesideWeek => ({
  period,
  why: 'off',
  ...holidays,
});

describe('a report about weeks without a working day', () => {
  it('names every holiday of those weeks once, in order, also where a report of before has one name only', () => {
    const beside = [
      off('2024-W05', { holidays: [newYear, swapped] }),
      off('2024-W06', { holidays: [swapped, tet] }),
      off('2024-W08', { holiday: tet }),
      off('2024-W10', {}),
    ];
    const textIn = (language: 'vi' | 'en') =>
      besideNotices({ ...report, beside }, [], extents[0], language).map(({ text }) => text);
    expect(textIn('vi')).toEqual([
      'Từ tuần 05/2024 đến tuần 06/2024 không có ngày làm việc (Tết Dương lịch, Nghỉ hoán đổi, Tết Nguyên đán), không có số liệu. Tuần 08/2024 không có ngày làm việc (Tết Nguyên đán), không có số liệu. Tuần 10/2024 không có ngày làm việc, không có số liệu.',
    ]);
    expect(textIn('en')).toEqual([
      'Week 5 of 2024 to week 6 of 2024 had no working day (New Year, Day off in lieu, Lunar New Year) and has no figures. Week 8 of 2024 had no working day (Lunar New Year) and has no figures. Week 10 of 2024 had no working day and has no figures.',
    ]);
  });
});
