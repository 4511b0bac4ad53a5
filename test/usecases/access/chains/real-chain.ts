import type fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import { MemoryAuditLog } from '../../../../adapters/memory/audit-log.ts';
import type { Principal, TokenRecord } from '../../../../domain/access/principal.ts';
import { isLive } from '../../../../domain/access/token-chain.ts';
import { instantText } from '../../../../domain/period/instant-text.ts';
import { Problem } from '../../../../domain/problem/problem.ts';
import { authenticateToken } from '../../../../usecases/access/authenticate-token.ts';
import { findToken } from '../../../../usecases/access/find-token.ts';
import { issueToken } from '../../../../usecases/access/issue-token.ts';
import { revokeToken } from '../../../../usecases/access/revoke-token.ts';
import { rotateToken } from '../../../../usecases/access/rotate-token.ts';
import type { Entropy } from '../../../../usecases/ports/entropy.ts';
import type { TokenStore } from '../../../../usecases/ports/token-store.ts';

const unobserved = { onLookUp: () => undefined, onFailure: () => undefined };

const operations = { principal: { role: 'operations' }, tokenId: 'operations', label: 'vận hành' } as const;

/** A call of the API. */
export type Call =
  | { readonly kind: 'rotate'; readonly id: string; readonly by: string }
  | { readonly kind: 'revoke'; readonly id: string }
  | { readonly kind: 'use'; readonly by: string };

/** The answer to a call: the token it issued, done, a refusal, or none because the function died. */
export type Outcome =
  | { readonly id: string; readonly secret: string; readonly end: number }
  | 'done'
  | 'refused'
  | 'died';

/** Where a call dies: at its store call with this number, from 1, before or after that had its effect. */
export type Death = { readonly call: number; readonly after: boolean };

/** One chain of tokens in a real store, whose every call waits for its turn in a race. */
export class RealChain {
  readonly #store: TokenStore;
  readonly #entropy: Entropy;
  /** The ids of all stored tokens of the chain, those included that never came into force. */
  readonly #ids: string[] = [];
  readonly #noting: Promise<void>[] = [];
  #scheduler: fc.Scheduler | null = null;
  #turn: Promise<void> = Promise.resolve();
  #isRevoked = false;
  now: number;

  constructor(store: TokenStore, entropy: Entropy, now: number) {
    this.#store = store;
    this.#entropy = entropy;
    this.now = now;
  }

  get #clock() {
    return { now: () => Temporal.Instant.fromEpochMilliseconds(this.now) };
  }

  /** Issues the first token. */
  async issue(principal: Principal, end: number): Promise<{ id: string; secret: string }> {
    const expiresAt = instantText(Temporal.Instant.fromEpochMilliseconds(end));
    const ports = { tokens: this.#store, clock: this.#clock, entropy: this.#entropy };
    const { id, token } = await issueToken(ports, { principal, label: 'thử', expiresAt });
    this.#ids.push(id);
    return { id, secret: token };
  }

  /** Makes calls one after the other, or at once in an order that the scheduler draws. */
  async race(scheduler: fc.Scheduler, calls: readonly Call[]): Promise<Outcome[]> {
    this.#scheduler = scheduler;
    const outcomes = await scheduler.waitFor(Promise.all(calls.map((call) => this.#make(call, null))));
    await scheduler.waitFor(this.#noted());
    this.#scheduler = null;
    return outcomes;
  }

  /** Makes one call, which may die half-way. */
  async make(call: Call, death: Death | null = null): Promise<Outcome> {
    const outcome = await this.#make(call, death);
    await this.#noted();
    return outcome;
  }

  /** Waits for what calls note without their callers waiting for it. */
  async #noted(): Promise<void> {
    await Promise.allSettled(this.#noting.splice(0));
  }

  async #make(call: Call, death: Death | null): Promise<Outcome> {
    const tokens = this.#seenBy(death);
    const ports = { audit: new MemoryAuditLog(), tokens, clock: this.#clock, entropy: this.#entropy };
    try {
      if (call.kind === 'revoke') {
        await revokeToken(ports, call.id, operations);
        this.#isRevoked = true;
        return 'done';
      }
      const isOperations = call.by === 'operations';
      const caller = isOperations ? operations : (await authenticateToken(ports, call.by, unobserved)).caller;
      if (call.kind === 'use') return 'done';
      const { id, token, expiresAt } = await rotateToken(ports, call.id, caller);
      return { id, secret: token, end: Date.parse(expiresAt) };
    } catch (error) {
      if (error instanceof Problem) return 'refused';
      if (error instanceof Error && error.message === 'died') return 'died';
      throw error;
    }
  }

  /** Whether a token works. */
  async works(secret: string): Promise<boolean> {
    return authenticateToken({ clock: this.#clock, tokens: this.#quiet() }, secret, unobserved).then(
      () => true,
      () => false,
    );
  }

  /** The stored tokens of the chain, the one that was issued first at the front. */
  async records(): Promise<TokenRecord[]> {
    const found = await Promise.all(this.#ids.map((id) => this.#store.find(id)));
    return found.filter((record) => record !== null);
  }

  /** How many tokens of the chain work now. */
  async live(): Promise<number> {
    const members = await Promise.all(this.#ids.map((id) => findToken(this.#store, id)));
    return members.filter((member) => member !== null && isLive(member, this.#clock.now())).length;
  }

  /** The store without a trace of its use. */
  #quiet(): TokenStore {
    const { find, put, list, rotate, retire, revoke } = this.#bound(async (act) => act());
    return { find, put, list, rotate, retire, revoke, noteUse: async () => undefined };
  }

  /** The store as one call sees it. */
  #seenBy(death: Death | null): TokenStore {
    let made = 0;
    let isDead = false;
    return this.#bound(async (act) => {
      await this.#scheduler?.schedule(Promise.resolve());
      return this.#alone(async () => {
        made += 1;
        const isLast = made === death?.call;
        if (isDead || (isLast && !death.after)) {
          isDead = true;
          throw new Error('died');
        }
        const result = await act();
        await this.#check();
        if (isLast) {
          isDead = true;
          throw new Error('died');
        }
        return result;
      });
    });
  }

  /** Lets one store call and the check after it end before the next: the check reads several items, and means one moment. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** What holds after every single write, whatever else is under way. */
  async #check(): Promise<void> {
    const live = await this.live();
    expect(live).toBeLessThanOrEqual(this.#isRevoked ? 0 : 2);
  }

  #bound(around: <T>(act: () => Promise<T>) => Promise<T>): TokenStore {
    const store = this.#store;
    return {
      find: (...given) => around(() => store.find(...given)),
      put: (record) => {
        this.#ids.push(record.id);
        return around(() => store.put(record));
      },
      list: (...given) => around(() => store.list(...given)),
      rotate: (...given) => around(() => store.rotate(...given)),
      retire: (...given) => around(() => store.retire(...given)),
      noteUse: (...given) => {
        const noting = around(() => store.noteUse(...given));
        this.#noting.push(noting);
        return noting;
      },
      revoke: (...given) => around(() => store.revoke(...given)),
    };
  }
}
