import { Temporal } from 'temporal-polyfill';
import { memoryStores } from '../adapters/memory/memory-stores.ts';
import type { InstantText } from '../domain/period/instant-text.ts';
import { instantOf } from '../domain/period/period.ts';
import type { Submission } from '../domain/submission/submission.ts';
import { Random } from '../example/generator/random.ts';
import { Clients } from './clients.ts';
import { type FaultPlan, noFaults, withCallFaults } from './fault-plan.ts';
import { FaultyNetwork } from './faulty-network.ts';
import type { Invocation } from './invocation.ts';
import { Lambda, type Running } from './lambda.ts';
import { eventsOf } from './mail-events.ts';
import { MailService, type Taken } from './mail-service.ts';
import { expectedRuns, idOf, type Run } from './model/expected-runs.ts';
import { Operations } from './operations.ts';
import { Outages } from './outages.ts';
import { fixedPorts, portsThrough } from './ports-through.ts';
import type { Handler, Ports, Product } from './product.ts';
import { sampleCatalogue } from './sample-catalogue.ts';
import { TokenHolders } from './token-holders.ts';
import { Trace } from './trace.ts';
import { triggerEveryFewMinutes, triggerJobs } from './triggers.ts';
import { VirtualTime } from './virtual-time.ts';
import { WatchedDeliveries } from './watched-deliveries.ts';
import { WatchedEditions } from './watched-editions.ts';
import { WatchedLedger } from './watched-ledger.ts';
import { WatchedMilestones } from './watched-milestones.ts';
import { WatchedReports } from './watched-reports.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The inputs of a world; equal settings make equal worlds. */
export type WorldSettings = {
  readonly seed: string;
  readonly product: Product;
  readonly faults: FaultPlan;
  /** Receives every line of the trace. */
  readonly write?: (line: string) => void;
};

/** As deployed. */
const schedule: Running = { name: 'schedule', timeout: 5 * minute, attempts: 3 };
const deliver: Running = { name: 'deliver', timeout: 4 * minute, attempts: 2 };
const deliveryEvents: Running = { name: 'delivery-events', timeout: 30_000, attempts: 6 };

/** An event is retried for hours; from this attempt on it succeeds, so that it is not lost. */
const sparedAttempt = 4;

/**
 * Some weeks of a small province: its schedules, its units, its mail. Faults occur until `calmFrom`; after that there
 * are none, and everything has until `end` to finish.
 */
export class World {
  readonly stores = memoryStores();
  readonly trace: Trace;
  readonly outages: Outages;
  readonly operations: Operations;
  readonly ledger: WatchedLedger;
  readonly editions: WatchedEditions;
  readonly milestones: WatchedMilestones;
  readonly reports: WatchedReports;
  readonly deliveries: WatchedDeliveries;
  readonly mail: MailService;
  readonly clients: Clients;
  readonly tokenHolders: TokenHolders;
  /** How many times more often its calls fail than the plan of faults says. */
  readonly callFaults: number;
  readonly start: number;
  readonly calmFrom: number;
  readonly end: number;
  /** Messages none of whose events arrived. */
  readonly unheard: Taken[] = [];
  /** Ids of the notifications of events that belong to no message. */
  readonly strays: string[] = [];
  /** Ids of submissions whose confirmations could not be planned. */
  readonly notConfirmed = new Set<string>();
  readonly settings: WorldSettings;
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #network: FaultyNetwork;
  readonly #lambda: Lambda;
  readonly #monday: Temporal.PlainDate;
  readonly #days: number;
  readonly #faults: FaultPlan;
  #reconciled = 0;
  #expected: readonly Run[] | undefined;

  constructor(settings: WorldSettings) {
    this.settings = settings;
    this.#random = this.#stream('world');
    this.callFaults = this.#random.pick([0.2, 1, 3]);
    this.#faults = withCallFaults(settings.faults, this.callFaults);
    this.#days = 7 * this.#random.integer(2, 5);
    this.#monday = Temporal.PlainDate.from('2024-01-01').add({ days: 7 * this.#random.integer(0, 150) });
    this.start = instantOf(this.#monday, '05:00').epochMilliseconds;
    this.calmFrom = this.start + this.#days * day;
    this.end = this.calmFrom + 46 * hour;
    this.trace = new Trace(settings.write);
    this.#time = new VirtualTime(this.#stream('order'), this.start);
    this.outages = Outages.draw(
      this.#stream('outages'),
      settings.faults.outages,
      this.start + hour,
      this.calmFrom,
    );
    const faults = () => this.#faultsAt(this.#time.now);
    const now = () => this.#time.now;
    this.operations = new Operations(this.#time, this.stores);
    this.ledger = new WatchedLedger(this.stores.occurrences, now, () => this.operations.calendar);
    this.editions = new WatchedEditions(this.stores.editions, now);
    this.milestones = new WatchedMilestones(this.stores.milestones);
    this.reports = new WatchedReports(this.stores.reports, now);
    this.deliveries = new WatchedDeliveries(
      this.stores.deliveries,
      this.#time,
      this.#stream('index'),
      faults,
      (id) => this.ledger.ended.get(id)?.status === 'done',
    );
    this.#network = new FaultyNetwork(this.#time, this.#stream('network'), this.trace, this.outages, faults);
    this.mail = new MailService(this.#time, this.#stream('mail'), this.trace, this.outages, faults, (taken) =>
      this.#publish(taken),
    );
    this.#lambda = new Lambda(this.#time, this.#stream('lambda'), this.trace);
    this.clients = new Clients(
      this.#time,
      this.#stream('clients'),
      this.#lambda,
      this.stores,
      (invocation, incoming) => settings.product.submit(this.#portsFor(invocation), incoming),
    );
    this.tokenHolders = new TokenHolders(
      this.#time,
      this.#stream('tokens'),
      this.#lambda,
      this.stores,
      settings.product,
      (invocation) => ({
        audit: this.#network.between(invocation, 'audit', this.stores.audit),
        tokens: this.#network.between(invocation, 'tokens', this.stores.tokens),
        clock: this.#time.clock,
      }),
    );
  }

  /** Runs all events. */
  async run(): Promise<void> {
    const { product } = this.settings;
    const random = this.#stream('catalogue');
    const catalogue = sampleCatalogue(random, this.#monday, this.#days);
    await this.operations.planVersions(random, catalogue, this.calmFrom);
    this.operations.planPauses(this.outages);
    this.clients.plan(catalogue, this.start, this.calmFrom, this.end - 8 * hour);
    this.operations.planExceptions(this.#stream('exceptions'), catalogue, this.calmFrom, (...exception) =>
      this.clients.sendAfterLock(catalogue, ...exception),
    );
    const faults = (at: number) => this.#faultsAt(at);
    const expected = expectedRuns(this.start, this.end);
    triggerJobs(this.#time, this.#stream('triggers'), this.outages, faults, expected, (occurrence) =>
      this.#invoke(schedule, product.schedule, occurrence),
    );
    const isOut = (kind: 'deliver' | 'reconcile') => (at: number) =>
      this.outages.isOut('scheduler', at) || this.outages.isOut(kind, at);
    const ticks = this.#stream('ticks');
    let first = 0;
    const reconcileMayFind = () => {
      while (this.#hasEnded(expected[first])) first += 1;
      const open = expected[first];
      const isOpen = open !== undefined && open.at <= this.#time.now - 5 * minute;
      if (this.ledger.begin !== null && !isOpen && this.#time.now < this.#reconciled + 48 * hour)
        return false;
      this.#reconciled = this.#time.now;
      return true;
    };
    triggerEveryFewMinutes(
      this.#time,
      ticks,
      'reconcile',
      this.end,
      isOut('reconcile'),
      faults,
      reconcileMayFind,
      (nominalTime) => this.#reconcile(nominalTime),
    );
    triggerEveryFewMinutes(
      this.#time,
      ticks,
      'deliver',
      this.end,
      isOut('deliver'),
      faults,
      () => this.deliveries.mayHaveDue(),
      (nominalTime) => this.#invoke(deliver, product.sender, { job: 'deliver', nominalTime }),
    );
    await this.tokenHolders.plan(this.start, this.calmFrom);
    await this.#time.runUntil(this.end);
    await this.tokenHolders.end();
  }

  /** The occurrences that must have ended at the end of the world. */
  expected(): readonly Run[] {
    const begin = this.ledger.begin;
    this.#expected ??= begin === null ? [] : expectedRuns(begin, this.end - hour);
    return this.#expected;
  }

  #hasEnded(run: Run | undefined): boolean {
    return run !== undefined && this.ledger.ended.has(idOf(run));
  }

  #stream(name: string): Random {
    return new Random('simulation', this.settings.seed, name);
  }

  #faultsAt(at: number): FaultPlan {
    if (at >= this.calmFrom) return noFaults;
    return this.#faults;
  }

  #portsFor(invocation: Invocation, spared = false): Ports {
    const watched = {
      editions: this.editions,
      reports: this.reports,
      milestones: this.milestones,
      occurrences: this.ledger.seenBy(invocation),
      deliveries: this.deliveries,
    };
    return {
      ...portsThrough(
        (name, port) => this.#network.between(invocation, name, port, spared),
        { ...this.stores, ...watched },
        this.mail.sendingAccount,
      ),
      ...fixedPorts,
      mailer: this.mail.mailerFor(invocation),
      receiptsNotPlanned: ({ id }: Submission) => {
        this.notConfirmed.add(id);
      },
      clock: this.#time.clock,
      timer: invocation.timer,
      entropy: {
        bytes: (count: number) => Uint8Array.from({ length: count }, () => this.#random.integer(0, 255)),
      },
    };
  }

  #reconcile(nominalTime: InstantText): void {
    const handle = this.settings.product.schedule;
    this.#lambda.run(schedule, async (invocation) => {
      const chance = { at: this.#time.now, held: this.ledger.heldNow() };
      try {
        return await handle(this.#portsFor(invocation))(
          { job: 'reconcile', nominalTime },
          invocation.context,
        );
      } finally {
        if (!invocation.disturbed) this.ledger.chances.push(chance);
      }
    });
  }

  #invoke(
    running: Running,
    make: (ports: Ports) => Handler,
    event: unknown,
    sparedFrom = Number.POSITIVE_INFINITY,
  ): void {
    this.#lambda.run(running, (invocation, attempt) =>
      make(this.#portsFor(invocation, attempt >= sparedFrom))(event, invocation.context),
    );
  }

  #publish(taken: Taken): void {
    const { lost, published, strays } = eventsOf(taken, this.#faultsAt(this.#time.now), this.#random);
    if (lost) this.unheard.push(taken);
    this.strays.push(...strays);
    for (const { after, event } of published) {
      this.#time.after(after, () => {
        this.#invoke(deliveryEvents, this.settings.product.mailEvents, event, sparedAttempt);
        return undefined;
      });
    }
  }
}
