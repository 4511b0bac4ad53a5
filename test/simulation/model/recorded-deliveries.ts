import { MemoryDeliveryStore } from '../../../adapters/memory/delivery-store.ts';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import type { Planned } from '../../../simulation/model/planned.ts';
import { plannedIn } from '../../../simulation/planned-in.ts';

/** A delivery store that records planned messages. */
export class RecordedDeliveries extends MemoryDeliveryStore {
  /** The messages of each run that planned any, in recipient order. */
  readonly planned = new Map<string, Planned[]>();

  override async plan(delivery: Delivery): Promise<boolean> {
    const stored = await super.plan(delivery);
    if (!stored) return false;
    const { job, nominalTime } = delivery.occurrence;
    const id = `${job}@${nominalTime}`;
    const planned = [...(this.planned.get(id) ?? []), plannedIn(delivery)];
    this.planned.set(
      id,
      planned.toSorted((one, other) => (String(one.posts) < String(other.posts) ? -1 : 1)),
    );
    return true;
  }
}
