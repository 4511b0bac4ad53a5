import { setTimeout as pause } from 'node:timers/promises';
import { withAttempts } from './attempts.ts';
import type { Mail, MailStore } from './mail-store.ts';
import { type SesNotification, sentAndDelivered } from './ses-events.ts';

export type EventPublisherOptions = {
  readonly store: MailStore;
  /** The configuration set whose messages are told of. */
  readonly configurationSet: string;
  /** Takes one notification; what it rejects is offered again, in the end at the next start. */
  readonly listener: (event: SesNotification) => Promise<unknown>;
  readonly onNotTaken: (mail: Mail, error: unknown) => void;
};

const attempts = 3;
const pauseMs = 300;

/** Publishes the outcome of messages to a listener, one at a time, and remembers what it has published. */
export class EventPublisher {
  readonly #options: EventPublisherOptions;
  #last: Promise<void> = Promise.resolve();

  constructor(options: EventPublisherOptions) {
    this.#options = options;
  }

  publish(mail: Mail): void {
    if (!mail.eventsPublished) this.#last = this.#last.then(() => this.#tell(mail));
  }

  /** Resolves once everything published so far was taken or given up. */
  settled(): Promise<void> {
    return this.#last;
  }

  async #tell(mail: Mail): Promise<void> {
    const { store, configurationSet, listener, onNotTaken } = this.#options;
    try {
      for (const event of sentAndDelivered(mail, configurationSet)) {
        await withAttempts(
          () => listener(event),
          attempts,
          (failed) => pause(pauseMs * failed),
        );
      }
      store.markPublished(mail.id);
    } catch (error) {
      onNotTaken(mail, error);
    }
  }
}
