import { Temporal } from 'temporal-polyfill';
import { memoryStores } from '../../../../adapters/memory/memory-stores.ts';
import { personHash } from '../../../../domain/access/unsubscribe-token.ts';
import type { Delivery } from '../../../../domain/delivery/delivery.ts';
import type { InstantText } from '../../../../domain/period/instant-text.ts';
import { type Instant, instantText } from '../../../../simulation/model/days.ts';
import type { Message } from '../../../../simulation/model/deliveries.ts';
import { realProduct } from '../../../../simulation/product.ts';
import { virtualTimer } from '../../../fixtures/virtual-timer.ts';
import { lambdaContext } from '../../../fixtures/world.ts';
import { portsFor, signingKey } from '../ports.ts';
import type { Worker } from '../worker.ts';
import { JudgedDeliveries } from './judged-deliveries.ts';
import type { Service } from './mail-service.ts';

/** The real sender and the real event handler, over in-memory stores. The clock stands still. */
export class RealMailroom {
  now: Instant;
  readonly #released = new Set<string>();
  readonly #deliveries = new JudgedDeliveries(
    () => this.now,
    ({ occurrence: { job, nominalTime } }) => job === 'receipt' || this.#released.has(nominalTime),
  );
  readonly #stores = { ...memoryStores(), deliveries: this.#deliveries };
  /** One for all senders: the rate that one has used up is free again for the next. */
  readonly #timer = virtualTimer();

  constructor(now: Instant) {
    this.now = now;
  }

  /** The senders' violations. */
  get violations(): readonly string[] {
    return this.#deliveries.violations;
  }

  messages(): Promise<Map<string, Message>> {
    return this.#deliveries.messages();
  }

  plan(delivery: Delivery): Promise<boolean> {
    return this.#deliveries.plan(delivery);
  }

  /** Marks all messages of a nominal time's warnings as planned. */
  async release(nominalTime: InstantText): Promise<void> {
    this.#released.add(nominalTime);
    const row = { job: 'warn', nominalTime, status: 'done', attempts: 1, catalogueVersion: 1 } as const;
    await this.#stores.occurrences.replace(null, row);
  }

  /** Pauses or resumes sending. */
  async turn(isPaused: boolean): Promise<void> {
    const { sending } = this.#stores;
    const at = Temporal.Instant.fromEpochMilliseconds(this.now);
    await (isPaused ? sending.pause('operations', 'an exercise', at) : sending.resume('operations', at));
  }

  /** Unsubscribes a person from weekly reports. */
  async unsubscribe(email: string): Promise<void> {
    const person = personHash(email, signingKey);
    await this.#stores.unsubscribes.add(
      { kind: 'weekly-report', person },
      Temporal.Instant.fromEpochMilliseconds(this.now),
    );
  }

  /** Runs one sender for as long as there is time. */
  async send(worker: Worker, service: Service, remaining: () => number): Promise<void> {
    const mailer = { send: ({ deliveryId }: { deliveryId: string }) => service(deliveryId) };
    const ports = { ...portsFor(worker, this.#stores, () => this.now), mailer, timer: this.#timer };
    const event = { job: 'deliver', nominalTime: instantText(this.now) };
    await realProduct
      .sender(ports)(event, lambdaContext(remaining))
      .catch(() => undefined);
    worker.alive = false;
  }

  /** The mail service publishes an event of a message. */
  async report(worker: Worker, id: string, report: object): Promise<unknown> {
    const mail = {
      messageId: `m-${id}`,
      timestamp: new Date(this.now).toISOString(),
      tags: { delivery: [id] },
    };
    const event = { Records: [{ Sns: { MessageId: 's', Message: JSON.stringify({ ...report, mail }) } }] };
    const ports = portsFor(worker, this.#stores, () => this.now);
    return realProduct.mailEvents(ports)(event, lambdaContext());
  }
}
