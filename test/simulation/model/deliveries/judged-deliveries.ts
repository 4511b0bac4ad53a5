import { MemoryDeliveryStore } from '../../../../adapters/memory/delivery-store.ts';
import type { Delivery } from '../../../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../../../domain/delivery/delivery-change.ts';
import type { Instant } from '../../../../simulation/model/days.ts';
import type { Message } from '../../../../simulation/model/deliveries.ts';
import { brokenMoves } from '../../../../simulation/model/delivery-moves.ts';
import { messageOf } from '../../../../simulation/model-terms.ts';
import { instant } from '../../../fixtures/instants.ts';

/** A delivery store in which the model checks every move. */
export class JudgedDeliveries extends MemoryDeliveryStore {
  /** The violations, as text. */
  readonly violations: string[] = [];
  readonly #now: () => Instant;
  readonly #isReleased: (delivery: Delivery) => boolean;
  readonly #occurrences = new Map<string, Delivery['occurrence']>();

  constructor(now: () => Instant, isReleased: (delivery: Delivery) => boolean) {
    super();
    this.#now = now;
    this.#isReleased = isReleased;
  }

  override async plan(delivery: Delivery): Promise<boolean> {
    const { job, nominalTime } = delivery.occurrence;
    this.#occurrences.set(`${job}@${nominalTime}`, delivery.occurrence);
    return super.plan(delivery);
  }

  override async move(seen: Delivery, change: DeliveryChange): Promise<boolean> {
    const moved = await super.move(seen, change);
    const lookAt = change.dueAt === null ? null : Date.parse(change.dueAt);
    const after = messageOf({ ...seen, state: change.state, attempts: change.attempts }, lookAt);
    const before = messageOf(seen, Date.parse(seen.dueAt));
    const broken = moved ? brokenMoves(before, after, this.#now(), this.#isReleased(seen)) : [];
    this.violations.push(...broken.map((rule) => `${seen.id}: ${rule}`));
    return moved;
  }

  /** Every message by its id. */
  async messages(): Promise<Map<string, Message>> {
    const listed = await this.dueBy(instant('2100-01-01T00:00:00Z'), 1_000);
    const lookAt = new Map(listed.map(({ id, dueAt }) => [id, Date.parse(dueAt)]));
    const rows = await Promise.all([...this.#occurrences.values()].map((one) => this.byOccurrence(one)));
    return new Map(rows.flat().map((row) => [row.id, messageOf(row, lookAt.get(row.id) ?? null)]));
  }
}
