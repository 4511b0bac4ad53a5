import { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import { deliveryFailures } from '../../domain/delivery/delivery-failures.ts';
import { afterAttempt, type Claim, nextStep } from '../../domain/delivery/next-step.ts';
import type { SendResult } from '../../domain/delivery/send-result.ts';
import { isFullHour } from '../../domain/period/full-hour.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import { inParallel } from '../in-parallel.ts';
import type { Ports } from '../ports/ports.ts';
import { DueDeliveries } from './due-deliveries.ts';
import { InFlight } from './in-flight.ts';
import { KnownSends } from './known-sends.ts';
import { MessageRenderer } from './message-renderer.ts';
import { PlannedOccurrences } from './planned-occurrences.ts';
import { ReportWorkbooks, type WorkbookFailure } from './report-workbooks.ts';
import { sendOnce } from './send-once.ts';
import { SendingGate, type StopReason } from './sending-gate.ts';
import { Subscriptions } from './subscriptions.ts';

/** The ports needed to send. */
export type DeliverPorts = Pick<
  Ports,
  | 'sendingAccount'
  | 'apiUrl'
  | 'catalogues'
  | 'clock'
  | 'deliveries'
  | 'editions'
  | 'isTrial'
  | 'entropy'
  | 'journal'
  | 'letterhead'
  | 'mailer'
  | 'occurrences'
  | 'reports'
  | 'sending'
  | 'signingKey'
  | 'times'
  | 'slots'
  | 'tableFiles'
  | 'timer'
  | 'unsubscribes'
>;

/** The outcome of processing a delivery. `passed-over` leaves it to another worker, or to a later run. */
type Outcome = SendResult['outcome'] | 'settled' | 'passed-over';

/**
 * How many deliveries of a run ended in each state. One held back for the rate is tried again, and counts each time.
 * `unsettled` counts those, among all of them, without an event for half an hour after they were sent.
 */
type DeliveryCounts = Record<Outcome | 'unsettled', number>;

/** The result of a run. */
export type DeliverResult = Readonly<DeliveryCounts> & {
  /** Why the run ended with deliveries left; null when it processed all. */
  readonly stopped: StopReason | null;
  /** The fault of the account or its settings for which messages wait until operations fix it; null when there is none. */
  readonly fault: string | null;
};

/** How far a run has come, updated as it goes, so that a run that fails half-way can still be reported. */
export type DeliverProgress = {
  readonly counts: DeliveryCounts;
  /** How long the oldest message had been due when the run began, in seconds; 0 when none was. */
  oldestDueSeconds: number;
  /** The reports that go without their workbook, because it could not be made: each once in a language. */
  readonly missingWorkbooks: WorkbookFailure[];
};

/** The progress at the start of a run. */
export function begun(): DeliverProgress {
  return { counts: nothingDelivered(), oldestDueSeconds: 0, missingWorkbooks: [] };
}

function nothingDelivered(): DeliveryCounts {
  return {
    sent: 0,
    refused: 0,
    held: 0,
    retry: 0,
    unknown: 0,
    settled: 0,
    unsettled: 0,
    'passed-over': 0,
  };
}

/**
 * Sends due deliveries, several at once and no faster than the account allows: claim, render, send once, record. A delivery
 * is claimed by a conditional write, so several workers never send the same one; one bad message never holds up the others.
 * When sending has to stop, no further message is started and the remaining deliveries stay due, in order. Messages other
 * than the weekly report stop earlier, as soon as the report needs the rest of the quota. While unsubscriptions cannot be
 * read, only messages without an unsubscribe link are sent. A message that the journal lists is not sent again, whatever its
 * delivery row says. A run that finds nothing due makes one read, and checks the account and its reputation once per hour.
 * @param nominalTime of the run
 * @param mayGoOn called before each message; false ends the run early, and the next run continues
 * @param progress is kept up to date
 */
export async function deliverDue(
  ports: DeliverPorts,
  nominalTime: Temporal.Instant,
  mayGoOn: () => boolean,
  progress: DeliverProgress = begun(),
): Promise<DeliverResult> {
  const { counts } = progress;
  const due = new DueDeliveries(ports);
  const oldest = await due.first();
  if (oldest === null) {
    // The run at the full hour goes on, so that a pause is known before the next report is due.
    if (!isFullHour(nominalTime)) return { ...counts, stopped: null, fault: null };
    const gate = await SendingGate.open(ports, mayGoOn);
    const { stopped, fault } = gate;
    await gate.recordFault(fault, ports.clock.now());
    return { ...counts, stopped, fault };
  }
  progress.oldestDueSeconds = secondsSince(oldest.dueAt, ports.clock.now());
  const gate = await SendingGate.open(ports, mayGoOn);
  const subscriptions = new Subscriptions(ports);
  await new DeliverRun(ports, { gate, due, subscriptions }, progress).run();
  const fault = gate.fault ?? subscriptions.failure;
  await gate.recordFault(fault, ports.clock.now());
  return { ...counts, stopped: gate.stopped, fault };
}

function secondsSince(dueAt: InstantText, now: Temporal.Instant): number {
  return (now.epochMilliseconds - Temporal.Instant.from(dueAt).epochMilliseconds) / 1_000;
}

function unwanted({ attempts }: Delivery): DeliveryChange {
  return { state: 'suppressed', dueAt: null, attempts, failure: deliveryFailures.unsubscribed };
}

/** Deliveries settled at once. */
const settledAtOnce = 8;

class DeliverRun {
  readonly #counts: DeliveryCounts;
  readonly #ports: DeliverPorts;
  readonly #gate: SendingGate;
  readonly #due: DueDeliveries;
  readonly #subscriptions: Subscriptions;
  readonly #planned: PlannedOccurrences;
  readonly #known: KnownSends;
  readonly #renderer: MessageRenderer;
  readonly #inFlight = new InFlight();

  constructor(
    ports: DeliverPorts,
    {
      gate,
      due,
      subscriptions,
    }: { readonly gate: SendingGate; readonly due: DueDeliveries; readonly subscriptions: Subscriptions },
    { counts, missingWorkbooks }: DeliverProgress,
  ) {
    this.#ports = ports;
    this.#counts = counts;
    this.#gate = gate;
    this.#due = due;
    this.#subscriptions = subscriptions;
    this.#planned = new PlannedOccurrences(ports.occurrences);
    this.#known = new KnownSends(ports.journal);
    const workbooks = new ReportWorkbooks(ports, (failure) => missingWorkbooks.push(failure));
    this.#renderer = new MessageRenderer(ports.reports, ports.letterhead, workbooks);
  }

  /**
   * Begins messages in their order until none is due or the gate closes, and waits for those begun.
   * @throws the first failure of a store, once all messages begun have ended
   */
  async run(): Promise<void> {
    try {
      while (this.#goesOn()) {
        const haveEnded = this.#inFlight.isEmpty;
        const batch = await this.#due.next(this.#gate.batch, haveEnded);
        // One that is being sent may yet be held back for the rate, and is then due again.
        if (batch.length > 0) await this.#deliver(batch);
        else if (haveEnded) break;
        else await this.#inFlight.next();
      }
    } finally {
      await this.#inFlight.end();
    }
  }

  #goesOn(): boolean {
    return !this.#inFlight.hasFailed && this.#gate.hasTime();
  }

  /** Settles what is not to be sent of some deliveries, about half a second's worth, and begins the others in their order. */
  async #deliver(batch: readonly Delivery[]): Promise<void> {
    const now = this.#ports.clock.now();
    const sendable = batch.filter((one) => nextStep(one, now).kind === 'send');
    const planned = await this.#planned.among(sendable.map(({ occurrence }) => occurrence));
    const mayGo = sendable.filter((one) => planned(one.occurrence));
    const known = await this.#known.among(mayGo);
    const wanted = await this.#subscriptions.among(mayGo.filter(({ id }) => !known.has(id)));
    const toSend: Delivery[] = [];
    await inParallel(batch, settledAtOnce, async (delivery) => {
      const step = nextStep(delivery, now);
      if (step.kind === 'settle') return this.#settle(delivery, step.change);
      if (!planned(delivery.occurrence)) return this.#passOver();
      const sent = known.get(delivery.id);
      if (sent !== undefined) return this.#settleUnsent(delivery, sent);
      const answer = wanted(delivery.id);
      if (answer === 'unknown') return this.#passOver();
      if (answer === 'unsubscribed') return this.#settleUnsent(delivery, unwanted(delivery));
      toSend.push(delivery);
    });
    for (const delivery of toSend) {
      if (!this.#goesOn()) return;
      await this.#begin(delivery);
    }
  }

  #passOver(): void {
    this.#counts['passed-over'] += 1;
    this.#due.passOver();
  }

  async #settle(delivery: Delivery, change: DeliveryChange): Promise<void> {
    if (!(await this.#ports.deliveries.move(delivery, change))) return this.#passOver();
    if (delivery.state === 'unknown') this.#counts.unsettled += 1;
    this.#counts.settled += 1;
  }

  /** Settles a delivery that is due and must not be sent. */
  async #settleUnsent(delivery: Delivery, change: DeliveryChange): Promise<void> {
    if (await this.#ports.deliveries.move(delivery, change)) this.#counts.settled += 1;
    else this.#passOver();
  }

  /** Begins to send a message once the gate opens for it; does nothing when that is closed. */
  async #begin(delivery: Delivery): Promise<void> {
    for (;;) {
      await this.#inFlight.room();
      const admission = await this.#gate.admit(delivery.content.kind);
      if (admission === 'held-back') return this.#passOver();
      if (admission === 'closed' || this.#inFlight.hasFailed) return;
      if (admission === 'waits') {
        await this.#inFlight.next();
        continue;
      }
      const heldBefore = this.#due.firstHeldBack();
      await this.#start(heldBefore ?? delivery);
      if (heldBefore === null) return;
    }
  }

  /** The wait for its turn may have been long. */
  async #start(delivery: Delivery): Promise<void> {
    const step = nextStep(delivery, this.#ports.clock.now());
    if (step.kind === 'settle') return this.#settle(delivery, step.change);
    this.#gate.began();
    this.#inFlight.start(() => this.#send(delivery, step.claim));
  }

  /** @returns whether the mail service answered clearly */
  async #send(delivery: Delivery, claim: Claim): Promise<boolean> {
    const { deliveries, clock, entropy } = this.#ports;
    const claimed = { ...delivery, ...claim };
    // Where its own claim went through and the answer was lost, nothing tells it from another worker's, so the message is not sent now:
    // the lease ends, and it is sent unless SES says in the half hour after that it was.
    if (!(await deliveries.move(delivery, claim))) {
      this.#gate.gaveUp();
      this.#passOver();
      return true;
    }
    if (delivery.state === 'unknown') this.#counts.unsettled += 1;
    const sent = await sendOnce(this.#ports, this.#renderer, claimed);
    this.#gate.heard(sent);
    const jitter = (entropy.bytes(1)[0] ?? 0) / 255;
    // Where an event of SES was first, it knows more.
    await deliveries.move(claimed, afterAttempt(delivery, claim, sent, clock.now(), jitter));
    this.#counts[sent.outcome] += 1;
    if (sent.outcome === 'held') this.#due.again({ ...delivery, state: 'due' });
    return sent.outcome === 'sent' || sent.outcome === 'refused';
  }
}
