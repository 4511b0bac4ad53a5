import { beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../../domain/access/principal.ts';
import { allFields } from '../../fixtures/answers/ranking.ts';
import { callRoute, everyRoute, pathOf } from '../../fixtures/every-operation.ts';
import { rankedWorld } from '../../fixtures/ranked-world.ts';
import type { Reply } from '../../fixtures/world.ts';

/*
 * Who sees which fields and figures: every GET route is called by every role over two ranked weeks, in which each unit has
 * figures that are found nowhere else.
 */

const roles = {
  unit: { role: 'unit', unit: 'P.A' },
  above: { role: 'unit', unit: 'P' },
  reader: { role: 'reader', unit: 'P.A' },
  leader: { role: 'leader' },
  operations: { role: 'operations' },
} as const satisfies Record<string, Principal>;

type Role = keyof typeof roles;

const named = Object.keys(roles).filter((name): name is Role => name in roles);

const ownAddresses = ['contact-a@province.example'];
/** P.B, P.C and P.A are below P. */
const belowAddresses = ['chair', 'contact-a', 'contact-b', 'contact-c'].map((id) => `${id}@province.example`);

/** The figures of P.B, by indicator and as they would show in an answer. */
const canaries = [
  '31337',
  '41414',
  '14142',
  '17320',
  '27182',
  '16180',
  '31.337',
  '41.414',
  '14.142',
  '27.182',
];

const figuresOf = (unit: 'P.A' | 'P.B', week: number) =>
  unit === 'P.A'
    ? {
        'S.1': { numerator: 90 + week, denominator: 100 },
        'S.2': { done: 9, total: 10 },
        'S.3': { points: 4 },
        'S.4': { count: 400 + week },
        'S.5': { amount: 5 },
      }
    : {
        'S.1': { numerator: 31_337, denominator: 41_414 },
        'S.2': { done: 14_142, total: 17_320 },
        'S.3': { points: 3 + week },
        'S.4': { count: 27_182 },
        'S.5': { amount: 16_180 },
      };

let answers: ReadonlyMap<string, ReadonlyMap<Role, Reply>>;

const queries: Readonly<Record<string, Record<string, string>>> = {
  getRanking: { league: 'departments', fields: allFields },
  getScorecard: { set: 'S', period: '2024-W02' },
  getLeagueTable: { league: 'departments' },
  listDeliveries: { occurrence: 'report@2024-01-15T00:00:00Z' },
  getPreview: { at: '2024-01-15' },
  getWorkbookOfForms: { forms: 'S/2024-W02/P.B' },
};

const paths: Readonly<Record<string, string>> = {
  getLeagueTable: '/v1/league-tables/S/2024-Q1',
  getScorecard: '/v1/units/P.B/scorecard',
  getStandings: '/v1/standings/S/2024-W02',
};

const reads = everyRoute.filter(
  ([, { operation }]) => operation.method === 'GET' && operation.access !== 'open',
);

beforeAll(async () => {
  const world = await rankedWorld();
  for (const [week, period] of (['2024-W01', '2024-W02'] as const).entries()) {
    world.setNow(week === 0 ? '2024-01-05T05:00:00Z' : '2024-01-12T05:00:00Z');
    for (const unit of ['P.A', 'P.B'] as const) {
      const { status, body } = await world.send(unit, period, figuresOf(unit, week), {
        note: `ghi chú của ${unit}`,
      });
      expect([status, body]).toEqual([201, expect.anything()]);
    }
    const at = week === 0 ? '2024-01-07T23:05:00Z' : '2024-01-14T23:05:00Z';
    world.setNow(at);
    await world.run('rank', at);
  }
  world.setNow('2024-01-15T00:30:00Z');
  await world.run('report', '2024-01-15T00:00:00Z');
  const tokens = new Map<Role, string>();
  for (const name of named) tokens.set(name, await world.tokenFor(roles[name]));
  const found = new Map<string, Map<Role, Reply>>();
  for (const [id, route] of reads) {
    const replies = new Map<Role, Reply>();
    for (const [name, token] of tokens) {
      const path = paths[id] ?? pathOf(route.operation);
      const headers = { authorization: `Bearer ${token}` };
      const query = queries[id];
      replies.set(
        name,
        await callRoute(world, route, { method: 'GET', path, headers, ...(query && { query }) }),
      );
    }
    found.set(id, replies);
  }
  answers = found;
});

/** The paths of the fields of an answer; entries of lists are alike. */
function fieldsOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => fieldsOf(entry, `${at}[]`));
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, held]) => fieldsOf(held, at === '' ? key : `${at}.${key}`));
}

function repliesTo(id: string): ReadonlyMap<Role, Reply> {
  const found = answers.get(id);
  if (found === undefined) throw new Error(`${id} was not called`);
  return found;
}

describe('F102: each role', () => {
  it('sees the fields that were reviewed, on every route', async () => {
    const lines = reads.flatMap(([id]) => {
      const byField = new Map<string, Role[]>();
      for (const [name, { status, body }] of repliesTo(id)) {
        const fields = status === 200 ? fieldsOf(body) : [`(${status})`];
        for (const field of new Set(fields)) byField.set(field, [...(byField.get(field) ?? []), name]);
      }
      const seen = [...byField].map(([field, names]) => `  ${field}: ${names.join(', ')}`);
      return [id, ...seen.sort(), ''];
    });
    const refresh =
      'a field is seen by other roles than reviewed; «npx vitest run test/functions/access -u» writes the list';
    await expect(lines.join('\n'), refresh).toMatchFileSnapshot('visible-fields.txt');
  });

  it('below operations sees no address but that of its own posts', () => {
    for (const [id] of reads) {
      for (const [name, { body }] of repliesTo(id)) {
        if (name === 'operations') continue;
        const addresses = JSON.stringify(body).match(/[\w.-]+@[\w.-]*example/g) ?? [];
        const own: readonly string[] =
          name === 'unit' ? ownAddresses : name === 'above' ? belowAddresses : [];
        expect([id, name, addresses.filter((address) => !own.includes(address))]).toEqual([id, name, []]);
      }
    }
  });

  it.each(['unit', 'reader'] as const)(
    'that is another %s sees no raw figure of a unit, whatever the route',
    (role) => {
      for (const [id] of reads) {
        const text = JSON.stringify(repliesTo(id).get(role)?.body);
        expect([id, canaries.filter((canary) => text.includes(canary))]).toEqual([id, []]);
        expect(text).not.toContain('ghi chú của P.B');
      }
    },
  );

  it('that may read them does see them, so that the search finds what it looks for', () => {
    for (const name of ['above', 'leader', 'operations'] as const) {
      const seen = reads.flatMap(([id]) => {
        const text = JSON.stringify(repliesTo(id).get(name)?.body);
        return canaries.some((canary) => text.includes(canary)) ? [id] : [];
      });
      expect([name, seen.length > 0]).toEqual([name, true]);
    }
  });

  it('of another unit gets its change and its scorecard without the figures behind them', () => {
    const scorecards = repliesTo('getScorecard');
    const told = (name: Role) => JSON.stringify(Object(scorecards.get(name)?.body).explanation.vi);
    expect(told('leader')).toContain('(3,00 → 4,00/10,00)');
    expect(told('unit')).not.toContain('→');
    const line = (name: Role) => Object(scorecards.get(name)?.body).line;
    expect(line('unit').stepUp).toBeNull();
    expect({ ...line('unit'), why: null, stepUp: null, indicators: [] }).toEqual({
      ...line('leader'),
      why: null,
      stepUp: null,
      noSingleStep: false,
      indicators: [],
    });
  });

  it('has an entity tag of its own where it sees something else', () => {
    const tags = (id: string) => named.map((name) => repliesTo(id).get(name)?.headers['etag']);
    expect(tags('getCatalogue')).toEqual([
      '"1-unit-P.A"',
      '"1-unit-P"',
      '"1-reader-P.A"',
      '"1-leader"',
      '"1"',
    ]);
    const [unit, above, reader, leader, operations] = tags('getRanking').map(String);
    expect(reader).toBe(unit);
    expect(leader).toBe(operations);
    expect([unit, above]).toEqual(['P.A', 'P'].map((id) => `${operations?.slice(0, -1)}-unit-${id}-v1"`));
  });
});
