import type { Instant } from './days.ts';
import {
  type AttemptResult,
  afterAttempt,
  afterReport,
  dutyTo,
  type Message,
  type State,
  silence,
} from './deliveries.ts';

/** A message in the mailroom. */
export type Letter = Message & {
  /** The run that plans it; null for a message of no run. */
  readonly run: string | null;
  /** The address that may unsubscribe from such messages; null for a duty. */
  readonly subscriber: string | null;
};

/**
 * The result of handing over a message. `stopped` holds it, and everything after it, because of the daily quota or a
 * pause. A sender that `dies` leaves it claimed, and everything after it unchanged.
 */
export type Outcome = Exclude<AttemptResult, 'held'> | 'stopped' | 'dies';

/** All planned messages, and what senders do with them. */
export class Mailroom {
  letters = new Map<string, Letter>();
  isPaused = false;
  /** Lower-case addresses that have unsubscribed from all optional messages. */
  readonly unsubscribed = new Set<string>();
  /** The runs whose messages are all planned. */
  readonly released = new Set<string>();

  /**
   * One sender processes everything due, soonest first: it settles what is not to be sent, and sends the rest. How far ahead
   * it settles is its own affair, so where it stops, it may have left some of that.
   * @param outcomeOf the result of handing over a message
   * @param lookAtOf when it next needs processing, where the rules leave that open: after a retry or a death
   * @returns whether it stopped before the end
   */
  send(now: Instant, outcomeOf: (id: string) => Outcome, lookAtOf: (id: string) => Instant): boolean {
    if (this.isPaused) return false;
    const due = [...this.letters]
      .filter(([, letter]) => dutyTo(letter, now) !== 'nothing')
      .toSorted(([, one], [, other]) => (one.lookAt ?? 0) - (other.lookAt ?? 0));
    const toSend = due.filter(([id, letter]) => !this.#isSettled(id, letter, now));
    for (const [id, letter] of toSend) {
      const outcome = outcomeOf(id);
      const lookAt = lookAtOf(id);
      if (outcome === 'dies') this.set(id, { state: 'claimed', lookAt, attempts: letter.attempts + 1 });
      else this.set(id, afterAttempt(letter, outcome === 'stopped' ? 'held' : outcome, now, lookAt));
      if (outcome === 'stopped' || outcome === 'dies') return true;
    }
    return false;
  }

  /** Settles a message that is not to be sent, or leaves it where its run is not planned yet. */
  #isSettled(id: string, letter: Letter, now: Instant): boolean {
    const duty = dutyTo(letter, now);
    if (duty === 'ask') this.set(id, { state: 'unknown', lookAt: now + silence });
    if (duty === 'expire') this.set(id, { state: 'expired', lookAt: null });
    if (duty === 'give-up') this.set(id, { state: 'failed', lookAt: null });
    if (duty !== 'send' || !this.isReleased(letter)) return true;
    if (!this.unsubscribed.has(letter.subscriber?.toLowerCase() ?? '')) return false;
    this.set(id, { state: 'suppressed', lookAt: null });
    return true;
  }

  /**
   * Applies a mail service event to a message.
   * @returns `unknown` when there is no such message
   */
  report(id: string, state: State): 'moved' | 'unmoved' | 'unknown' {
    const letter = this.letters.get(id);
    if (letter === undefined) return 'unknown';
    const after = afterReport(letter, state);
    if (after === null) return 'unmoved';
    this.set(id, after);
    return 'moved';
  }

  /** Whether the run has planned everything. */
  isReleased({ run }: Letter): boolean {
    return run === null || this.released.has(run);
  }

  /** Changes a message. */
  set(id: string, changes: Partial<Message>): void {
    const letter = this.letters.get(id);
    if (letter !== undefined) this.letters.set(id, { ...letter, ...changes });
  }
}
