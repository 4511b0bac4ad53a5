import fc, { type AsyncCommand } from 'fast-check';
import { expect } from 'vitest';
import type { Member, ModelChain } from './model-chain.ts';
import type { Call, Outcome, RealChain } from './real-chain.ts';

/** The model, and the scheduler that draws the order of the calls in a race. */
type Model = { readonly chain: ModelChain; readonly scheduler: fc.Scheduler };

type Command = AsyncCommand<Model, RealChain>;

const second = 1_000;
const day = 24 * 60 * 60 * second;

/** Lets time pass: within a minute or beyond, within the overlap or beyond, or until just about a token's end. */
export const anyTime = fc
  .record({
    by: fc.constantFrom(1, 30 * second, 60 * second - 1, 60 * second, 13 * day, 14 * day),
    until: fc.constantFrom<number | null>(null, null, 0, 1),
    off: fc.constantFrom(-1, 0, 1),
  })
  .map(({ by, until, off }) =>
    command(until === null ? `pass ${by} ms` : `pass to an end, ${off} ms`, async ({ chain }, real) => {
      const end = until === null ? null : chain.alive[until]?.until;
      real.now = Math.max(real.now, end == null ? real.now + by : end + off);
    }),
  );

/** A call on any member of the chain, by its holder or by operations. */
const anyCall = fc.record({
  kind: fc.constantFrom('rotate', 'rotate', 'rotate', 'use', 'revoke'),
  /** Counted from the newest. */
  member: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
  byOperations: fc.boolean(),
});

type Drawn = typeof anyCall extends fc.Arbitrary<infer T> ? T : never;

/** One call after the other: refused or not as the model says. */
export const anySingle = anyCall.map((drawn) =>
  command(shown(drawn), async (model, real) => {
    const { chain } = model;
    const chosen = choose(chain, drawn);
    if (chosen === null) return;
    const { member, call } = chosen;
    const isExpected = isAllowed(chain, member, call, real.now);
    const outcome = await real.make(call);
    expect(outcome === 'refused').toBe(!isExpected);
    follow(chain, member, outcome, real.now);
    if (call.kind === 'revoke') chain.isRevoked = true;
  }),
);

/** Several calls at once: at most one rotation wins, and exactly one where the newest token may be rotated. */
export const anyRace = fc.array(anyCall, { minLength: 2, maxLength: 5 }).map((all) =>
  command(`at once: ${all.map(shown).join('; ')}`, async ({ chain, scheduler }, real) => {
    const chosen = all.map((drawn) => choose(chain, drawn)).filter((one) => one !== null);
    const { newest } = chain;
    const mayRotate = chain.mayRotate(newest, real.now);
    const outcomes = await real.race(
      scheduler,
      chosen.map(({ call }) => call),
    );
    const won = chosen.filter((_, index) => typeof outcomes[index] === 'object');
    const isRevoked = chosen.some(({ call }) => call.kind === 'revoke');
    const rotatesNewest = chosen.some(({ member, call }) => call.kind === 'rotate' && member === newest);
    if (mayRotate && rotatesNewest && !isRevoked) expect(won).toHaveLength(1);
    else expect(won.length).toBeLessThanOrEqual(1);
    for (const [index, { member }] of chosen.entries()) follow(chain, member, outcomes[index], real.now);
    if (isRevoked) chain.isRevoked = true;
  }),
);

/** A call whose function dies half-way, so that its caller gets no answer. */
export const anyDeath = fc
  .record({ drawn: anyCall, at: fc.integer({ min: 1, max: 8 }), after: fc.boolean() })
  .map(({ drawn, at, after }) =>
    command(`${shown(drawn)}, dies ${after ? 'after' : 'before'} ${at}`, async ({ chain }, real) => {
      const chosen = choose(chain, drawn);
      if (chosen === null) return;
      const { member, call } = chosen;
      const outcome = await real.make(call, { call: at, after });
      const [first] = await real.records();
      const newest = first?.rotation?.newest ?? first?.id;
      const secret = typeof outcome === 'object' ? outcome.secret : null;
      if (newest !== undefined && newest !== chain.newest.id) {
        chain.rotate(member, { id: newest, secret }, real.now);
      }
      chain.isRevoked ||= first?.revokedAt !== undefined;
    }),
  );

function choose(chain: ModelChain, { kind, member: back, byOperations }: Drawn) {
  const member = chain.all.at(-1 - back);
  if (member === undefined) return null;
  const by = byOperations && kind === 'rotate' ? 'operations' : member.secret;
  if (kind === 'revoke') return { member, call: { kind, id: member.id } satisfies Call };
  if (by === null) return null;
  const call: Call = kind === 'rotate' ? { kind, id: member.id, by } : { kind: 'use', by };
  return { member, call };
}

function isAllowed(chain: ModelChain, member: Member, call: Call, now: number): boolean {
  if (call.kind === 'revoke') return true;
  return call.kind === 'use' ? chain.works(member, now) : chain.mayRotate(member, now);
}

/** Applies an issued token to the model. */
function follow(chain: ModelChain, member: Member, outcome: Outcome | undefined, now: number): void {
  if (typeof outcome !== 'object') return;
  expect(outcome.end).toBe(chain.end);
  chain.rotate(member, outcome, now);
}

/** A command after which the model and the chain agree about every token. */
function command(name: string, run: (model: Model, real: RealChain) => Promise<void>): Command {
  return {
    check: () => true,
    toString: () => name,
    run: async (model, real) => {
      await run(model, real);
      const { chain } = model;
      const records = await real.records();
      for (const { id, lastUsedAt } of records) {
        const member = chain.all.find((one) => one.id === id);
        if (member !== undefined) member.used = lastUsedAt !== undefined;
      }
      const held = chain.all.filter(({ secret }) => secret !== null);
      const works = await Promise.all(held.map(({ secret }) => real.works(secret ?? '')));
      expect(works).toEqual(held.map((member) => chain.works(member, real.now)));
      expect(await real.live()).toBe(chain.alive.filter((member) => chain.works(member, real.now)).length);
      expect(records.filter(({ expiresAt }) => Date.parse(expiresAt) !== chain.end)).toEqual([]);
    },
  };
}

function shown({ kind, member, byOperations }: Drawn): string {
  return `${kind} ${member === 0 ? 'newest' : `${member} before`}${byOperations ? ' by operations' : ''}`;
}
