import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { readCount } from '../../../functions/environment.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { sized } from '../../fixtures/size.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

const reportTime = '2024-01-15T00:00:00Z';
const occurrence = { job: 'report', nominalTime: iso(reportTime) } as const;

type World = ReturnType<typeof createWorld>;

async function worldWithLeaders(count: number) {
  const world = createWorld(reportTime);
  const catalogue = smallCatalogue();
  const leader = catalogue.recipients.find(({ receives }) => receives.includes('weekly-report'));
  if (leader === undefined) throw new Error('the fixture has changed');
  const recipients = Array.from({ length: count }, (_, index) => ({
    ...leader,
    id: `leader-${index}`,
    email: `leader-${index}@province.example`,
  }));
  await world.applyCatalogue({ ...catalogue, recipients });
  await world.run('rank', '2024-01-14T23:00:00Z');
  return world;
}

const idOf = (token: string) => token.split('_')[1] ?? '';
const id = 'report@2024-01-15T00:00:00Z';

async function held(world: World, token: string): Promise<Reply> {
  return world.operations({
    method: 'GET',
    path: '/v1/deliveries/held',
    headers: { authorization: `Bearer ${token}` },
  });
}

function release(world: World, token: string, confirm: string, run = id): Promise<Reply> {
  return world.operations({
    method: 'POST',
    path: '/v1/deliveries/release',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: { id: run, confirm },
  });
}

const runsSchema = z.object({ runs: z.array(z.object({ confirm: z.string() })) });
const confirmOf = async (world: World, token: string) =>
  runsSchema.parse((await held(world, token)).body).runs[0]?.confirm ?? '';

/** A world in which Monday's report to five leaders is held, with tokens of two operators. */
async function heldWorld() {
  const world = await worldWithLeaders(5);
  world.ports.mailCap = 4;
  await expect(world.run('report', reportTime)).rejects.toThrow(/^5 messages .* held until two operators/);
  const first = await world.tokenFor({ role: 'operations' });
  const second = await world.tokenFor({ role: 'operations' });
  return { world, first, second, confirm: await confirmOf(world, first) };
}

const addresses = [0, 1, 2, 3, 4].map((index) => `leader-${index}@province.example`);
const shown = (confirm: string, words: readonly unknown[] = [], released = false) => ({
  id,
  count: 5,
  cap: 4,
  previous: null,
  newly: addresses,
  newlyCount: 5,
  noLonger: [],
  noLongerCount: 0,
  confirm,
  words,
  released,
});

it('F101, R5, R20: a run of more messages than the cap is held until two operators release it, and is then sent once', async () => {
  const { world, first, second, confirm } = await heldWorld();
  expect(await world.ports.deliveries.byOccurrence(occurrence)).toEqual([]);
  expect(await world.ports.occurrences.find(occurrence)).toEqual({
    ...occurrence,
    status: 'planned',
    attempts: 1,
    catalogueVersion: 1,
    account: '5 messages for one run exceed the cap of 4; held until two operators release them',
  });
  expect(await held(world, first)).toEqual(answered(200, { runs: [shown(confirm)] }));
  const at = reportTime;
  const words = [
    { tokenId: idOf(first), label: 'test', at },
    { tokenId: idOf(second), label: 'test', at },
  ];
  expect(await release(world, first, confirm)).toEqual(answered(200, shown(confirm, words.slice(0, 1))));
  await expect(world.run('report', reportTime)).rejects.toThrow(/held/);
  expect(await release(world, second, confirm)).toEqual(answered(200, shown(confirm, words, true)));
  expect(await release(world, second, confirm)).toEqual(answered(200, shown(confirm, words, true)));
  expect(await held(world, first)).toEqual(answered(200, { runs: [] }));
  await world.run('report', reportTime);
  await world.run('report', reportTime);
  expect(await world.ports.deliveries.byOccurrence(occurrence)).toHaveLength(5);
  await world.sender(reportTime);
  expect(world.sent.map(({ to }) => to.email).sort()).toEqual(addresses);
});

it('a run within the cap needs nobody', async () => {
  const world = await worldWithLeaders(5);
  world.ports.mailCap = 5;
  await world.run('report', reportTime);
  expect(await world.ports.deliveries.byOccurrence(occurrence)).toHaveLength(5);
  expect((await world.ports.holds.list()).found).toEqual([]);
});

it('a held run shows who gets a message now, or got one when a run of its kind last sent any to the end', async () => {
  const world = await worldWithLeaders(3);
  world.ports.mailCap = 3;
  await world.run('report', reportTime);
  const tuesday = { ...occurrence, nominalTime: iso('2024-01-16T00:00:00Z') };
  const wednesday = { ...occurrence, nominalTime: iso('2024-01-17T00:00:00Z') };
  const [sent] = await world.ports.deliveries.byOccurrence(occurrence);
  if (sent === undefined) throw new Error('the run has sent messages');
  await world.ports.deliveries.plan({ ...sent, id: 'report_20240116T000000Z_x', occurrence: tuesday });
  const ended = { attempts: 1, catalogueVersion: 1, account: 'x' };
  await world.ports.occurrences.replace(null, { ...tuesday, ...ended, status: 'failed' });
  await world.ports.occurrences.replace(null, { ...wednesday, ...ended, status: 'done' });
  const current = await world.ports.catalogues.current();
  const [leader] = current?.catalogue.recipients ?? [];
  if (current === null || leader === undefined) throw new Error('the world has a catalogue');
  const recipients = [1, 2, 3, 4].map((index) => ({
    ...leader,
    id: `leader-${index}`,
    email: `leader-${index}@province.example`,
  }));
  await world.ports.catalogues.put(2, { ...current.catalogue, recipients }, instant(reportTime));
  world.setNow('2024-01-22T00:00:00Z');
  await world.run('rank', '2024-01-21T23:00:00Z');
  await expect(world.run('report', '2024-01-22T00:00:00Z')).rejects.toThrow(/held/);
  const token = await world.tokenFor({ role: 'operations' });
  const confirm = await confirmOf(world, token);
  expect(await held(world, token)).toEqual(
    answered(200, {
      runs: [
        {
          id: 'report@2024-01-22T00:00:00Z',
          count: 4,
          cap: 3,
          previous: { id, count: 3 },
          newly: addresses.slice(3),
          newlyCount: 2,
          noLonger: addresses.slice(0, 1),
          noLongerCount: 1,
          confirm,
          words: [],
          released: false,
        },
      ],
    }),
  );
});

it('words for other recipients are void, and a run that is not held or has ended cannot be released', async () => {
  const { world, first, second, confirm } = await heldWorld();
  const others = refused(
    'conflict',
    'Người nhận của lần chạy này đã khác, hoặc vừa có người vận hành khác đồng ý. Xem lại GET /v1/deliveries/held.',
  );
  expect(await release(world, first, 'a'.repeat(32))).toEqual(others);
  const none = (run: string) => refused('not-found', `Không có lần chạy «${run}» nào đang chờ.`);
  expect(await release(world, first, confirm, 'warn@2024-01-15T00:30:00Z')).toEqual(
    none('warn@2024-01-15T00:30:00Z'),
  );
  await release(world, first, confirm);
  const seen = await world.ports.holds.find(id);
  if (seen === null) throw new Error('it is held');
  await world.ports.holds.replace(seen, { ...seen, digest: 'b'.repeat(32) });
  expect(await release(world, second, confirm)).toEqual(others);
  await expect(world.run('report', reportTime)).rejects.toThrow(/held/);
  expect(await held(world, first)).toEqual(answered(200, { runs: [shown(confirm)] }));
  const row = await world.ports.occurrences.find(occurrence);
  if (row === null) throw new Error('it is in the ledger');
  await world.ports.occurrences.replace(row, { ...row, status: 'failed' });
  expect(await held(world, first)).toEqual(answered(200, { runs: [] }));
  expect(await release(world, first, confirm)).toEqual(none(id));
});

it('of two words at once, one is refused, and may be said again', async () => {
  const { world, first, second, confirm } = await heldWorld();
  const answers = await Promise.all([release(world, first, confirm), release(world, second, confirm)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const statuses = [await release(world, first, confirm), await release(world, second, confirm)];
  expect(statuses.map(({ status }) => status).sort()).toEqual([200, 409]);
  await world.run('report', reportTime);
  expect(await world.ports.deliveries.byOccurrence(occurrence)).toHaveLength(5);
});

it('F101: one operator alone never releases a run, with whatever tokens', async () => {
  const move = fc.record({
    what: fc.constantFrom('release', 'issue', 'rotate', 'take over', 'run'),
    who: fc.nat(5),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 20 }), async (moves) => {
      const { world, first, second, confirm } = await heldWorld();
      const mine = [first];
      const ask = async (token: string, path: string, body?: unknown) => {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        const reply = await world.registry({ method: 'POST', path, headers, body });
        const got = z.object({ token: z.string() }).safeParse(reply.body);
        if (got.success) mine.push(got.data.token);
      };
      const principal = { role: 'operations' };
      for (const { what, who } of moves) {
        const token = mine[who % mine.length] ?? first;
        if (what === 'release') await release(world, token, confirm);
        if (what === 'issue') await ask(token, '/v1/tokens', { principal, label: 'Đồng nghiệp' });
        if (what === 'rotate') await ask(token, `/v1/tokens/${idOf(token)}/rotate`);
        if (what === 'take over') await ask(token, `/v1/tokens/${idOf(second)}/rotate`);
        if (what === 'run') await expect(world.run('report', reportTime)).rejects.toThrow(/held/);
      }
      expect(await world.ports.deliveries.byOccurrence(occurrence)).toEqual([]);
    }),
    { numRuns: sized({ usual: 15, full: 40 }) },
  );
});

it.each([
  ['2000', 2_000],
  ['1', 1],
])('reads a cap of %s', (text, count) => {
  expect(readCount({ MAIL_CAP: text }, 'MAIL_CAP')).toBe(count);
});

it.each([undefined, '', '0', '-1', '1.5', 'many', 'Infinity'])('refuses a cap of %s', (text) => {
  expect(() => readCount({ MAIL_CAP: text }, 'MAIL_CAP')).toThrow('MAIL_CAP');
});
