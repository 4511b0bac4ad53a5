import type { HeldBy, SendResult } from '../domain/delivery/send-result.ts';
import type { Random } from '../example/generator/random.ts';
import type { Mailer, OutgoingMessage } from '../usecases/ports/mailer.ts';
import type { SendingAccount } from '../usecases/ports/sending-account.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Invocation } from './invocation.ts';
import { type Story, uncommonStories, usualStory } from './model/mail-stories.ts';
import type { Outages } from './outages.ts';
import type { Trace } from './trace.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A message the service has accepted. Times are milliseconds since 1970. */
export type Taken = {
  readonly deliveryId: string;
  readonly messageId: string;
  readonly email: string;
  readonly at: number;
  /** What becomes of it. */
  readonly story: Story;
};

/** How long the product waits for an answer, in milliseconds. */
const answerTimeout = 12_000;

type Reply = { readonly taken: boolean; readonly after: number; readonly result: (id: string) => SendResult };

/** The mail service: accepts messages or not, with or without an answer. */
export class MailService {
  /** All sent messages. */
  readonly taken: Taken[] = [];
  /** The deliveries rejected permanently. */
  readonly refused = new Set<string>();
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #trace: Trace;
  readonly #outages: Outages;
  readonly #faults: () => FaultPlan;
  readonly #onTaken: (taken: Taken) => void;

  /** @param onTaken called for every accepted message */
  constructor(
    time: VirtualTime,
    random: Random,
    trace: Trace,
    outages: Outages,
    faults: () => FaultPlan,
    onTaken: (taken: Taken) => void,
  ) {
    this.#time = time;
    this.#random = random;
    this.#trace = trace;
    this.#outages = outages;
    this.#faults = faults;
    this.#onTaken = onTaken;
  }

  /** The limits of the account; its reputation is always perfect. */
  readonly sendingAccount: SendingAccount = {
    quota: async () => ({ perSecond: 14, perDay: 50_000, sentLastDay: 0 }),
    statistics: async () => [],
    isDomainVerified: async () => true,
  };

  /** The service as an invocation sees it. */
  mailerFor(invocation: Invocation): Mailer {
    return {
      send: (message) =>
        invocation.wait((resolve) => {
          const { calls } = this.#faults();
          const fate = this.#random.next();
          const dies =
            fate < calls.crashBefore
              ? 'before'
              : fate < calls.crashBefore + calls.crashAfter
                ? 'after'
                : null;
          this.#time.after(this.#random.between(20, 300), () => {
            if (dies === 'before') return invocation.die();
            const reply = this.#decide();
            const result = this.#take(invocation, message, reply);
            if (dies === 'after') return invocation.die();
            this.#time.after(reply.after, () => {
              if (!invocation.alive) return 'idle';
              resolve(result);
              return undefined;
            });
            return undefined;
          });
        }),
    };
  }

  #take(invocation: Invocation, { deliveryId, to }: OutgoingMessage, reply: Reply): SendResult {
    const messageId = `m-${this.taken.length + 1}`;
    const result = reply.result(messageId);
    const what = `${invocation.name} mail ${deliveryId} ${reply.taken ? 'taken' : 'not taken'}, ${result.outcome}`;
    this.#trace.add(this.#time.now, what);
    if (result.outcome === 'refused') this.refused.add(deliveryId);
    if (!reply.taken) return result;
    const isUncommon = this.#random.next() < this.#faults().mail.uncommon;
    const story = isUncommon ? this.#random.pick(uncommonStories) : usualStory;
    const taken = { deliveryId, messageId, email: to.email, at: this.#time.now, story };
    this.taken.push(taken);
    this.#onTaken(taken);
    return result;
  }

  #decide(): Reply {
    const { mail } = this.#faults();
    const soon = this.#random.between(20, 300);
    const not = (result: SendResult): Reply => ({ taken: false, after: soon, result: () => result });
    const silent = (taken: boolean): Reply => ({
      taken,
      after: answerTimeout,
      result: () => ({ outcome: 'unknown', failure: 'no answer' }),
    });
    if (this.#outages.isOut('mail', this.#time.now)) {
      return this.#random.next() < 0.5 ? silent(false) : not({ outcome: 'retry', failure: 'unavailable' });
    }
    if (this.#outages.isOut('account', this.#time.now)) {
      const by = this.#random.pick<HeldBy>(['account', 'account', 'pause']);
      return not({ outcome: 'held', by, failure: `the account: ${by}` });
    }
    let left = this.#random.next();
    const next = (share: number) => {
      left -= share;
      return left < 0;
    };
    if (next(mail.refused)) return not({ outcome: 'refused', failure: 'not an address' });
    if (next(mail.later)) return not({ outcome: 'retry', failure: 'unavailable' });
    if (next(mail.held)) {
      const by = this.#random.pick<HeldBy>(['rate', 'rate', 'quota', 'pause', 'account']);
      return not({ outcome: 'held', by, failure: `held for the ${by}` });
    }
    if (next(mail.silentlyTaken)) return silent(true);
    if (next(mail.silentlyLost)) return silent(false);
    return { taken: true, after: soon, result: (messageId) => ({ outcome: 'sent', messageId }) };
  }
}
