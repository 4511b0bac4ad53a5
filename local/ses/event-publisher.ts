import { setTimeout as pause } from 'node:timers/promises';
import { withAttempts } from '../attempts.ts';
import type { Mail, MailStore } from '../mailbox/mail-store.ts';
import { type SesNotification, sentAndDelivered } from './events.ts';

/** Which messages have events, and who gets them. */
export type EventPublisherOptions = {
  readonly store: MailStore;
  /** The configuration set whose messages have events. */
  readonly configurationSet: string;
  /** Receives one notification; a rejected one is offered again, at the latest on the next start. */
  readonly listener: (event: SesNotification) => Promise<unknown>;
  /** Resolves once what the listener has recorded is stored; by default at once. */
  readonly stored?: () => Promise<void>;
  readonly onNotTaken: (mail: Mail, error: unknown) => void;
};

const attempts = 3;
const pauseMs = 300;

/** Publishes message events to a listener, one at a time, and records what it has published. */
export class EventPublisher {
  readonly #options: EventPublisherOptions;
  readonly #waiting: Mail[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(options: EventPublisherOptions) {
    this.#options = options;
  }

  publish(mail: Mail): void {
    if (mail.eventsPublished) return;
    this.#waiting.push(mail);
    this.#last = this.#last.then(() => this.#tellWaiting());
  }

  /** Resolves once every event published so far was received or given up. */
  settled(): Promise<void> {
    return this.#last;
  }

  /** Tells of all that wait before it waits itself for what the listener recorded to be stored. */
  async #tellWaiting(): Promise<void> {
    const { store, stored, onNotTaken } = this.#options;
    const told: Mail[] = [];
    for (let mail = this.#waiting.shift(); mail !== undefined; mail = this.#waiting.shift())
      if (await this.#tell(mail)) told.push(mail);
    const isStored = told.length > 0 ? stored?.() : undefined;
    for (const mail of told) {
      try {
        await isStored;
        store.markPublished(mail.id);
      } catch (error) {
        onNotTaken(mail, error);
      }
    }
  }

  /** @returns whether the listener has received all events of a message */
  async #tell(mail: Mail): Promise<boolean> {
    const { configurationSet, listener, onNotTaken } = this.#options;
    try {
      for (const event of sentAndDelivered(mail, configurationSet)) {
        await withAttempts(
          () => listener(event),
          attempts,
          (failed) => pause(pauseMs * failed),
        );
      }
      return true;
    } catch (error) {
      onNotTaken(mail, error);
      return false;
    }
  }
}
