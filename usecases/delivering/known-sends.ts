import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import { deliveryFailures } from '../../domain/delivery/delivery-failures.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import type { SendJournal } from '../ports/send-journal.ts';

/**
 * What the journal knows of due deliveries. It differs from their own state only where their table was restored to an earlier
 * moment, or imported.
 */
export class KnownSends {
  readonly #journal: SendJournal;
  #incompleteUntil: Promise<InstantText | null> | null = null;

  constructor(journal: SendJournal) {
    this.#journal = journal;
  }

  /**
   * The new states, by id, of those deliveries that must not be sent: `sent` where the journal has them; `failed` where they were
   * planned while it was incomplete, so that they may have been sent, unless operations had them sent again since.
   */
  async among(deliveries: readonly Delivery[]): Promise<ReadonlyMap<string, DeliveryChange>> {
    if (deliveries.length === 0) return new Map();
    this.#incompleteUntil ??= this.#journal.incompleteUntil();
    const [entries, until] = await Promise.all([
      this.#journal.entriesOf(deliveries.map(({ id }) => id)),
      this.#incompleteUntil,
    ]);
    const changes = new Map<string, DeliveryChange>();
    for (const delivery of deliveries) {
      const { id, attempts } = delivery;
      const entry = entries.get(id);
      if (entry !== undefined) changes.set(id, { state: 'sent', dueAt: null, attempts, ...entry });
      else if (until !== null && isDoubtful(delivery, until))
        changes.set(id, { state: 'failed', dueAt: null, attempts, failure: deliveryFailures.doubtful });
    }
    return changes;
  }
}

function isDoubtful({ occurrence, resentAt }: Delivery, until: InstantText): boolean {
  return isBefore(occurrence.nominalTime, until) && (resentAt === undefined || isBefore(resentAt, until));
}
