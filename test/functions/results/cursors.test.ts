import { beforeAll, describe, expect, it } from 'vitest';
import { asComputed } from '../../adapters/samples.ts';
import { cursorAt, cursorOfAnother } from '../../fixtures/cursor.ts';
import { catalogueWith, rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';

let world: Awaited<ReturnType<typeof rankedWorld>>;

beforeAll(async () => {
  world = await rankedWorld();
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  await world.playWeek('2024-W02', twoWeeks['2024-W02']);
});

const addresses: readonly (readonly [string, Record<string, string>, string])[] = [
  ['/v1/rankings/S/2024-W01/across', {}, '000000000000.1'],
  ['/v1/league-tables/S/2024-Q1', { league: 'departments' }, '000000000000.1'],
  ['/v1/milestones', {}, 'nothing'],
  ['/v1/milestones/tasks-done', {}, 'P.Z'],
  ['/v1/rankings/S/2024-W01/verification', {}, 'departments.9'],
];

describe('a cursor', () => {
  it.each(addresses)('of %s that no answer gave is refused', async (path, query, cursor) => {
    const { status, body } = await world.get(path, { ...query, cursor: cursorAt(path, query, cursor) });
    expect([status, Object(body).errors]).toEqual([400, [cursorOfAnother()]]);
  });

  it('of a list computed from rankings ends when one of them has a new edition', async () => {
    const path = '/v1/rankings/S/2024-W02/across';
    const { next } = Object((await world.get(path, { limit: '1' })).body);
    const go = async () => (await world.get(path, { limit: '1', cursor: next })).status;
    expect(await go()).toBe(200);
    const at = async (line: number) =>
      (await world.get(path, { limit: '1', cursor: `${next.slice(0, next.lastIndexOf('.'))}.${line}` }))
        .status;
    expect([next.slice(next.lastIndexOf('.')), await at(2), await at(3), await at(4)]).toEqual([
      ...['.1', 200],
      ...[400, 400],
    ]);
    const found = await world.ports.editions.find('S', '2024-W02', 'departments');
    if (found !== null) await world.ports.editions.freeze(asComputed({ ...found, edition: 2 }));
    expect(await go()).toBe(400);
  });

  it('of a verification goes on with the next edition', async () => {
    const path = '/v1/rankings/S/2024-W01/verification';
    const first = Object((await world.get(path, { limit: '1' })).body);
    const second = Object((await world.get(path, { limit: '1', cursor: first.next })).body);
    expect([first, second].map(({ editions, next }) => [editions[0].league, editions.length, next])).toEqual([
      ['departments', 1, cursorAt('/v1/rankings/S/2024-W01/verification', {}, 'departments.1')],
      ['districts', 1, null],
    ]);
  });

  it('of milestones, and of the units of one, goes on after the last of a page', async () => {
    const catalogue = catalogueWith({});
    const [milestone] = catalogue.milestones;
    if (milestone === undefined) throw new Error('the fixture has changed');
    const own = await rankedWorld();
    const milestones = ['b', 'a', 'c'].map((id) => ({ ...milestone, id }));
    await own.ports.catalogues.put(2, { ...catalogue, milestones }, own.ports.clock.now());
    const page = async (path: string, after?: string) => {
      const query = { limit: '2', ...(after === undefined ? {} : { cursor: cursorAt(path, {}, after) }) };
      const { milestones: all, obligations, next } = Object((await own.get(path, query)).body);
      const rest = next === null ? null : next.slice(next.indexOf('.') + 1);
      return [(all ?? obligations).map(({ id, unit }: Record<string, string>) => id ?? unit), rest];
    };
    expect(await page('/v1/milestones')).toEqual([['b', 'a'], 'a']);
    expect(await page('/v1/milestones', 'a')).toEqual([['c'], null]);
    expect(await page('/v1/milestones', 'b')).toEqual([['a', 'c'], null]);
    expect(await page('/v1/milestones', 'c')).toEqual([[], null]);
    expect(await page('/v1/milestones/a')).toEqual([['P.A', 'P.B'], 'P.B']);
    expect(await page('/v1/milestones/a', 'P.A')).toEqual([['P.B', 'P.C'], null]);
  });

  it('of completeness names a unit, so that units that send meanwhile shift nothing', async () => {
    const path = '/v1/completeness/S/2024-W03';
    const first = Object((await world.get(path, { limit: '2' })).body);
    expect([first.total.missing.map(({ unit }: { unit: string }) => unit), first.next]).toEqual([
      ['P.A', 'P.B'],
      cursorAt(path, {}, 'P.B'),
    ]);
    expect(
      first.leagues.map(({ nothing, missing }: { nothing: number; missing: unknown[] }) => [
        nothing,
        missing.length,
      ]),
    ).toEqual([
      [3, 2],
      [1, 0],
    ]);
    await world.send('P.A', '2024-W03', { 'S.3': { points: 1 } });
    const second = Object((await world.get(path, { limit: '2', cursor: first.next })).body);
    expect([second.total.missing.map(({ unit }: { unit: string }) => unit), second.next]).toEqual([
      ['P.C', 'P.Q'],
      null,
    ]);
  });
});
