import { describe, expect, test } from 'vitest';
import type { SendJournal } from '../../../usecases/ports/send-journal.ts';
import { instant, iso } from '../../fixtures/instants.ts';

const id = (key: string) => `report_20240115T000000Z_${key}`;
const entry = (messageId: string) => ({ messageId, sentAt: iso('2024-01-15T00:05:00Z') });

/** The contract of every journal of sent messages. */
export function sendJournalContract(name: string, open: () => Promise<SendJournal>): void {
  describe(`${name} send journal`, () => {
    test('keeps the first entry of each delivery, and finds those asked for', async () => {
      const journal = await open();
      await journal.add(id('a'), entry('m-1'));
      await journal.add(id('a'), entry('m-2'));
      await journal.add(id('b'), entry('m-3'));
      await journal.add('warn_20240115T000000Z_c', entry('m-4'));
      expect(await journal.entriesOf([id('b'), id('c'), id('a'), id('a')])).toEqual(
        new Map([
          [id('b'), entry('m-3')],
          [id('a'), entry('m-1')],
        ]),
      );
      expect(await journal.entriesOf([])).toEqual(new Map());
    });

    test('knows nothing of an invalid id', async () => {
      const journal = await open();
      await journal.add('nothing_ours', entry('m-1'));
      expect(await journal.entriesOf(['nothing_ours'])).toEqual(new Map());
    });

    test('is complete unless it is doubted', async () => {
      const journal = await open();
      expect(await journal.incompleteUntil()).toBeNull();
      await journal.doubt(instant('2024-01-15T01:00:00Z'));
      await journal.doubt(instant('2024-01-15T02:00:00Z'));
      expect(await journal.incompleteUntil()).toBe('2024-01-15T02:00:00Z');
    });
  });
}
