import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { differenceDigest } from '../../../domain/catalogue/difference/difference-digest.ts';
import { Problem } from '../../../domain/problem/problem.ts';
import { audited } from '../../../usecases/auditing/audited.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  operations = await world.tokenFor({ role: 'operations' });
});

const changed = { ...smallCatalogue(), name: { vi: 'Tên mới', en: 'New name' } };

async function put(catalogue: Catalogue): Promise<number> {
  const headers = {
    authorization: `Bearer ${operations}`,
    'content-type': 'application/json',
    'if-match': '"1"',
  };
  const query = { confirm: differenceDigest(await world.ports.catalogues.find(1), catalogue) };
  const reply = await world.registry({
    method: 'PUT',
    path: '/v1/catalogue',
    query,
    headers,
    body: catalogue,
  });
  return reply.status;
}

const version = async () => (await world.ports.catalogues.current())?.version;
const results = async () =>
  (await world.ports.audit.newest({}, 10)).found.map(({ outcome }) => outcome?.result ?? 'unfinished');

describe('F88: the audit log loses no change', () => {
  it('nothing is changed when what is intended cannot be recorded', async () => {
    world.ports.audit.begin = async () => {
      throw new Error('throttled');
    };
    expect([await put(changed), await version()]).toEqual([500, 1]);
  });

  it('a change is answered as usual when its outcome cannot be recorded, and stays without one', async () => {
    world.ports.audit.end = async () => {
      throw new Error('throttled');
    };
    expect([await put(changed), await version()]).toEqual([201, 2]);
    expect(await results()).toEqual(['unfinished']);
  });

  it('a change whose answer was lost is “failed”, for it may have been made', async () => {
    const { catalogues } = world.ports;
    const stored = catalogues.put.bind(catalogues);
    catalogues.put = async (...given) => {
      await stored(...given);
      throw new Error('no answer');
    };
    expect([await put(changed), await version()]).toEqual([500, 2]);
    expect(await results()).toEqual(['failed']);
  });

  it('of two who change the same at once one is done, the other refused', async () => {
    const other = { ...changed, name: { vi: 'Tên khác', en: 'Other name' } };
    expect((await Promise.all([put(changed), put(other)])).sort()).toEqual([201, 412]);
    expect((await results()).sort()).toEqual(['done', 'refused']);
  });

  it('a pause that somebody else made meanwhile is “unchanged”', async () => {
    const { sending, clock } = world.ports;
    const pause = sending.pause.bind(sending);
    sending.pause = async (...given) => {
      await pause('op-2', 'trước', clock.now());
      return pause(...given);
    };
    const headers = { authorization: `Bearer ${operations}`, 'content-type': 'application/json' };
    const body = { reason: 'sau' };
    await world.operations({ method: 'POST', path: '/v1/deliveries/pause', headers, body });
    expect(await results()).toEqual(['unchanged']);
  });

  it('a change of several things that is refused after the first is “partly” done', async () => {
    const by = { principal: { role: 'operations' }, tokenId: 'op-1', label: 'x' } as const;
    const auditing = { operation: 'recomputeRanking', by, subject: 'S 2024-W01', changes: [] } as const;
    const refusal = new Problem('conflict', { vi: 'x', en: 'x' });
    const half = audited(world.ports, auditing, async (hasChanged) => {
      hasChanged();
      throw refusal;
    });
    await expect(half).rejects.toBe(refusal);
    expect(await results()).toEqual(['partly']);
  });
});
