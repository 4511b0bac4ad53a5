import { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { afterAttempt, nextStep } from '../../domain/delivery/next-step.ts';
import { isIdleCheckDue } from '../../domain/delivery/reputation.ts';
import type { SendResult } from '../../domain/delivery/send-result.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Message } from '../../messages/letter/message.ts';
import type { Ports } from '../ports/ports.ts';
import { isPausedNow } from './guard-reputation.ts';
import { MessageRenderer } from './message-renderer.ts';
import { PlannedOccurrences } from './planned-occurrences.ts';
import { SendingGate, type StopReason } from './sending-gate.ts';
import { changeIfUnwanted, unsubscribeUrl } from './subscriptions.ts';

/** The ports needed to send. */
export type DeliverPorts = Pick<
  Ports,
  | 'sendingAccount'
  | 'apiUrl'
  | 'catalogues'
  | 'clock'
  | 'deliveries'
  | 'entropy'
  | 'mailer'
  | 'occurrences'
  | 'reports'
  | 'sending'
  | 'signingKey'
  | 'slots'
  | 'timer'
  | 'unsubscribes'
>;

/** The outcome of processing a delivery. `passed-over` leaves it to another worker, or to a later run. */
type Outcome = SendResult['outcome'] | 'settled' | 'passed-over';

/**
 * How many deliveries of a run ended in each state. One held back for the rate is tried again, and counts each time.
 * `unsettled` counts those, among all of them, without an event for half an hour after they were sent.
 */
export type DeliveryCounts = Record<Outcome | 'unsettled', number>;

/** The result of a run. */
export type DeliverResult = Readonly<DeliveryCounts> & {
  /** Why the run ended with deliveries left; null when it processed all. */
  readonly stopped: StopReason | null;
};

/** How far a run has come, kept while it goes on so that one that fails half-way can still be reported. */
export type DeliverProgress = {
  readonly counts: DeliveryCounts;
  /** How long the oldest message had been due when the run began, in seconds; 0 when none was. */
  oldestDueSeconds: number;
};

/** The progress at the start of a run. */
export function begun(): DeliverProgress {
  return { counts: nothingDelivered(), oldestDueSeconds: 0 };
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

const pageSize = 50;

/**
 * Sends due deliveries one at a time, no faster than the account allows: claim, render, send once, record. A delivery
 * is claimed by a conditional write, so several workers never send the same one; one bad message never holds up the
 * others. When sending has to stop, the remaining deliveries stay due, in order; those other than the weekly report do
 * so as soon as the rest of the quota is needed for that. A run that finds nothing due makes one read, and checks the
 * account's reputation once an hour.
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
  const dueNow = (limit: number) => ports.deliveries.dueBy(ports.clock.now(), limit);
  const first = await dueNow(pageSize);
  const [oldest] = first;
  if (oldest === undefined) {
    const isPaused = isIdleCheckDue(nominalTime) && (await isPausedNow(ports));
    return { ...counts, stopped: isPaused ? 'pause' : null };
  }
  progress.oldestDueSeconds = secondsSince(oldest.dueAt, ports.clock.now());
  const gate = await SendingGate.open(ports, mayGoOn);
  const run = new DeliverRun(ports, gate, counts);
  const seen = new Set<string>();
  for (let due = first; gate.hasTime(); due = await dueNow(pageSize + counts['passed-over'])) {
    const fresh = due.filter(({ id }) => !seen.has(id));
    if (fresh.length === 0) break;
    for (const delivery of fresh) {
      if (!gate.hasTime()) break;
      seen.add(delivery.id);
      await run.deliver(delivery);
    }
  }
  return { ...counts, stopped: gate.stopped };
}

function secondsSince(dueAt: string, now: Temporal.Instant): number {
  return (now.epochMilliseconds - Temporal.Instant.from(dueAt).epochMilliseconds) / 1_000;
}

class DeliverRun {
  readonly #counts: DeliveryCounts;
  readonly #ports: DeliverPorts;
  readonly #gate: SendingGate;
  readonly #planned: PlannedOccurrences;
  readonly #renderer: MessageRenderer;

  constructor(ports: DeliverPorts, gate: SendingGate, counts: DeliveryCounts) {
    this.#ports = ports;
    this.#counts = counts;
    this.#gate = gate;
    this.#planned = new PlannedOccurrences(ports.occurrences);
    this.#renderer = new MessageRenderer(ports.reports);
  }

  /** A message held back for the rate is tried again before the next one, so that none overtakes it. */
  async deliver(delivery: Delivery): Promise<void> {
    let seen = delivery;
    for (;;) {
      const outcome = await this.#deliverOnce(seen);
      if (outcome === null) return;
      this.#counts[outcome] += 1;
      if (outcome !== 'held') return;
      seen = { ...seen, state: 'due' };
    }
  }

  /** @returns null when the gate is closed; nothing has been changed then */
  async #deliverOnce(delivery: Delivery): Promise<Outcome | null> {
    const { deliveries, clock, entropy } = this.#ports;
    let step = nextStep(delivery, clock.now());
    if (step.kind === 'send') {
      if (await this.#gate.holdsBack(delivery.content.kind)) return 'passed-over';
      if (!(await this.#planned.has(delivery.occurrence))) return 'passed-over';
      const unwanted = await changeIfUnwanted(this.#ports, delivery);
      if (unwanted !== null) {
        const moved = await deliveries.move(delivery, unwanted);
        return moved && unwanted.state === 'suppressed' ? 'settled' : 'passed-over';
      }
      if (!(await this.#gate.opens())) return null;
      // The wait for its turn may have been long.
      step = nextStep(delivery, clock.now());
    }
    if (!(await deliveries.move(delivery, step.kind === 'send' ? step.claim : step.change)))
      return 'passed-over';
    if (delivery.state === 'unknown') this.#counts.unsettled += 1;
    if (step.kind === 'settle') return 'settled';
    this.#gate.passed();
    const claimed = { ...delivery, ...step.claim };
    const sent = await attempt(this.#ports, this.#renderer, claimed);
    this.#gate.heard(sent);
    const jitter = (entropy.bytes(1)[0] ?? 0) / 255;
    await deliveries.move(claimed, afterAttempt(delivery, step.claim, sent, clock.now(), jitter));
    return sent.outcome;
  }
}

async function attempt(
  ports: Pick<Ports, 'apiUrl' | 'clock' | 'mailer' | 'signingKey'>,
  renderer: MessageRenderer,
  delivery: Delivery,
): Promise<SendResult> {
  let message: Message;
  let url: string | null;
  try {
    url = await unsubscribeUrl(ports, delivery);
    message = await renderer.render(delivery, instantText(ports.clock.now()), url);
  } catch (error) {
    return {
      outcome: 'retry',
      failure: `not rendered: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  const { recipient, id, expiresAt } = delivery;
  if (!isBefore(ports.clock.now(), expiresAt))
    return { outcome: 'retry', failure: 'it expired before it could be sent' };
  return ports.mailer.send({
    to: { name: recipient.post.vi, email: recipient.email },
    deliveryId: id,
    message,
    ...(url === null ? {} : { unsubscribe: { url } }),
  });
}
