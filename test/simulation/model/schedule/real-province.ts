import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { memoryStores } from '../../../../adapters/memory/memory-stores.ts';
import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import { jobs } from '../../../../domain/schedule/occurrence.ts';
import { type Instant, instantText } from '../../../../simulation/model/days.ts';
import { idOf, type Run } from '../../../../simulation/model/expected-runs.ts';
import type { Row } from '../../../../simulation/model/ledger.ts';
import type { Answer, Reconciliation } from '../../../../simulation/model/province.ts';
import { rowOf, runOf } from '../../../../simulation/model-terms.ts';
import { realProduct } from '../../../../simulation/product.ts';
import { WatchedEditions } from '../../../../simulation/watched-editions.ts';
import { WatchedLedger } from '../../../../simulation/watched-ledger.ts';
import { WatchedMilestones } from '../../../../simulation/watched-milestones.ts';
import { WatchedReports } from '../../../../simulation/watched-reports.ts';
import { instant } from '../../../fixtures/instants.ts';
import { lambdaContext } from '../../../fixtures/world.ts';
import { portsFor } from '../ports.ts';
import { RecordedDeliveries } from '../recorded-deliveries.ts';
import { Worker } from '../worker.ts';

const answerSchema = z.object({ status: z.enum(['done', 'idle', 'already-finished', 'too-late']) });
const reconciliationSchema = z.object({
  caughtUp: z.array(z.string()),
  givenUp: z.array(z.string()),
  failures: z.array(z.string().transform((failure) => failure.replace(/Z: .*$/s, 'Z'))),
});

/** The real use cases over in-memory stores, and their visible results. The clock stands still. */
export class RealProvince {
  now: Instant;
  readonly stores = { ...memoryStores(), deliveries: new RecordedDeliveries() };
  readonly ledger = new WatchedLedger(
    this.stores.occurrences,
    () => this.now,
    () => this.#calendar,
  );
  readonly editions = new WatchedEditions(this.stores.editions, () => this.now);
  readonly reports = new WatchedReports(this.stores.reports, () => this.now);
  readonly milestones = new WatchedMilestones(this.stores.milestones);
  #versions = 0;
  #calendar: Catalogue['calendar'] = [];

  constructor(now: Instant) {
    this.now = now;
  }

  async putCatalogue(catalogue: Catalogue): Promise<void> {
    this.#versions += 1;
    this.#calendar = catalogue.calendar;
    await this.stores.catalogues.put(
      this.#versions,
      catalogue,
      Temporal.Instant.fromEpochMilliseconds(this.now),
    );
  }

  /** Triggers a run. A hanging worker leaves the answer open. */
  async trigger({ job, at }: Run, worker = new Worker(this.now)): Promise<Answer> {
    const nominalTime = instantText(at);
    try {
      return answerSchema.parse(await this.#invoke(worker, { job, nominalTime })).status;
    } catch {
      return 'refused';
    } finally {
      worker.alive = false;
    }
  }

  async reconcile(): Promise<Reconciliation> {
    const nominalTime = instantText(this.now);
    return reconciliationSchema.parse(
      await this.#invoke(new Worker(this.now), { job: 'reconcile', nominalTime }),
    );
  }

  /** The ledger. */
  async rows(): Promise<Map<string, Row>> {
    const rows = await Promise.all(
      jobs.map((job) =>
        this.stores.occurrences.list(job, instant('2000-01-01T00:00:00Z'), instant('2100-01-01T00:00:00Z')),
      ),
    );
    return new Map(rows.flat().map((row) => [idOf(runOf(row)), rowOf(row)]));
  }

  #invoke(worker: Worker, event: unknown): Promise<unknown> {
    const { editions, milestones, reports } = this;
    const stores = { ...this.stores, editions, milestones, reports, occurrences: this.ledger.seenBy(worker) };
    return realProduct.schedule(portsFor(worker, stores, () => this.now))(event, lambdaContext());
  }
}
