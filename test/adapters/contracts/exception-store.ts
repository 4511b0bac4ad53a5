import { describe, expect, test } from 'vitest';
import type { ExceptionStore } from '../../../usecases/ports/exception-store.ts';
import { iso } from '../../fixtures/instants.ts';

const exception = {
  id: 'e1',
  unit: 'BD.STP',
  set: '766',
  period: '2024-W02',
  officer: 'Chánh Văn phòng UBND tỉnh',
  reason: 'Sai số liệu nguồn',
  expiresAt: iso('2024-01-16T09:00:00Z'),
  openedAt: iso('2024-01-15T02:00:00Z'),
  tokenId: '0123456789abcdef',
};

/** The contract of every exception store. */
export function exceptionStoreContract(name: string, open: () => Promise<ExceptionStore>): void {
  describe(`${name} exception store`, () => {
    test('lists what was put for a unit, set and period, oldest first', async () => {
      const store = await open();
      const later = { ...exception, id: 'e2', openedAt: iso('2024-01-15T02:00:00.5Z') };
      await store.put(later);
      await store.put(exception);
      await store.put({ ...exception, id: 'e3', unit: 'BD.STP.X' });
      expect((await store.list('BD.STP', '766', '2024-W02')).found).toStrictEqual([exception, later]);
      expect((await store.list('BD.STP', '766', '2024-W03')).found).toEqual([]);
      expect((await store.list('BD.STP', 'P06', '2024-W02')).found).toEqual([]);
    });

    test('lists all that was put, oldest first', async () => {
      const store = await open();
      const [other, later] = [
        { ...exception, id: 'e2', set: 'P06', unit: 'AA', openedAt: iso('2024-01-15T02:00:00.5Z') },
        { ...exception, id: 'e3', openedAt: iso('2024-01-15T03:00:00Z') },
      ];
      for (const one of [later, exception, other]) await store.put(one);
      expect((await store.all()).found).toStrictEqual([exception, other, later]);
      expect((await store.all('BD.STP')).found).toStrictEqual([exception, later]);
      expect((await store.all('BD')).found).toEqual([]);
    });

    test('closes an exception once, and none that is not there', async () => {
      const store = await open();
      await store.put(exception);
      const closed = { at: iso('2024-01-15T04:00:00Z'), reason: 'Đã gửi xong', tokenId: 'fedcba9876543210' };
      expect(await store.close({ ...exception, id: 'e9' }, closed)).toBe(false);
      expect(await store.close(exception, closed)).toBe(true);
      expect(await store.close(exception, { ...closed, reason: 'lần hai' })).toBe(false);
      expect((await store.list('BD.STP', '766', '2024-W02')).found).toStrictEqual([{ ...exception, closed }]);
      expect((await store.all()).found).toStrictEqual([{ ...exception, closed }]);
    });
  });
}
