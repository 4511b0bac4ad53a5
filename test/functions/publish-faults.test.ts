import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { delivery, occurrence } from '../adapters/samples.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { iso } from '../fixtures/instants.ts';
import { notePublished, type Published } from '../fixtures/published.ts';
import { createWorld } from '../fixtures/world.ts';

let published: Published;
let world: ReturnType<typeof createWorld>;

beforeEach(() => {
  published = notePublished();
  world = createWorld('2024-01-10T02:00:00Z');
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes a function fail from its second call on. */
function failingAfterOne<Arguments extends unknown[], Result>(run: (...given: Arguments) => Promise<Result>) {
  let calls = 0;
  return async (...given: Arguments): Promise<Result> => {
    calls += 1;
    if (calls > 1) throw new Error('throttled');
    return run(...given);
  };
}

describe('the faults of a run that fails half-way are published', () => {
  it('by submissions: the first of two was accepted without its confirmation', async () => {
    const catalogue = smallCatalogue();
    for (const recipient of catalogue.recipients) recipient.receives.push('receipts');
    await world.applyCatalogue(catalogue);
    world.ports.deliveries.plan = async () => {
      throw new Error('throttled');
    };
    await world.ports.exceptions.put({
      id: '1',
      unit: 'P.A',
      set: 'S',
      period: '2024-W01',
      officer: 'x',
      reason: 'x',
      tokenId: 'x',
      openedAt: iso('2024-01-10T00:00:00Z'),
      expiresAt: iso('2024-01-20T00:00:00Z'),
    });
    const { append } = world.ports.submissions;
    world.ports.submissions.append = failingAfterOne(append.bind(world.ports.submissions));
    const headers = {
      authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`,
      'content-type': 'text/csv',
      'idempotency-key': 'k',
    };
    const rows = ['unit,set,period,indicator,points', 'P.A,S,2024-W01,S.3,1', 'P.A,S,2024-W02,S.3,1'];
    const call = { method: 'POST', path: '/v1/submissions', headers, body: rows.join('\n') };
    expect((await world.submissions(call)).status).toBe(500);
    expect(published.all).toEqual([['receipts-not-planned', 1]]);
  });

  it('by submissions: nothing for a request that counts nothing', async () => {
    await world.submissions({ method: 'GET', path: '/v1/submissions/S/2024-W02/P.A' });
    expect(published.all).toEqual([]);
  });

  it('by sender: a message had waited a quarter of an hour before the next could not be looked up', async () => {
    world.setNow('2024-01-15T00:45:00Z');
    const content = { kind: 'rendered', subject: 'Thư', text: 'Thư', html: '<p>Thư</p>' } as const;
    await world.ports.deliveries.plan(delivery('chair', { content }));
    const account = {
      status: 'done',
      attempts: 1,
      account: 'planned',
      finishedAt: occurrence.nominalTime,
    } as const;
    await world.ports.occurrences.replace(null, { ...occurrence, ...account });
    const { dueBy } = world.ports.deliveries;
    world.ports.deliveries.dueBy = failingAfterOne(dueBy.bind(world.ports.deliveries));
    await expect(world.sender('2024-01-15T00:45:00Z')).rejects.toThrow('throttled');
    expect(world.sent).toHaveLength(1);
    expect(published.all).toEqual([['messages-waiting', 900]]);
  });

  it('by mail-events: an event of nobody’s came before one that cannot be read', async () => {
    const stray = JSON.stringify({ eventType: 'Send', mail: { messageId: 'm', tags: {} } });
    const Records = [stray, 'nonsense'].map((Message, index) => ({
      Sns: { MessageId: `n-${index}`, Message },
    }));
    await expect(world.mailEvents({ Records })).rejects.toThrow();
    expect(published.all).toEqual([
      ['mail-events-unknown', 1],
      ['mail-events-unreadable', 1],
    ]);
  });

  it('by schedule: nothing when there was nothing to do', async () => {
    await world.applyCatalogue();
    await world.run('reconcile', '2024-01-10T02:00:00Z');
    await world.run('reconcile', '2024-01-10T02:15:00Z');
    expect(published.all).toEqual([]);
  });
});
