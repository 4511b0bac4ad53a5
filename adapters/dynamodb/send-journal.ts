import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { deliveryPartsFrom } from '../../domain/delivery/delivery-id.ts';
import { type InstantText, instantText, instantTextSchema } from '../../domain/period/instant-text.ts';
import type { JournalEntry, SendJournal } from '../../usecases/ports/send-journal.ts';
import type { Key } from './table/key.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { registryPartitions } from './table/table-schema.ts';

const entryReader = plainReader(
  'sent-message',
  z.object({ messageId: z.string(), sentAt: instantTextSchema }),
);
const doubtReader = plainReader('journal-doubt', z.object({ until: instantTextSchema }));

/**
 * The journal of sent messages in the Registry table, because the deliveries are in Reports: `pk` = `sent#<job>#<nominal time>`,
 * `sk` = the delivery's key. `pk` = `sent`, `sk` = `incomplete` says up to when it is incomplete.
 */
export class DynamoDbSendJournal implements SendJournal {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  async add(id: string, { messageId, sentAt }: JournalEntry): Promise<void> {
    const key = keyOf(id);
    if (key !== null)
      await this.#table.putIfAbsent({ ...key, ...versionOf('sent-message'), messageId, sentAt });
  }

  async entriesOf(ids: readonly string[]): Promise<ReadonlyMap<string, JournalEntry>> {
    const keys = new Map(ids.flatMap((id) => keyOf(id) ?? []).map((key) => [`${key.pk} ${key.sk}`, key]));
    const found = await this.#table.getRows([...keys.values()], entryReader);
    const entries = new Map([...keys.keys()].map((key, index) => [key, found[index] ?? null]));
    return new Map(
      ids.flatMap((id): [string, JournalEntry][] => {
        const key = keyOf(id);
        const row = key === null ? null : entries.get(`${key.pk} ${key.sk}`);
        if (!row) return [];
        // One that cannot be read still says that the message was sent.
        const sentAt = deliveryPartsFrom(id)?.occurrence.nominalTime;
        const entry = row.value ?? (sentAt && { messageId: 'unknown', sentAt });
        return entry ? [[id, entry]] : [];
      }),
    );
  }

  async incompleteUntil(): Promise<InstantText | null> {
    return (await this.#table.get(doubtKey, doubtReader))?.until ?? null;
  }

  async doubt(until: Temporal.Instant): Promise<void> {
    await this.#table.put({ ...doubtKey, ...versionOf('journal-doubt'), until: instantText(until) });
  }
}

const doubtKey = { pk: registryPartitions.journal, sk: 'incomplete' };

function keyOf(id: string): Key | null {
  const named = deliveryPartsFrom(id);
  if (named === null) return null;
  const { job, nominalTime } = named.occurrence;
  return { pk: `${registryPartitions.journal}#${job}#${nominalTime}`, sk: named.key };
}
