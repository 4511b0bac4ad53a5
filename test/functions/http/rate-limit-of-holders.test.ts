import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sized } from '../../fixtures/size.ts';
import { createWorld } from '../../fixtures/world.ts';

const few = { requests: 12, batch: 2 };
const limits = { unit: few, reader: few, leader: few, operations: few };
/** A world's functions share one instance, which may admit one batch beyond the limit. */
const most = few.requests + few.batch;
const tokenSchema = z.object({ id: z.string(), token: z.string() });

let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  world = await limitedWorld();
});

async function limitedWorld() {
  const made = createWorld('2024-01-10T02:00:20Z', { limits });
  await made.applyCatalogue();
  return made;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Requests with a token until one is refused; null when none is. */
async function admittedUntilRefused(token: string, attempts = 50): Promise<number> {
  for (let admitted = 0; admitted < attempts; admitted += 1) {
    const { status } = await world.registry({
      method: 'GET',
      path: '/v1/catalogue',
      headers: bearer(token),
    });
    if (status === 429) return admitted;
  }
  return attempts;
}

describe('F90: the limit of requests', () => {
  it('is one for all tokens of a unit, and another for each unit', async () => {
    const [first, second] = [await world.tokenFor({ role: 'unit', unit: 'P.A' }), await tokenOfA()];
    expect(await admittedUntilRefused(first)).toBe(most);
    expect(await admittedUntilRefused(second)).toBe(0);
    expect(await admittedUntilRefused(await world.tokenFor({ role: 'unit', unit: 'P.B' }))).toBe(most);
  });

  it('is one for all operations tokens issued with one another; one of direct invocation has its own', async () => {
    const root = await world.tokenFor({ role: 'operations' });
    const issued = await issue(root);
    const grandchild = await issue(issued);
    expect(await admittedUntilRefused(grandchild)).toBe(most - 2);
    expect(await admittedUntilRefused(issued)).toBe(0);
    expect(await admittedUntilRefused(root)).toBe(0);
    expect(await admittedUntilRefused(await world.tokenFor({ role: 'operations' }))).toBe(most);
  });

  it('is one for a leader’s token and those rotated from it; other leaders do not notice', async () => {
    const token = await world.tokenFor({ role: 'leader' });
    const successor = await rotate(token);
    expect(await admittedUntilRefused(successor)).toBe(most - 1);
    expect(await admittedUntilRefused(token)).toBe(0);
    expect(await admittedUntilRefused(await world.tokenFor({ role: 'leader' }))).toBe(most);
  });

  it.each(['unit', 'operations', 'leader'] as const)(
    'holds for %s under any interleaving of rotating, issuing and reading',
    async (role) => {
      const step = fc.record({ kind: fc.constantFrom('rotate', 'issue', 'read'), which: fc.nat() });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
          world = await limitedWorld();
          const held = [await world.tokenFor(role === 'unit' ? { role, unit: 'P.A' } : { role })];
          let admitted = 0;
          for (const { kind, which } of steps) {
            const token = held[which % held.length] ?? '';
            // Units and leaders cannot issue tokens; operations may give a unit any number.
            const issuing = kind === 'issue' && role === 'operations';
            if (kind === 'issue' && role === 'unit') held.push(await tokenOfA());
            const call = kind === 'read' ? reading(token) : issuing ? issuingWith(token) : rotating(token);
            const reply = await world.registry(call);
            if (reply.status !== 429 && reply.status !== 401) admitted += 1;
            if (reply.status === 201) held.push(tokenSchema.parse(reply.body).token);
          }
          expect(admitted).toBeLessThanOrEqual(most);
        }),
        { numRuns: sized({ usual: 12, full: 30 }) },
      );
    },
  );
});

const tokenOfA = () => world.tokenFor({ role: 'unit', unit: 'P.A' });

const reading = (token: string) => ({ method: 'GET', path: '/v1/catalogue', headers: bearer(token) });
const rotating = (token: string) => ({
  method: 'POST',
  path: `/v1/tokens/${token.split('_')[1]}/rotate`,
  headers: bearer(token),
});
const issuingWith = (token: string) => ({
  method: 'POST',
  path: '/v1/tokens',
  headers: { ...bearer(token), 'content-type': 'application/json' },
  body: { principal: { role: 'operations' }, label: 'đồng nghiệp' },
});

async function issue(token: string): Promise<string> {
  return tokenSchema.parse((await world.registry(issuingWith(token))).body).token;
}

async function rotate(token: string): Promise<string> {
  return tokenSchema.parse((await world.registry(rotating(token))).body).token;
}
