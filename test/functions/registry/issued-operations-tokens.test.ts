import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { errorAt, refused } from '../../fixtures/answers/problem.ts';
import { answered, revoked } from '../../fixtures/answers/reply.ts';
import { sized } from '../../fixtures/size.ts';
import { createWorld } from '../../fixtures/world.ts';

const issuedSchema = z.object({ id: z.string(), token: z.string(), expiresAt: z.string() });

let world: ReturnType<typeof createWorld>;
/** A token of a direct invocation, valid for 90 days. */
let root: string;

beforeEach(open);

async function open(): Promise<void> {
  world = createWorld('2024-01-10T02:00:00Z');
  await world.applyCatalogue();
  root = await world.tokenFor({ role: 'operations' });
}

const idOf = (token: string) => token.split('_')[1] ?? '';
const ask = (token: string, method: string, path: string, body?: unknown) =>
  world.registry({
    method,
    path,
    headers: {
      authorization: `Bearer ${token}`,
      'accept-language': 'en',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body,
  });
const requestBy = (token: string, request: object = {}) =>
  ask(token, 'POST', '/v1/tokens', { principal: { role: 'operations' }, label: 'colleague', ...request });
const issue = async (token: string, request: object = {}) =>
  issuedSchema.parse((await requestBy(token, request)).body);
const rotate = async (token: string, by = token) =>
  issuedSchema.parse((await ask(by, 'POST', `/v1/tokens/${idOf(token)}/rotate`)).body).token;
const works = async (token: string) => (await ask(token, 'GET', '/v1/catalogue')).status === 200;

const hour = '2024-01-10T03:00:00Z';

describe('an operations token issued with another', () => {
  it('ends with it by default, whatever the usual lifetime', async () => {
    const short = await issue(root, { expiresAt: hour });
    const child = await issue(short.token);
    expect([short.expiresAt, child.expiresAt]).toEqual([hour, hour]);
    const own = await issue(root);
    world.setNow(hour);
    expect([await works(child.token), await works(own.token)]).toEqual([false, true]);
  });

  it('may be asked to end with it, and not a second later', async () => {
    const { token } = await issue(root, { expiresAt: hour });
    const successor = await rotate(token);
    for (const by of [token, successor]) {
      expect((await requestBy(by, { expiresAt: hour })).status).toBe(201);
      expect(await requestBy(by, { expiresAt: '2024-01-10T03:00:01Z' })).toEqual(
        refused(
          'malformed-request',
          'Send {"principal": {"role": "unit", "unit": "<unit code>"}, "label": "<who it is for>"}; roles: unit, reader (of a unit), leader or operations.',
          {
            language: 'en',
            errors: [
              errorAt(
                '/expiresAt',
                'too-far-ahead',
                'An operations token ends no later than the one it is issued with: until 10:00 on 10 January 2024 (Wednesday) at the latest; omit this field for the usual lifetime. For longer, issue one directly with the function operations-token.',
              ),
            ],
          },
        ),
      );
    }
  });

  it('is no limit to the tokens of units and leaders', async () => {
    const { token } = await issue(root, { expiresAt: hour });
    const leader = await issue(token, { principal: { role: 'leader' } });
    expect(leader.expiresAt).toBe('2025-02-13T02:00:00Z');
  });

  it('is at most three steps away from a direct invocation', async () => {
    let last = root;
    for (let step = 0; step < 3; step += 1) last = await rotate((await issue(last)).token);
    expect(await works(last)).toBe(true);
    expect(await requestBy(last)).toEqual(
      refused(
        'forbidden',
        'Nothing was issued: there are already 3 steps of issuing between this operations token and the one issued directly, the most there may be. Issue with an earlier token, or directly with the function operations-token.',
        { language: 'en' },
      ),
    );
    expect((await requestBy(last, { principal: { role: 'leader' } })).status).toBe(201);
  });

  it('does not rotate a token of another operator, with which its holder would outlive it', async () => {
    const { token } = await issue(root, { expiresAt: hour });
    const other = await world.tokenFor({ role: 'operations' });
    for (const target of [root, other]) {
      expect(await ask(token, 'POST', `/v1/tokens/${idOf(target)}/rotate`)).toEqual(
        refused(
          'forbidden',
          'An operations token can be rotated only with itself, with one it was rotated from or to, or with one that issued it.',
          { language: 'en' },
        ),
      );
    }
    expect((await ask(root, 'POST', `/v1/tokens/${idOf(token)}/rotate`)).status).toBe(201);
  });
});

describe('revoking an operations token', () => {
  it('ends what was issued with it, by one write, and lists that and what works on', async () => {
    const child = await issue(root);
    const successor = await rotate(child.token);
    const grandchild = await issue(successor, { label: 'deputy' });
    const unit = await issue(grandchild.token, { principal: { role: 'unit', unit: 'P.A' }, label: 'A' });
    const leader = await issue(root, { principal: { role: 'leader' }, label: 'chair' });
    const gone = await issue(root, { principal: { role: 'leader' }, label: 'former chair' });
    const other = await world.tokenFor({ role: 'operations' });
    expect(await ask(other, 'DELETE', `/v1/tokens/${gone.id}`)).toEqual(revoked(gone.id));
    const strange = await issue(other, { principal: { role: 'leader' }, label: 'of the other' });

    const operations = { principal: { role: 'operations' }, label: 'colleague' };
    const answer = answered(200, {
      id: idOf(root),
      alsoRevoked: [
        { ...operations, id: child.id },
        { ...operations, id: idOf(successor) },
        { ...operations, id: grandchild.id, label: 'deputy' },
      ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      stillWorking: [
        { id: unit.id, principal: { role: 'unit', unit: 'P.A' }, label: 'A' },
        { id: leader.id, principal: { role: 'leader' }, label: 'chair' },
      ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      more: 0,
    });
    expect(await ask(other, 'DELETE', `/v1/tokens/${idOf(root)}`)).toEqual(answer);
    expect(
      await Promise.all(
        [root, child.token, successor, grandchild.token, unit.token, leader.token, strange.token].map(works),
      ),
    ).toEqual([false, false, false, false, true, true, true]);
    expect(await ask(other, 'DELETE', `/v1/tokens/${idOf(root)}`)).toEqual(answer);
    const listed = z
      .object({ tokens: z.array(z.object({ id: z.string(), revokedAt: z.string().nullable() })) })
      .parse((await ask(other, 'GET', '/v1/tokens')).body).tokens;
    expect(listed.find(({ id }) => id === grandchild.id)?.revokedAt).toBe('2024-01-10T02:00:00Z');
    expect(await ask(other, 'POST', `/v1/tokens/${grandchild.id}/rotate`)).toEqual(
      refused(
        'forbidden',
        'An operations token can be rotated only with itself, with one it was rotated from or to, or with one that issued it.',
        { language: 'en' },
      ),
    );
  });

  it('finds what was issued with it among any number of tokens', async () => {
    const { list } = world.ports.tokens;
    const child = await issue(root);
    for (let left = 200; left > 0; left -= 1) await world.tokenFor({ role: 'unit', unit: 'P.B' });
    const unit = await issue(child.token, { principal: { role: 'unit', unit: 'P.A' }, label: 'A' });
    world.ports.tokens.list = async (after, limit) => {
      const { found, unreadable } = await list.call(world.ports.tokens, after, limit);
      const isHidden = ({ label, principal }: (typeof found)[number]) =>
        label === 'test' && principal.role === 'unit' && found.length % 2 === 0;
      return {
        found: found.filter((one) => !isHidden(one)),
        unreadable: [...unreadable, ...found.filter(isHidden).map(({ id }) => id)],
      };
    };
    const other = await world.tokenFor({ role: 'operations' });
    expect(await ask(other, 'DELETE', `/v1/tokens/${idOf(root)}`)).toEqual(
      answered(200, {
        id: idOf(root),
        alsoRevoked: [{ id: child.id, principal: { role: 'operations' }, label: 'colleague' }],
        stillWorking: [{ id: unit.id, principal: { role: 'unit', unit: 'P.A' }, label: 'A' }],
        more: 0,
      }),
    );
  });

  it('leaves the one that issued it, and its other tokens', async () => {
    const [one, two] = [await issue(root), await issue(root)];
    const child = await issue(one.token);
    expect((await ask(root, 'DELETE', `/v1/tokens/${one.id}`)).status).toBe(200);
    expect(await Promise.all([root, one.token, two.token, child.token].map(works))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('lists a unit’s token that was rotated with it: the secret was shown to whoever did', async () => {
    const unit = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const short = await issue(root);
    const successor = await rotate(unit, short.token);
    expect(await ask(root, 'DELETE', `/v1/tokens/${short.id}`)).toEqual(
      answered(200, {
        id: short.id,
        alsoRevoked: [],
        more: 0,
        stillWorking: [{ id: idOf(successor), principal: { role: 'unit', unit: 'P.A' }, label: 'test' }],
      }),
    );
  });
});

describe('F103: whoever holds an operations token for an hour', () => {
  const move = fc.record({
    what: fc.constantFrom('issue', 'issue long', 'rotate', 'take over'),
    which: fc.nat(),
  });

  it.each(['its end', 'its revocation'])('has no operations token that works after %s', async (until) => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 15 }), async (moves) => {
        await open();
        const others = [root, await world.tokenFor({ role: 'operations' })];
        const [first] = [await issue(root, { expiresAt: hour })];
        const held = [first.token];
        const get = async (by: string, path: string, body?: object) => {
          const reply = body === undefined ? ask(by, 'POST', path) : requestBy(by, body);
          const { data } = issuedSchema.safeParse((await reply).body);
          if (data !== undefined) held.push(data.token);
        };
        for (const { what, which } of moves) {
          const token = held[which % held.length] ?? '';
          if (what === 'issue') await get(token, '/v1/tokens', {});
          if (what === 'issue long') await get(token, '/v1/tokens', { expiresAt: '2025-01-01T00:00:00Z' });
          if (what === 'rotate') await get(token, `/v1/tokens/${idOf(token)}/rotate`);
          const other = [...others, ...held][which % (others.length + held.length)] ?? '';
          if (what === 'take over') await get(token, `/v1/tokens/${idOf(other)}/rotate`);
        }
        if (until === 'its end') world.setNow(hour);
        else await ask(root, 'DELETE', `/v1/tokens/${first.id}`);
        expect(await Promise.all(held.map(works))).toEqual(held.map(() => false));
        expect(await Promise.all(others.map(works))).toEqual([true, true]);
      }),
      { numRuns: sized({ usual: 15, full: 40 }) },
    );
  });
});
