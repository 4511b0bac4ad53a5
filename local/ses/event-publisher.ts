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
  #last: Promise<void> = Promise.resolve();

  constructor(options: EventPublisherOptions) {
    this.#options = options;
  }

  publish(mail: Mail): void {
    if (!mail.eventsPublished) this.#last = this.#last.then(() => this.#tell(mail));
  }

  /** Resolves once every event published so far was received or given up. */
  settled(): Promise<void> {
    return this.#last;
  }

  async #tell(mail: Mail): Promise<void> {
    const { store, configurationSet, listener, stored, onNotTaken } = this.#options;
    try {
      for (const event of sentAndDelivered(mail, configurationSet)) {
        await withAttempts(
          () => listener(event),
          attempts,
          (failed) => pause(pauseMs * failed),
        );
      }
      await stored?.();
      store.markPublished(mail.id);
    } catch (error) {
      onNotTaken(mail, error);
    }
  }
}
