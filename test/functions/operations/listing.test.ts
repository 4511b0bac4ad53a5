import { beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryState } from '../../../domain/delivery/delivery.ts';
import { instant } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

/** Monday 15 January 2024, in Vietnam: ranking at 06:00, report at 07:00, warnings at 07:30. */
const rankTime = '2024-01-14T23:00:00Z';
const reportTime = '2024-01-15T00:00:00Z';
const warnTime = '2024-01-15T00:30:00Z';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld(reportTime);
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'operations' });
});

const get = (path: string, query: Record<string, string> = {}) =>
  world.deliveries({ method: 'GET', path, query, headers: { authorization: `Bearer ${token}` } });

async function playMonday() {
  await world.run('rank', rankTime);
  await world.run('report', reportTime);
  await world.run('warn', warnTime);
}

const none: Record<DeliveryState, number> = {
  ...{ due: 0, claimed: 0, unknown: 0, sent: 0, delivered: 0 },
  ...{ bounced: 0, complained: 0, suppressed: 0, failed: 0, expired: 0 },
};

describe('GET /v1/deliveries', () => {
  it('F20, P23: shows what was sent to whom, when, and why not', async () => {
    await playMonday();
    world.answerOfMailer = ({ to, deliveryId }) =>
      to.email.startsWith('chair')
        ? { outcome: 'sent', messageId: `m-${deliveryId}` }
        : { outcome: 'refused', failure: 'MessageRejected: Address is not verified' };
    await world.deliver('2024-01-15T00:00:00Z');
    const reply = await get('/v1/deliveries', { occurrence: `report@${reportTime}` });
    expect(reply).toMatchObject({ status: 200 });
    expect(reply.body).toEqual({
      occurrence: `report@${reportTime}`,
      run: {
        id: `report@${reportTime}`,
        job: 'report',
        nominalTime: reportTime,
        status: 'done',
        attempts: 1,
        account: 'S 2024-W02: 2 of 2 messages planned now',
        finishedAt: reportTime,
        catalogueVersion: 1,
      },
      total: 2,
      counts: { ...none, sent: 1, failed: 1 },
      deliveries: [
        {
          id: 'report_20240115T000000Z_chair',
          recipient: {
            id: 'chair',
            post: { vi: 'Chức vụ chair', en: 'Post chair' },
            unit: 'P',
            email: 'chair@province.example',
          },
          kind: 'weekly-report',
          state: 'sent',
          attempts: 1,
          dueAt: '2024-01-15T00:05:00Z',
          expiresAt: '2024-01-20T00:00:00Z',
          sentAt: reportTime,
          messageId: 'm-report_20240115T000000Z_chair',
          failure: null,
        },
        {
          id: 'report_20240115T000000Z_contact-b',
          recipient: {
            id: 'contact-b',
            post: { vi: 'Chức vụ contact-b', en: 'Post contact-b' },
            unit: 'P.B',
            email: 'contact-b@province.example',
          },
          kind: 'weekly-report',
          state: 'failed',
          attempts: 1,
          dueAt: '2024-01-15T00:05:00Z',
          expiresAt: '2024-01-20T00:00:00Z',
          sentAt: null,
          messageId: null,
          failure: 'MessageRejected: Address is not verified',
        },
      ],
      next: null,
    });
  });

  it('tells a page at a time, of one state when asked', async () => {
    await playMonday();
    const page = await get('/v1/deliveries', { occurrence: `report@${reportTime}`, limit: '1' });
    expect(page.body).toMatchObject({
      total: 2,
      deliveries: [{ recipient: { id: 'chair' } }],
      next: 'chair',
    });
    const second = await get('/v1/deliveries', {
      occurrence: `report@${reportTime}`,
      limit: '1',
      cursor: 'chair',
    });
    expect(second.body).toMatchObject({ deliveries: [{ recipient: { id: 'contact-b' } }], next: null });
    const failed = await get('/v1/deliveries', { occurrence: `report@${reportTime}`, state: 'failed' });
    expect(failed.body).toMatchObject({ total: 2, counts: { due: 2 }, deliveries: [], next: null });
  });

  it('tells the latest report that was made when none is named', async () => {
    await playMonday();
    world.setNow('2024-01-17T02:00:00Z');
    await world.run('report', '2024-01-16T00:00:00Z');
    expect((await get('/v1/deliveries')).body).toMatchObject({
      occurrence: `report@${reportTime}`,
      total: 2,
    });
  });

  it('says so when there has been no report', async () => {
    await world.run('report', '2024-01-16T00:00:00Z');
    expect(await get('/v1/deliveries')).toMatchObject({
      status: 404,
      body: { type: '/docs/problems#not-found', detail: expect.stringContaining('35 ngày') },
    });
  });

  it('tells of a run that planned nothing, and refuses one that nobody knows of', async () => {
    await playMonday();
    const ranking = await get('/v1/deliveries', { occurrence: `rank@${rankTime}` });
    expect(ranking.body).toMatchObject({ run: { status: 'done' }, total: 0, counts: none, deliveries: [] });
    expect(await get('/v1/deliveries', { occurrence: 'report@2024-01-22T00:00:00Z' })).toMatchObject({
      status: 404,
      body: { errors: [{ pointer: 'query:occurrence', code: 'unknown-occurrence' }] },
    });
  });

  it.each([
    [{ occurrence: 'deliver@2024-01-15T00:00:00Z' }, 'query:occurrence'],
    [{ occurrence: 'report@2024-13-15' }, 'query:occurrence/nominalTime'],
    [{ state: 'lost' }, 'query:state'],
    [{ limit: '501' }, 'query:limit'],
    [{ colour: 'red' }, 'query:colour'],
  ])('refuses %j', async (query, pointer) => {
    expect(await get('/v1/deliveries', query)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });
});

describe('GET /v1/occurrences', () => {
  it('tells what ran and what is still to run, a week back and ahead', async () => {
    await playMonday();
    const { status, body } = await get('/v1/occurrences');
    expect(status).toBe(200);
    expect(body).toMatchObject({ from: '2024-01-08T00:00:00Z', to: '2024-01-22T00:00:00Z' });
    const rows: { id: string; status: string; account: string | null }[] = Object(body).occurrences;
    expect(rows.slice(0, 6).map(({ id, status: at, account }) => [id, at, account])).toEqual([
      [`rank@${rankTime}`, 'done', 'S 2024-W02 departments: 0/3 ranked; S 2024-W02 districts: 0/1 ranked'],
      [`report@${reportTime}`, 'done', 'S 2024-W02: 2 of 2 messages planned now'],
      [`warn@${warnTime}`, 'done', 'nobody to warn'],
      ['report@2024-01-16T00:00:00Z', 'planned', null],
      ['warn@2024-01-16T00:30:00Z', 'planned', null],
      ['report@2024-01-17T00:00:00Z', 'planned', null],
    ]);
    expect(rows.at(-1)).toEqual({
      id: 'report@2024-01-22T00:00:00Z',
      job: 'report',
      nominalTime: '2024-01-22T00:00:00Z',
      status: 'planned',
      attempts: 0,
      account: null,
      finishedAt: null,
      catalogueVersion: null,
    });
  });

  it('F4: shows a run that is missing, but nothing from before the ledger began', async () => {
    await world.ports.occurrences.settle(instant('2024-01-16T12:00:00Z'));
    world.setNow('2024-01-18T00:34:00Z');
    const { body } = await get('/v1/occurrences', { from: '2024-01-15', to: '2024-01-18', job: 'warn' });
    expect(Object(body).occurrences.map(({ id, status }: Record<string, string>) => [id, status])).toEqual([
      ['warn@2024-01-17T00:30:00Z', 'missing'],
      ['warn@2024-01-18T00:30:00Z', 'planned'],
    ]);
  });

  it('reads days in Vietnam, both included, and instants', async () => {
    const oneDay = await get('/v1/occurrences', { from: '2024-01-20', to: '2024-01-20' });
    expect(oneDay.body).toMatchObject({
      from: '2024-01-19T17:00:00Z',
      to: '2024-01-20T16:59:59Z',
      occurrences: [{ id: 'report@2024-01-20T00:00:00Z' }, { id: 'warn@2024-01-20T00:30:00Z' }],
    });
    const from = '2024-01-20T07:30:00+07:00';
    expect((await get('/v1/occurrences', { from, to: '2024-01-20T23:59:59Z' })).body).toMatchObject({
      occurrences: [{ id: 'warn@2024-01-20T00:30:00Z' }],
    });
  });

  it.each([
    [{ from: '2024-01-20', to: '2024-01-19' }, 'query:from'],
    [{ from: '2023-10-01', to: '2024-01-01' }, 'query:from'],
    [{ from: '1999-01-01' }, 'query:from'],
    [{ from: '2024-02-30' }, 'query:from'],
    [{ job: 'deliver' }, 'query:job'],
  ])('refuses %j', async (query, pointer) => {
    expect(await get('/v1/occurrences', query)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });

  it('takes 92 days and not a second more', async () => {
    const to = '2024-04-01';
    expect(await get('/v1/occurrences', { from: '2024-01-01', to })).toMatchObject({ status: 200 });
    expect(await get('/v1/occurrences', { from: '2023-12-31T16:59:59Z', to })).toMatchObject({ status: 400 });
  });
});
