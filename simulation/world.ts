import { Temporal } from 'temporal-polyfill';
import { memoryStores } from '../adapters/memory/memory-stores.ts';
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import { dateAt, instantOf } from '../domain/period/period.ts';
import { Random } from '../example/generator/random.ts';
import { Clients } from './clients.ts';
import { type FaultPlan, noFaults, withCallFaults } from './fault-plan.ts';
import { FaultyNetwork } from './faulty-network.ts';
import { Invocation } from './invocation.ts';
import { Lambda, type Running } from './lambda.ts';
import { eventsOf } from './mail-events.ts';
import { MailService, type Taken } from './mail-service.ts';
import { Outages } from './outages.ts';
import type { Handler, Ports, Product } from './product.ts';
import { changedCatalogue, sampleCatalogue } from './sample-catalogue.ts';
import { Trace } from './trace.ts';
import { type Expected, expectedBetween, triggerEveryFewMinutes, triggerJobs } from './triggers.ts';
import { VirtualTime } from './virtual-time.ts';
import { WatchedDeliveries } from './watched-deliveries.ts';
import { WatchedLedger } from './watched-ledger.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const signingKey = new Uint8Array(32);

/** What a world is made from; equal settings make equal worlds. */
export type WorldSettings = {
  readonly seed: string;
  readonly product: Product;
  readonly faults: FaultPlan;
  /** Gets every line of the trace. */
  readonly write?: (line: string) => void;
};

/** As the functions are deployed. */
const schedule: Running = { name: 'schedule', timeout: 5 * minute, attempts: 3 };
const deliver: Running = { name: 'deliver', timeout: 4 * minute, attempts: 2 };
const deliveryEvents: Running = { name: 'delivery-events', timeout: 30_000, attempts: 6 };

/** An event is tried for hours; from this attempt on it goes well, so that it is not lost. */
const sparedAttempt = 4;

/** A catalogue version and when it was put. */
export type Version = { readonly version: number; readonly catalogue: Catalogue; readonly at: number };

/**
 * Some weeks of a small province: its schedules, its units, its mail. Faults happen until `calmFrom`; after that nothing
 * goes wrong any more, and everything has until `end` to come to rest.
 */
export class World {
  readonly stores = memoryStores();
  readonly versions: Version[] = [];
  readonly trace: Trace;
  readonly outages: Outages;
  readonly ledger: WatchedLedger;
  readonly deliveries: WatchedDeliveries;
  readonly mail: MailService;
  readonly clients: Clients;
  readonly start: number;
  readonly calmFrom: number;
  readonly end: number;
  /** Messages none of whose events arrived. */
  readonly unheard: Taken[] = [];
  readonly settings: WorldSettings;
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #network: FaultyNetwork;
  readonly #lambda: Lambda;
  readonly #monday: Temporal.PlainDate;
  readonly #days: number;
  readonly #faults: FaultPlan;
  #reconciled = 0;
  #expected: readonly Expected[] | undefined;

  constructor(settings: WorldSettings) {
    this.settings = settings;
    this.#random = this.#stream('world');
    this.#faults = withCallFaults(settings.faults, this.#random.pick([0.2, 1, 3]));
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
    this.ledger = new WatchedLedger(this.stores.occurrences);
    this.deliveries = new WatchedDeliveries(
      this.stores.deliveries,
      this.#time,
      this.#stream('index'),
      faults,
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
  }

  /** Lets everything happen. */
  async run(): Promise<void> {
    await this.#planVersions();
    this.#planSwitch();
    const { product } = this.settings;
    const set = this.versions[0]?.catalogue.sets[0];
    const units = this.versions[0]?.catalogue.units.map(({ id }) => id);
    if (set !== undefined && units !== undefined) this.clients.plan(set, units, this.start, this.calmFrom);
    const faults = (at: number) => this.#faultsAt(at);
    const expected = expectedBetween(this.start, this.end);
    triggerJobs(this.#time, this.#stream('triggers'), this.outages, faults, expected, (occurrence) =>
      this.#invoke(schedule, product.schedule, occurrence),
    );
    const isOut = (kind: 'deliver' | 'reconcile') => (at: number) =>
      this.outages.isOut('scheduler', at) || this.outages.isOut(kind, at);
    const random = this.#stream('ticks');
    let first = 0;
    const reconcileMayFind = () => {
      while (this.ledger.ended.has(idOf(expected[first]))) first += 1;
      const open = expected[first];
      const isOpen = open !== undefined && open.at <= this.#time.now - 5 * minute;
      if (this.ledger.begin !== null && !isOpen && this.#time.now < this.#reconciled + 48 * hour)
        return false;
      this.#reconciled = this.#time.now;
      return true;
    };
    triggerEveryFewMinutes(
      this.#time,
      random,
      'reconcile',
      this.end,
      isOut('reconcile'),
      faults,
      reconcileMayFind,
      (nominalTime) => this.#invoke(schedule, product.schedule, { job: 'reconcile', nominalTime }),
    );
    triggerEveryFewMinutes(
      this.#time,
      random,
      'deliver',
      this.end,
      isOut('deliver'),
      faults,
      () => this.deliveries.mayHaveDue(),
      (nominalTime) => this.#invoke(deliver, product.deliver, { job: 'deliver', nominalTime }),
    );
    await this.#time.runUntil(this.end);
  }

  /** The occurrences that must have come to their end when the world has come to rest. */
  expected(): readonly Expected[] {
    const begin = this.ledger.begin;
    this.#expected ??= begin === null ? [] : expectedBetween(Date.parse(begin), this.end - hour);
    return this.#expected;
  }

  /** An invocation to look at the world with once it has come to rest. */
  onlooker(): Invocation {
    return new Invocation('onlooker', this.#time, this.end + hour, () => undefined);
  }

  #stream(name: string): Random {
    return new Random('simulation', this.settings.seed, name);
  }

  #faultsAt(at: number): FaultPlan {
    if (at >= this.calmFrom) return noFaults;
    return this.#faults;
  }

  /** All ports but the stores, as an invocation sees them. */
  surroundingsOf(invocation: Invocation) {
    return {
      mailer: this.mail.mailerFor(invocation),
      mailCap: 1_000,
      receiptsNotPlanned: () => undefined,
      signingKey: { read: async () => signingKey },
      apiUrl: 'https://api.example',
      clock: this.#time.clock,
      timer: invocation.timer,
      entropy: {
        bytes: (count: number) => Uint8Array.from({ length: count }, () => this.#random.integer(0, 255)),
      },
    };
  }

  #portsFor(invocation: Invocation, spared = false): Ports {
    const between = <T extends object>(name: string, port: T) =>
      this.#network.between(invocation, name, port, spared);
    const { stores } = this;
    return {
      catalogues: between('catalogues', stores.catalogues),
      submissions: between('submissions', stores.submissions),
      idempotency: between('idempotency', stores.idempotency),
      exceptions: between('exceptions', stores.exceptions),
      editions: between('editions', stores.editions),
      reports: between('reports', stores.reports),
      milestones: between('milestones', stores.milestones),
      occurrences: between('occurrences', this.ledger.seenBy(invocation)),
      deliveries: between('deliveries', this.deliveries),
      sending: between('sending', stores.sending),
      slots: between('slots', stores.slots),
      unsubscribes: between('unsubscribes', stores.unsubscribes),
      account: between('account', this.mail.account),
      ...this.surroundingsOf(invocation),
    };
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
    const { lost, published } = eventsOf(taken, this.#faultsAt(this.#time.now), this.#random);
    if (lost) this.unheard.push(taken);
    for (const { after, event } of published) {
      this.#time.after(after, () => {
        this.#invoke(deliveryEvents, this.settings.product.deliveryEvents, event, sparedAttempt);
        return undefined;
      });
    }
  }

  /** Puts the first version of the catalogue, and now and then another one. */
  async #planVersions(): Promise<void> {
    const random = this.#stream('catalogue');
    let catalogue = sampleCatalogue(random, this.#monday, this.#days);
    await this.#put(1, catalogue, this.start);
    const times = Array.from({ length: random.integer(0, 3) }, () =>
      Math.round(random.between(this.start, this.calmFrom)),
    ).sort((one, other) => one - other);
    for (const [index, at] of times.entries()) {
      const today = dateAt(Temporal.Instant.fromEpochMilliseconds(at));
      const next = changedCatalogue(random, catalogue, today);
      catalogue = next;
      this.#time.at(at, () => {
        void this.#put(index + 2, next, at);
        return undefined;
      });
    }
  }

  async #put(version: number, catalogue: Catalogue, at: number): Promise<void> {
    this.versions.push({ version, catalogue, at });
    await this.stores.catalogues.put(version, catalogue, new Date(at).toISOString());
  }

  /** Operations pause sending, and let it go on again. */
  #planSwitch(): void {
    for (const { kind, from, to } of this.outages.all) {
      if (kind !== 'paused') continue;
      this.#time.at(from, () => {
        void this.stores.sending.pause('operations', 'an exercise', new Date(from).toISOString());
        return undefined;
      });
      this.#time.at(to, () => {
        void this.stores.sending.resume('operations', new Date(to).toISOString());
        return undefined;
      });
    }
  }
}

function idOf(expected: Expected | undefined): string {
  return expected === undefined ? '' : `${expected.occurrence.job}@${expected.occurrence.nominalTime}`;
}
