import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shardOf } from '../../../adapters/dynamodb/submission-shard.ts';
import { makeToken, tokenEntropyBytes } from '../../../domain/access/token.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { startRecordedSubmissions } from '../../fixtures/recorded-submissions.ts';

let submissions: Awaited<ReturnType<typeof startRecordedSubmissions>>;
let token: string;

beforeEach(() => prepare());
afterEach(() => submissions.stop());

/** Sent a week before by department A: every figure that is compared. Then an instance that has answered nothing yet. */
async function prepare(catalogue = smallCatalogue()) {
  submissions = await startRecordedSubmissions(catalogue, '2024-01-05T02:00:00Z');
  token = await submissions.tokenFor('P.A');
  const { status } = await send({ key: 'week-1', body: { period: '2024-W01' } });
  if (status !== 201) throw new Error(`answered ${status}`);
  submissions.restart();
  submissions.setNow('2024-01-10T02:00:00Z');
}

type Sent = { key?: string; ifMatch?: number; query?: Record<string, string>; body?: object };

const values = {
  'S.1': { numerator: 8, denominator: 10 },
  'S.2': { done: 1, total: 2 },
  'S.3': { points: 9 },
  'S.4': { count: 3 },
  'S.5': { amount: 7 },
};

const send = ({ key = 'a', ifMatch, query, body = {} }: Sent = {}) =>
  submissions.send({
    method: 'POST',
    path: '/v1/submissions',
    ...(query === undefined ? {} : { query }),
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', values, ...body },
  });

/** An instance that has answered a request today. */
async function warm() {
  await send({ query: { dryRun: 'true' } });
}

const sendText = (contentType: string, body: string) =>
  submissions.send({
    method: 'POST',
    path: '/v1/submissions',
    headers: { authorization: `Bearer ${token}`, 'content-type': contentType, 'idempotency-key': 'text' },
    body,
  });

/** The small catalogue with two more sets like its own. */
function threeSets() {
  const catalogue = smallCatalogue();
  const [set] = catalogue.sets;
  if (set === undefined) throw new Error('no set');
  const like = (id: string) => {
    const indicators = set.indicators.map((one) => ({ ...one, id: one.id.replace('S', id) }));
    const { headline: _, ...rest } = set;
    return { ...rest, id, indicators };
  };
  return { ...catalogue, sets: [set, like('T'), like('U')] };
}

const partition = (period: string) => `submissions S#${period}#${shardOf('P.A')}`;
const revisions = (...periods: string[]) =>
  periods
    .flatMap((period) => [1, 2, 3].map((revision) => `${partition(period)} P.A#00000${revision}`))
    .sort()
    .join(', ');

const query = (period: string) =>
  `Query submissions {":w0":{"S":"S#${period}#${shardOf('P.A')}"},":w1":{"S":"P.A#0"},":w2":{"S":"P.A#999999"}}`;

const everything = `BatchGetItem registry catalogue 00000002, registry token …, ${revisions('2024-W01', '2024-W02')}`;
const tokenNoted = 'UpdateItem registry token …';
const keyHeld = 'PutItem submissions key#P.A …';
const appended = (revision: number, period = '2024-W02') =>
  `PutItem ${partition(period)} P.A#00000${revision}`;

describe('F111: what a submission asks of the database', () => {
  it('is one read and two writes; the first request of a day also notes the use of its token', async () => {
    await warm();
    expect(await send()).toEqual({ status: 201, calls: [everything, keyHeld, appended(1)] });
    submissions.setNow('2024-01-11T02:00:00Z');
    expect(await send({ key: 'b', ifMatch: 1, body: { reason: 'Đếm sót' } })).toEqual({
      status: 201,
      calls: [everything, tokenNoted, keyHeld, appended(2)],
    });
  });

  it('in a new instance is the whole catalogue too, of which nothing can be foreseen', async () => {
    expect(await send()).toEqual({
      status: 201,
      calls: [
        'Query registry {":w0":{"S":"catalogue"}}',
        'GetItem registry token …',
        tokenNoted,
        `BatchGetItem ${revisions('2024-W01', '2024-W02')}`,
        keyHeld,
        appended(1),
      ],
    });
  });

  it.each([
    ['sent again', {}, 201],
    ['a dry run', { key: 'b', query: { dryRun: 'true' }, ifMatch: 1, body: { reason: 'Đếm sót' } }, 200],
    ['refused for its figures', { key: 'b', body: { values: { ...values, 'S.9': {} } } }, 422],
    ['refused for its revision', { key: 'b', ifMatch: 3 }, 412],
    ['refused for its unit', { key: 'b', body: { unit: 'P.B' } }, 403],
    ['refused for its key', { body: { values: { 'S.3': { points: 1 } } } }, 422],
  ] satisfies [string, Sent, number][])('is the read alone, if it is %s', async (_what, sent, status) => {
    await warm();
    await send();
    const asked = await send(sent);
    expect({
      ...asked,
      calls: asked.calls.map((call) => call.replaceAll(/#\d (?=P\.)|P\.[AB]/g, '')),
    }).toEqual({
      status,
      calls: [everything.replaceAll(/#\d (?=P\.)|P\.[AB]/g, '')],
    });
  });

  it('counts and plans a receipt where somebody reads them', async () => {
    const post = { vi: 'Văn thư', en: 'Clerk' };
    const clerk = {
      id: 'clerk',
      post,
      unit: 'P.A',
      email: 'clerk@a.example',
      receives: ['receipts' as const],
    };
    await submissions.stop();
    await prepare({ ...smallCatalogue(), recipients: [clerk] });
    await warm();
    expect(await send()).toEqual({
      status: 201,
      calls: [
        everything.replace('registry token', 'registry requests receipts#P.A, registry token'),
        'UpdateItem registry requests receipts#P.A',
        keyHeld,
        appended(1),
        'Query registry {":w0":{"S":"exception#S#2024-W02#P.A"}}',
        'Query registry {":w0":{"S":"exceptions"},":w1":{"S":"S#2024-W02#P.A#"}}',
        'PutItem reports delivery#receipt#2024-01-10T02:00:00Z …-clerk',
      ],
    });
  });

  it('is two reads when the address is not at the beginning of the body', async () => {
    await warm();
    const body = `${' '.repeat(2_000)}${JSON.stringify({ unit: 'P.A', set: 'S', period: '2024-W02', values })}`;
    const alone = everything.slice(0, everything.indexOf(', submissions'));
    expect(await sendText('application/json', body)).toEqual({
      status: 201,
      calls: [alone, `BatchGetItem ${revisions('2024-W01', '2024-W02')}`, keyHeld, appended(1)],
    });
  });

  it('asks once more where a figure is not in the week before, and looks for it in twelve weeks', async () => {
    await warm();
    await send({ body: { values: { 'S.3': { points: 9 } } } });
    submissions.setNow('2024-01-17T02:00:00Z');
    const { status, calls } = await send({ key: 'b', body: { period: '2024-W03' } });
    expect(status).toBe(201);
    expect(calls.map((call) => call.split(' ')[0])).toEqual([
      'BatchGetItem',
      'UpdateItem',
      'BatchGetItem',
      'PutItem',
      'PutItem',
    ]);
    const weeks = calls[2]?.match(/20\d\d-W\d\d/g);
    expect([new Set(weeks).size, weeks?.at(0), weeks?.at(-1)]).toEqual([12, '2023-W42', '2024-W01']);
  });

  it('asks once more where there are more than two revisions', async () => {
    await warm();
    const correct = (ifMatch: number) =>
      send({
        key: `correction-${ifMatch}`,
        ifMatch,
        body: { reason: 'Đếm sót', values: { 'S.3': { points: ifMatch } } },
      });
    await send();
    await correct(1);
    await correct(2);
    expect(await correct(3)).toEqual({
      status: 201,
      calls: [everything, query('2024-W02'), keyHeld, appended(4)],
    });
  });

  it('is read anew when the catalogue has changed meanwhile', async () => {
    await warm();
    await submissions.applyCatalogue(2, smallCatalogue());
    expect(await send()).toEqual({
      status: 201,
      calls: [
        everything,
        'GetItem registry catalogue 00000003',
        `BatchGetItem ${revisions('2024-W01', '2024-W02')}`,
        keyHeld,
        appended(1),
      ],
    });
  });

  it('in a file is one read and two writes for each submission', async () => {
    await submissions.stop();
    await prepare(threeSets());
    await warm();
    const lines = ['S', 'T', 'U'].map((set) => `P.A,${set},2024-W02,${set}.3,9`);
    const of = (set: string) =>
      [`BatchGetItem ${revisions('2024-W01', '2024-W02')}`, keyHeld, appended(1)].map((call) =>
        call.replaceAll('S#2024', `${set}#2024`),
      );
    expect(await sendText('text/csv', ['unit,set,period,indicator,points', ...lines].join('\n'))).toEqual({
      status: 201,
      calls: [everything.slice(0, everything.indexOf(', submissions')), ...of('S'), ...of('T'), ...of('U')],
    });
  });

  it('is the read alone for a token that is not known, and nothing for one that cannot exist', async () => {
    await warm();
    const known = token;
    token = makeToken(new Uint8Array(tokenEntropyBytes)).token;
    expect(await send()).toEqual({ status: 401, calls: [everything] });
    token = `${known.slice(0, -1)}${known.endsWith('a') ? 'b' : 'a'}`;
    expect(await send()).toEqual({ status: 401, calls: [] });
  });
});
