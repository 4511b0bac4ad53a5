import { describe, expect, test } from 'vitest';
import type { WeeklyReportStore } from '../../../usecases/ports/weekly-report-store.ts';
import { text, weeklyReport } from '../samples.ts';

/** The contract of every weekly report store. */
export function weeklyReportStoreContract(name: string, open: () => Promise<WeeklyReportStore>): void {
  describe(`${name} weekly report store`, () => {
    test('finds what was put, by set and period', async () => {
      const store = await open();
      const moved = weeklyReport({ period: '2024-W06', movedBecause: text('Tết Nguyên đán') });
      expect(await store.put(weeklyReport())).toBe(true);
      expect(await store.put(moved)).toBe(true);
      expect(await store.find('766', '2024-W02')).toStrictEqual(weeklyReport());
      expect(await store.find('766', '2024-W06')).toStrictEqual(moved);
      expect(await store.find('766', '2024-W03')).toBeNull();
      expect(await store.find('767', '2024-W02')).toBeNull();
    });

    test('finds the reports of many weeks at once, in the order asked, with null for a week without one', async () => {
      const store = await open();
      const later = weeklyReport({ period: '2024-W06', movedBecause: text('Tết Nguyên đán') });
      await store.put(later);
      await store.put(weeklyReport());
      const weeks = [
        ['766', '2024-W02'],
        ['766', '2024-W03'],
        ['767', '2024-W02'],
        ['766', '2024-W06'],
      ] as const;
      const found = await store.findAll(weeks.map(([set, period]) => ({ set, period })));
      expect(found).toStrictEqual([weeklyReport(), null, null, later]);
      expect(await store.findAll([])).toStrictEqual([]);
    });

    test('a planned report stays as it was planned', async () => {
      const store = await open();
      await store.put(weeklyReport());
      expect(await store.put(weeklyReport({ catalogueVersion: 4 }))).toBe(false);
      expect(await store.find('766', '2024-W02')).toStrictEqual(weeklyReport());
    });

    test('a report gives way to a later run only where it is the one that may be replaced', async () => {
      const store = await open();
      const later = weeklyReport({ reportingDay: '2024-01-18', missedDay: '2024-01-15' });
      await store.put(weeklyReport());
      expect(await store.put(later, '2024-01-16')).toBe(false);
      expect(await store.find('766', '2024-W02')).toStrictEqual(weeklyReport());
      expect(await store.put(later, '2024-01-15')).toBe(true);
      expect(await store.find('766', '2024-W02')).toStrictEqual(later);
      expect(await store.put(weeklyReport(), '2024-01-15')).toBe(false);
      expect(await store.put(weeklyReport({ period: '2024-W03' }), '2024-01-22')).toBe(true);
    });

    test('shares nothing with its callers', async () => {
      const store = await open();
      const mine = weeklyReport();
      await store.put(mine);
      mine.leagues.pop();
      (await store.find('766', '2024-W02'))?.leagues.pop();
      expect(await store.find('766', '2024-W02')).toStrictEqual(weeklyReport());
    });
  });
}
