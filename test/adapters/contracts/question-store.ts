import { describe, expect, test } from 'vitest';
import type { QuestionStore } from '../../../usecases/ports/question-store.ts';
import { iso } from '../../fixtures/instants.ts';

const question = {
  id: 'q1',
  unit: 'BD.STP',
  set: '766',
  period: '2024-W02',
  asker: 'chair',
  nth: 1,
  text: 'Vì sao giảm?',
  askedAt: iso('2024-01-15T02:00:00Z'),
  by: { tokenId: 's1', label: 'Chủ tịch' },
};
const answer = {
  text: 'Mất kết nối',
  at: iso('2024-01-15T04:00:00Z'),
  by: { tokenId: 's2', label: 'Văn thư' },
};

/** The contract of every store of questions. */
export function questionStoreContract(name: string, open: () => Promise<QuestionStore>): void {
  describe(`${name} question store`, () => {
    test('adds one question of a number, of several at once', async () => {
      const store = await open();
      const added = await Promise.all(['q1', 'q2'].map((id) => store.add({ ...question, id })));
      expect(added.filter((isAdded) => isAdded)).toHaveLength(1);
      expect((await store.list('766')).found).toHaveLength(1);
    });

    test('lists the questions of a set, and all, oldest first', async () => {
      const store = await open();
      const second = { ...question, id: 'q2', nth: 2, askedAt: iso('2024-01-16T02:00:00Z') };
      const other = { ...question, id: 'q3', set: 'P06', askedAt: iso('2024-01-14T02:00:00Z') };
      for (const one of [second, question, other]) expect(await store.add(one)).toBe(true);
      expect(await store.list('766')).toStrictEqual({ found: [question, second], unreadable: [] });
      expect((await store.list()).found).toStrictEqual([other, question, second]);
      expect((await store.list('76')).found).toEqual([]);
    });

    test('keeps the first answer, and none to what is not there', async () => {
      const store = await open();
      await store.add(question);
      expect(await store.answer({ ...question, id: 'q9' }, answer)).toBe(false);
      expect(await store.answer(question, answer)).toBe(true);
      expect(await store.answer(question, { ...answer, text: 'khác' })).toBe(false);
      expect((await store.list('766')).found).toStrictEqual([{ ...question, answer }]);
    });
  });
}
