import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { memoryStores } from '../../../../adapters/memory/memory-stores.ts';
import type { Catalogue, IndicatorSet } from '../../../../domain/catalogue/catalogue.ts';
import { Problem } from '../../../../domain/problem/problem.ts';
import type { Submission } from '../../../../domain/submission/submission.ts';
import { type Instant, instantText, mondayOfWeek } from '../../../../simulation/model/days.ts';
import type { Run } from '../../../../simulation/model/expected-runs.ts';
import type { Accepted, KeyLease, Sending } from '../../../../simulation/model/intake.ts';
import { dueAt } from '../../../../simulation/model/ranked-week.ts';
import type { Ranking } from '../../../../simulation/model/ranking.ts';
import type { Address } from '../../../../simulation/model/revisions.ts';
import { revisionOf, textOf } from '../../../../simulation/model-terms.ts';
import { realProduct } from '../../../../simulation/product.ts';
import { rankingIn } from '../../../../simulation/ranking-in.ts';
import { lambdaContext } from '../../../fixtures/world.ts';
import { portsFor } from '../ports.ts';
import { RecordedDeliveries } from '../recorded-deliveries.ts';
import { Worker } from '../worker.ts';
import { RecordedKeys } from './recorded-keys.ts';

const receiptSchema = z.object({ revision: z.int(), status: z.enum(['on-time', 'late']) });

/** A unit's answer: the revision and whether it is late, or the code of a refusal. */
export type Told = { readonly number: number; readonly late: boolean } | string;

/** The real acceptance of submissions and the real ranking, over in-memory stores. The clock stands still. */
export class RealIntake {
  now: Instant;
  readonly #set: IndicatorSet;
  readonly #catalogue: Catalogue;
  readonly #keys = new RecordedKeys();
  readonly #deliveries = new RecordedDeliveries();
  readonly #stores = { ...memoryStores(), idempotency: this.#keys, deliveries: this.#deliveries };
  #exceptions = 0;

  constructor(now: Instant, catalogue: Catalogue, set: IndicatorSet) {
    this.now = now;
    this.#catalogue = catalogue;
    this.#set = set;
  }

  async start(): Promise<void> {
    await this.#stores.catalogues.put(1, this.#catalogue, Temporal.Instant.fromEpochMilliseconds(this.now));
  }

  /** A unit submits figures. */
  async take(sending: Sending, worker = new Worker(this.now)): Promise<Told> {
    const { set, unit, period, key, body, ifMatch, hasReason, values } = sending;
    const request = { set, unit, period, values: raw(values), ...(hasReason && { reason: 'Sửa số liệu' }) };
    try {
      const ports = portsFor(worker, this.#stores, () => this.now);
      const receipt = await realProduct.submit(ports, {
        caller: { principal: { role: 'unit', unit }, tokenId: '0'.repeat(16), label: unit },
        language: 'vi',
        request,
        idempotencyKey: key,
        bodyHash: body,
        dryRun: false,
        ...(ifMatch === null ? {} : { ifMatch }),
      });
      const { revision: number, status } = receiptSchema.parse(receipt);
      return { number, late: status === 'late' };
    } catch (error) {
      return error instanceof Problem ? error.code : 'no answer';
    }
  }

  /** Opens an exception from the lock, until an instant. */
  async open({ unit, period }: Pick<Address, 'unit' | 'period'>, end: Instant): Promise<void> {
    this.#exceptions += 1;
    await this.#stores.exceptions.put({
      id: `exception-${this.#exceptions}`,
      unit,
      set: this.#set.id,
      period,
      officer: 'Chánh Văn phòng',
      reason: 'Mất điện',
      openedAt: textOf(this.now),
      expiresAt: textOf(end),
      tokenId: '0'.repeat(16),
    });
  }

  /** Ranks the week before a run, unless already ranked. */
  async rank({ at }: Run): Promise<void> {
    const ports = portsFor(new Worker(this.now), this.#stores, () => this.now);
    await realProduct.schedule(ports)({ job: 'rank', nominalTime: instantText(at) }, lambdaContext());
  }

  async ranking(period: string): Promise<Ranking | null> {
    const edition = await this.#stores.editions.find(this.#set.id, period, 'departments', 1);
    return edition && rankingIn(edition);
  }

  /** Everything stored at some addresses, oldest first. */
  async accepted(addresses: readonly Address[]): Promise<Accepted[]> {
    const rows = addresses.map(({ unit, period }) =>
      this.#stores.submissions.revisions(this.#set, period, unit),
    );
    return (await Promise.all(rows)).flat().map((submission) => ({
      ...revisionOf(submission, this.#dueAt(submission)),
      key: submission.idempotencyKey,
      body: submission.bodyHash,
      late: submission.late,
    }));
  }

  #dueAt({ period }: Submission): Instant {
    return dueAt(this.#set, mondayOfWeek(period), this.#catalogue.calendar);
  }

  holds(): ReadonlyMap<string, KeyLease> {
    return this.#keys.leases;
  }

  /** The posts that receive confirmations of submissions, with the times of receipt. */
  confirmed(): string[] {
    return [...this.#deliveries.planned].flatMap(([id, messages]) =>
      messages.map(({ posts }) => `${id} ${posts.join('+')}`),
    );
  }
}

/** Points in submitted form. */
function raw(values: Sending['values']): Map<string, unknown> {
  return new Map(
    [...values].map(([id, value]) => [id, 'points' in value ? { points: (value.points ?? 0) / 100 } : value]),
  );
}
