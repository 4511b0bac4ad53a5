import { describe, expect, test } from 'vitest';
import type { AuditIntent, AuditOutcome } from '../../../domain/audit/audit-entry.ts';
import type { AuditLog } from '../../../usecases/ports/audit-log.ts';
import { instant, iso } from '../../fixtures/instants.ts';

const intent = (at: string): AuditIntent => ({
  at: iso(at),
  operation: 'recomputeRanking',
  by: { principal: { role: 'operations' }, tokenId: '0123456789abcdef', label: 'Phòng Chuyển đổi số' },
  subject: '766 2024-W02',
  changes: [
    { field: 'edition', of: 'communes', from: 1, to: 2 },
    { field: 'reason', from: null, to: 'nhầm số liệu' },
  ],
});

const done: AuditOutcome = { result: 'done', changes: [{ field: 'corrections', from: null, to: 12 }] };

/** The contract of every audit log. */
export function auditLogContract(name: string, open: () => Promise<AuditLog>): void {
  describe(`${name} audit log`, () => {
    test('holds what was intended before it is known what became of it, and both afterwards', async () => {
      const log = await open();
      const id = await log.begin(intent('2024-01-15T02:00:00Z'));
      expect((await log.newest({}, 10)).found).toStrictEqual([
        { id, ...intent('2024-01-15T02:00:00Z'), outcome: null },
      ]);
      await log.end(id, done);
      expect((await log.newest({}, 10)).found).toStrictEqual([
        { id, ...intent('2024-01-15T02:00:00Z'), outcome: done },
      ]);
    });

    test('keeps the first outcome, and every entry of one instant', async () => {
      const log = await open();
      const one = await log.begin(intent('2024-01-15T02:00:00Z'));
      const other = await log.begin(intent('2024-01-15T02:00:00Z'));
      await log.end(one, done);
      await log.end(one, { result: 'failed', changes: [] });
      const found = (await log.newest({}, 10)).found;
      expect(new Map(found.map(({ id, outcome }) => [id, outcome]))).toEqual(
        new Map([
          [one, done],
          [other, null],
        ]),
      );
      expect(found).toHaveLength(2);
    });

    test('lists the newest first, page by page, from an instant and until one, ended or not', async () => {
      const log = await open();
      const times = ['02:00:00Z', '02:00:00.250Z', '02:00:00.500Z', '02:00:01Z', '02:00:02Z'];
      const ids: string[] = [];
      for (const [index, time] of times.entries()) {
        const id = await log.begin(intent(`2024-01-15T${time}`));
        if (index % 2 === 0) await log.end(id, done);
        ids.push(id);
      }
      const listed = async (range: Parameters<AuditLog['newest']>[0], limit = 10) =>
        (await log.newest(range, limit)).found.map(({ id, outcome }) => [ids.indexOf(id), outcome !== null]);
      expect(await listed({})).toEqual([
        [4, true],
        [3, false],
        [2, true],
        [1, false],
        [0, true],
      ]);
      expect(await listed({}, 2)).toEqual([
        [4, true],
        [3, false],
      ]);
      expect(await listed({ before: ids[3] ?? '' }, 2)).toEqual([
        [2, true],
        [1, false],
      ]);
      const from = instant('2024-01-15T02:00:00.250Z');
      const until = instant('2024-01-15T02:00:01Z');
      expect(await listed({ from, until })).toEqual([
        [2, true],
        [1, false],
      ]);
      expect(await listed({ from, until, before: ids[2] ?? '' })).toEqual([[1, false]]);
      expect(await listed({ from: until, until: from })).toEqual([]);
      expect(await listed({ from, before: ids[0] ?? '' })).toEqual([]);
    });

    test('shares nothing with its callers', async () => {
      const log = await open();
      const mine = intent('2024-01-15T02:00:00Z');
      await log.begin(mine);
      mine.changes.pop();
      const [read] = (await log.newest({}, 1)).found;
      read?.changes.pop();
      expect((await log.newest({}, 1)).found[0]?.changes).toEqual(intent('2024-01-15T02:00:00Z').changes);
    });
  });
}
