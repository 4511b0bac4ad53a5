import { Temporal } from 'temporal-polyfill';
import type { MemoryStores } from '../adapters/memory/memory-stores.ts';
import { makeToken } from '../domain/access/token.ts';
import { instantText } from '../domain/period/instant-text.ts';
import type { Random } from '../example/generator/random.ts';
import { issueToken } from '../usecases/access/issue-token.ts';
import type { Entropy } from '../usecases/ports/entropy.ts';
import type { Invocation } from './invocation.ts';
import type { Lambda } from './lambda.ts';
import { type ChainFacts, wrongAbout } from './model/token-chain.ts';
import type { Product, TokenPorts } from './product.ts';
import type { VirtualTime } from './virtual-time.ts';

const running = { name: 'registry', timeout: 15_000, attempts: 1 };

/** Holders of one token, honest or not: they rotate any token they have, often at once; operations may revoke it. */
export class TokenHolders {
  /** Every rule broken, as text. */
  readonly violations: string[] = [];
  /** All tokens ever made, also those whose answer was lost. */
  readonly #made: string[] = [];
  /** The tokens that an answer has shown to a holder. */
  readonly #held: string[] = [];
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #lambda: Lambda;
  readonly #stores: MemoryStores;
  readonly #product: Product;
  readonly #portsFor: (invocation: Invocation) => Omit<TokenPorts, 'entropy'>;
  #endsAt = Number.POSITIVE_INFINITY;
  #revokedAt: number | null = null;

  constructor(
    time: VirtualTime,
    random: Random,
    lambda: Lambda,
    stores: MemoryStores,
    product: Product,
    portsFor: (invocation: Invocation) => Omit<TokenPorts, 'entropy'>,
  ) {
    this.#time = time;
    this.#random = random;
    this.#lambda = lambda;
    this.#stores = stores;
    this.#product = product;
    this.#portsFor = portsFor;
  }

  /** Issues a token, and plans its rotations and perhaps its revocation between two times. */
  async plan(from: number, until: number): Promise<void> {
    this.#endsAt = Math.round(this.#random.between(from, 2 * until - from));
    const expiresAt = instantText(Temporal.Instant.fromEpochMilliseconds(this.#endsAt));
    const request = { principal: { role: 'unit', unit: 'P.A' }, label: 'a program', expiresAt } as const;
    const ports = { clock: this.#time.clock, entropy: this.#entropy, tokens: this.#stores.tokens };
    this.#held.push((await issueToken(ports, request)).token);
    for (let left = this.#random.integer(0, 8); left > 0; left -= 1) {
      const at = this.#random.between(from, until);
      for (let together = this.#random.integer(1, 3); together > 0; together -= 1)
        this.#at(at + this.#random.between(0, 200), () => this.#rotate());
    }
    if (this.#random.next() < 0.3) this.#at(this.#random.between(from, until), () => this.#revoke());
    for (let left = 20; left > 0; left -= 1) this.#at(this.#random.between(from, until), () => this.#judge());
  }

  /** Judges for the last time. */
  async end(): Promise<void> {
    await this.#judge();
  }

  readonly #entropy: Entropy = {
    bytes: (count) => {
      const bytes = Uint8Array.from({ length: count }, () => this.#random.integer(0, 255));
      this.#made.push(makeToken(bytes).token);
      return bytes;
    },
  };

  #at(at: number, act: () => unknown): void {
    this.#time.at(Math.round(at), () => {
      void act();
      return undefined;
    });
  }

  #rotate(): void {
    const token = this.#random.pick([this.#held[0] ?? '', ...this.#held.slice(1)]);
    this.#lambda.run(running, async (invocation) => {
      const ports = { ...this.#portsFor(invocation), entropy: this.#entropy };
      try {
        this.#held.push(await this.#product.rotate(ports, token));
      } finally {
        await this.#judge();
      }
    });
  }

  #revoke(): void {
    const [token = ''] = this.#held;
    this.#lambda.run({ ...running, attempts: 6 }, async (invocation) => {
      await this.#product.revoke({ ...this.#portsFor(invocation), entropy: this.#entropy }, token);
      this.#revokedAt ??= this.#time.now;
      await this.#judge();
    });
  }

  async #judge(): Promise<void> {
    const { tokens } = this.#stores;
    const now = this.#time.now;
    const working = await Promise.all(
      this.#made.map((token) =>
        this.#product.admits(tokens, token, Temporal.Instant.fromEpochMilliseconds(now)),
      ),
    );
    const facts: ChainFacts = { now, endsAt: this.#endsAt, revokedAt: this.#revokedAt };
    this.violations.push(...wrongAbout(facts, working.filter(Boolean).length));
  }
}
