import type { Delivery } from '../../domain/delivery/delivery.ts';
import { afterAttempt, nextStep } from '../../domain/delivery/next-step.ts';
import type { Message } from '../../domain/message/message.ts';
import type { Mailer, SendResult } from '../../domain/ports/mailer.ts';
import type { DeliveryStore, OccurrenceStore, WeeklyReportStore } from '../../domain/ports/report-store.ts';
import type { Clock, Entropy } from '../../domain/ports/surroundings.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import { MessageRenderer } from './message-renderer.ts';

/** What delivering needs from outside. */
export type DeliverPorts = {
  readonly deliveries: DeliveryStore;
  readonly occurrences: OccurrenceStore;
  readonly reports: WeeklyReportStore;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly entropy: Entropy;
};

/** How many deliveries of one run ended in which way. */
export type DeliverResult = Readonly<Record<SendResult['outcome'] | 'settled' | 'passed-over', number>>;

const pageSize = 50;

/**
 * Sends what is due, one message at a time: claim, render, send once, record. A delivery is claimed by a conditional
 * write, so several workers never send the same one; one bad message never holds up the others.
 * @param mayGoOn asked before each message; false ends the run early, and the rest waits for the next one
 */
export async function deliverDue(ports: DeliverPorts, mayGoOn: () => boolean): Promise<DeliverResult> {
  const result = { sent: 0, refused: 0, retry: 0, unknown: 0, settled: 0, 'passed-over': 0 };
  const seen = new Set<string>();
  const planned = new PlannedOccurrences(ports.occurrences);
  const renderer = new MessageRenderer(ports.reports);
  for (;;) {
    const due = await ports.deliveries.dueBy(ports.clock.now().toString(), pageSize + result['passed-over']);
    const fresh = due.filter(({ id }) => !seen.has(id));
    if (fresh.length === 0) return result;
    for (const delivery of fresh) {
      if (!mayGoOn()) return result;
      seen.add(delivery.id);
      result[await deliver(ports, planned, renderer, delivery)] += 1;
    }
  }
}

async function deliver(
  ports: DeliverPorts,
  planned: PlannedOccurrences,
  renderer: MessageRenderer,
  delivery: Delivery,
): Promise<keyof DeliverResult> {
  const step = nextStep(delivery, ports.clock.now());
  if (step.kind === 'settle') {
    return (await ports.deliveries.move(delivery, step.change)) ? 'settled' : 'passed-over';
  }
  if (!(await planned.has(delivery.occurrence))) return 'passed-over';
  if (!(await ports.deliveries.move(delivery, step.claim))) return 'passed-over';
  const claimed = { ...delivery, ...step.claim };
  const sent = await attempt(ports.mailer, renderer, claimed);
  const jitter = (ports.entropy.bytes(1)[0] ?? 0) / 255;
  await ports.deliveries.move(claimed, afterAttempt(claimed, sent, ports.clock.now(), jitter));
  return sent.outcome;
}

async function attempt(mailer: Mailer, renderer: MessageRenderer, delivery: Delivery): Promise<SendResult> {
  let message: Message;
  try {
    message = await renderer.render(delivery);
  } catch (error) {
    return {
      outcome: 'retry',
      failure: `not rendered: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  const { recipient, id } = delivery;
  return mailer.send({ to: { name: recipient.post.vi, email: recipient.email }, deliveryId: id, message });
}

/** Knows which occurrences have planned all their deliveries; a message of any other has to wait. */
class PlannedOccurrences {
  readonly #store: OccurrenceStore;
  readonly #finished = new Set<string>();

  constructor(store: OccurrenceStore) {
    this.#store = store;
  }

  async has(occurrence: Delivery['occurrence']): Promise<boolean> {
    const id = occurrenceId(occurrence);
    if (this.#finished.has(id)) return true;
    if ((await this.#store.outcome(occurrence)) === null) return false;
    this.#finished.add(id);
    return true;
  }
}
