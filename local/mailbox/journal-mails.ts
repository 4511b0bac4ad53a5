import { instantTextSchema } from '../../domain/period/instant-text.ts';
import type { SendJournal } from '../../usecases/ports/send-journal.ts';
import type { Mail } from './mail-store.ts';

const atOnce = 100;

/**
 * Adds the messages in the mailbox to the journal where it lacks them, because the database was replaced by an earlier one. So
 * none of them is sent again.
 */
export async function journalMails(mails: readonly Mail[], journal: SendJournal): Promise<void> {
  const sent = mails.flatMap(({ id: messageId, tags, sentAt }) => {
    const [id] = tags['delivery'] ?? [];
    const at = instantTextSchema.safeParse(sentAt);
    return id === undefined || !at.success ? [] : [{ id, entry: { messageId, sentAt: at.data } }];
  });
  for (let from = 0; from < sent.length; from += atOnce) {
    const some = sent.slice(from, from + atOnce);
    const known = await journal.entriesOf(some.map(({ id }) => id));
    for (const { id, entry } of some) if (!known.has(id)) await journal.add(id, entry);
  }
}
