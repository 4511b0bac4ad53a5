import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { iso } from '../fixtures/instants.ts';
import { conditionalWrites, loseAnswers } from '../fixtures/lost-answers.ts';
import { createWorld, type Reply } from '../fixtures/world.ts';

const folder = 'usecases/ports';
const warn = { job: 'warn', nominalTime: iso('2024-01-16T00:30:00Z') } as const;
const idSchema = z.object({ id: z.string() });

let world: ReturnType<typeof createWorld>;
let unit: string;

beforeEach(async () => {
  world = createWorld('2024-01-16T00:06:00Z');
  const catalogue = smallCatalogue();
  for (const recipient of catalogue.recipients) recipient.receives.push('receipts');
  await world.applyCatalogue(catalogue);
  unit = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  await reconcileAt('2024-01-16T00:06:00Z');
});

function reconcileAt(instant: string) {
  world.setNow(instant);
  return world.schedule({ job: 'reconcile', nominalTime: instant });
}

function sendAt(instant: string) {
  world.setNow(instant);
  return world.sender(instant);
}

function call(api: 'registry' | 'submissions', token: string, path: string, body: object): Promise<Reply> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': 'key-1',
  };
  return world[api]({ method: 'POST', path, headers, body });
}

const about = { unit: 'P.A', set: 'S', period: '2024-W02' };

describe('F34: where the store writes and its answer is lost', () => {
  it('every write of a port that says whether it was made is in the list', () => {
    const reads = new Set(['has', 'isClaimed', 'isClosed', 'isDomainVerified']);
    const said =
      /^ {2}(\w+)\((?:(?!;\n)[\s\S])*?\): Promise<(?:boolean|ClaimResult|PutCatalogueResult|Advanced)>;$/gm;
    const writes = readdirSync(folder)
      .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(said)])
      .flatMap(([, name = '']) => (reads.has(name) ? [] : [name]));
    expect(writes.sort()).toEqual(Object.values(conditionalWrites).flat().sort());
  });

  it('figures are taken at once, and once', async () => {
    const lost = loseAnswers(world.ports);
    const figures = { ...about, period: '2024-W03', values: { 'S.3': { points: 9.45 } } };
    const reply = await call('submissions', unit, '/v1/submissions', figures);
    expect(reply.status).toBe(201);
    expect([...lost].sort()).toEqual([
      'deliveries.plan',
      'idempotency.claim',
      'reservations.replace',
      'submissions.append',
    ]);
    const [set] = smallCatalogue().sets;
    if (set === undefined) throw new Error('there is a set');
    expect(await world.ports.submissions.revisions(set, '2024-W03', 'P.A')).toHaveLength(1);
  });

  it('a request for an extension is new, and is decided once', async () => {
    loseAnswers(world.ports);
    const asked = await call('registry', unit, '/v1/extension-requests', { ...about, reason: 'mất mạng' });
    expect(asked.status).toBe(201);
    const operations = await world.tokenFor({ role: 'operations' });
    const path = `/v1/extension-requests/${idSchema.parse(asked.body).id}/decision`;
    const refused = { outcome: 'refused', reason: 'không cần' };
    expect((await call('registry', operations, path, refused)).status).toBe(200);
  });

  it('a question is new, and its answer is the first', async () => {
    loseAnswers(world.ports);
    const leader = await world.tokenFor({ role: 'leader' });
    const asked = await call('registry', leader, '/v1/questions', { ...about, text: 'Vì sao?' });
    expect(asked.status).toBe(201);
    const path = `/v1/questions/${idSchema.parse(asked.body).id}/answer`;
    expect((await call('registry', unit, path, { text: 'Đang bổ sung.' })).status).toBe(200);
  });

  it('a run is made, and says so', async () => {
    world.setNow(warn.nominalTime);
    const lost = loseAnswers(world.ports);
    const result = await world.schedule(warn);
    expect(result).toEqual({ status: 'done', outcome: expect.any(String) });
    expect([...lost].sort()).toEqual(['deliveries.plan', 'occurrences.replace']);
  });

  it('a run that is given up is reported', async () => {
    loseAnswers(world.ports);
    expect(await reconcileAt('2024-01-16T10:30:01Z')).toEqual({
      caughtUp: [],
      givenUp: ['warn@2024-01-16T00:30:00Z'],
      failures: [],
    });
  });

  it('a message whose claim that was is sent later, once', async () => {
    world.setNow(warn.nominalTime);
    await world.schedule(warn);
    const { deliveries } = world.ports;
    const { move } = deliveries;
    deliveries.move = async (...given) => {
      deliveries.move = move;
      await move.apply(deliveries, given);
      return move.apply(deliveries, given);
    };
    for (const at of ['00:35', '00:36', '00:41', '01:11', '01:12']) await sendAt(`2024-01-16T${at}:00Z`);
    const planned = await world.ports.deliveries.byOccurrence(warn);
    expect(planned.map(({ state }) => state)).toEqual(planned.map(() => 'sent'));
    expect(world.sent).toHaveLength(planned.length);
  });
});
