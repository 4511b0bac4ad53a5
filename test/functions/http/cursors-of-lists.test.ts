import { beforeAll, describe, expect, it } from 'vitest';
import { operations as declared, type OperationId } from '../../../contract/resources.ts';
import { cursorAt, cursorOfAnother } from '../../fixtures/cursor.ts';
import { rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';

let world: Awaited<ReturnType<typeof rankedWorld>>;
let token: string;

beforeAll(async () => {
  world = await rankedWorld();
  for (const week of ['2024-W01', '2024-W02'] as const) await world.playWeek(week, twoWeeks[week]);
  token = await world.tokenFor({ role: 'operations' });
});

type Query = Readonly<Record<string, string>>;

/** The lists in pages: the function, the address, what else it is asked with, and a place that is one in it. */
type List = {
  readonly by: 'operations' | 'registry' | 'results' | 'submissions';
  readonly path: string;
  readonly query?: Query;
  readonly place: string;
  /** The same address with another parameter; none where it has no other. */
  readonly other?: Query;
};

const id = '0123456789abcdef';
const message = 'report_20240115T000000Z_chair';
const lists: Partial<Readonly<Record<OperationId, List>>> = {
  getRanking: {
    by: 'results',
    path: '/v1/rankings/S/2024-W02',
    query: { league: 'departments' },
    place: '1.1',
    other: { league: 'districts' },
  },
  getRankingAcross: {
    by: 'results',
    path: '/v1/rankings/S/2024-W02/across',
    place: '0123456789ab.1',
  },
  verifyRanking: { by: 'results', path: '/v1/rankings/S/2024-W02/verification', place: 'departments.1' },
  getLeagueTable: {
    by: 'results',
    path: '/v1/league-tables/S/2024-Q1',
    query: { league: 'departments' },
    place: '0123456789ab.1',
    other: { league: 'districts' },
  },
  getCompleteness: { by: 'results', path: '/v1/completeness/S/2024-W02', place: 'P.A' },
  listMilestones: {
    by: 'results',
    path: '/v1/milestones',
    place: 'tasks-done',
    other: { at: '2024-01-10' },
  },
  getMilestone: {
    by: 'results',
    path: '/v1/milestones/tasks-done',
    place: 'P.A',
    other: { at: '2024-01-10' },
  },
  listQuestions: { by: 'registry', path: '/v1/questions', place: id, other: { state: 'open' } },
  listExceptions: { by: 'registry', path: '/v1/exceptions', place: id, other: { unit: 'P.A' } },
  listExtensionRequests: {
    by: 'registry',
    path: '/v1/extension-requests',
    place: id,
    other: { state: 'waiting' },
  },
  listTokens: { by: 'registry', path: '/v1/tokens', place: id },
  listSessions: { by: 'registry', path: '/v1/sessions', place: id + id },
  listAudit: {
    by: 'registry',
    path: '/v1/audit',
    place: `2024-01-15T02:00:00-${id}`,
    other: { operation: 'openException' },
  },
  listRevisions: { by: 'submissions', path: '/v1/submissions/S/2024-W02/P.A/revisions', place: '1' },
  listDeliveries: { by: 'operations', path: '/v1/deliveries', place: message, other: { state: 'sent' } },
  listRecipients: { by: 'operations', path: '/v1/recipients', place: 'chair' },
  getPreview: {
    by: 'operations',
    path: '/v1/preview',
    query: { at: '2024-01-15' },
    place: message,
    other: { at: '2024-01-16' },
  },
};

const ask = async ({ by, path, query = {} }: List, cursor: string) => {
  const headers = { authorization: `Bearer ${token}` };
  const { status, body } = await world[by]({
    method: 'GET',
    path,
    query: { ...query, limit: '1', cursor },
    headers,
  });
  return [status, Object(body).errors];
};

const refusal = [400, [cursorOfAnother()]];

describe('F155: a cursor is taken by no list but the one that gave it', () => {
  it('of every operation that answers in pages', () => {
    const inPages = declared
      .filter(({ operation }) => 'cursor' in operation.parameters.query.shape)
      .map(({ operation }) => operation.id);
    expect(Object.keys(lists).sort()).toEqual(inPages.sort());
  });

  it.each(Object.entries(lists))('%s', async (name, list) => {
    const { path, query = {}, place, other } = list;
    const wrong = [
      place,
      `00000000.${place}`,
      cursorAt(`${path}/`, query, place),
      ...(other === undefined ? [] : [cursorAt(path, { ...query, ...other }, place)]),
      ...Object.entries(lists)
        .filter(([another]) => another !== name)
        .map(([, { path: at, query: asked = {}, place: of }]) => cursorAt(at, asked, of)),
    ];
    for (const cursor of wrong) expect([cursor, ...(await ask(list, cursor))]).toEqual([cursor, ...refusal]);
    // Its own passes, though some name no entry of so small a list.
    const [, errors] = await ask(list, cursorAt(path, { ...query, limit: '7' }, place));
    expect(errors === undefined || JSON.stringify(errors) === JSON.stringify(refusal[1])).toBe(true);
  });

  it('nor by the same list with other fields, another edition, or fewer parameters', async () => {
    const path = '/v1/rankings/S/2024-W02';
    const league = { league: 'departments' };
    const list: List = { by: 'results', path, query: league, place: '1.1' };
    const { next } = Object((await world.get(path, { ...league, limit: '1' })).body);
    expect(next).toBe(cursorAt(path, league, '1.1'));
    expect(await ask(list, next)).toEqual([200, undefined]);
    for (const more of [{ fields: 'why' }, { edition: '1' }])
      expect(await ask({ ...list, query: { ...league, ...more } }, next)).toEqual(refusal);
    const detailed = Object((await world.get(path, { ...league, fields: 'why', limit: '1' })).body);
    expect(await ask(list, detailed.next)).toEqual(refusal);
    expect(await ask({ ...list, path: '/v1/rankings/S/2024-W01' }, next)).toEqual(refusal);
  });
});
