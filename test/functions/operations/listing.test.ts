import { beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryPage } from '../../../contract/deliveries.ts';
import { usualTimes } from '../../../domain/schedule/schedule-times.ts';
import { notOneOf, notValid, notWholeNumber, unknownParameter } from '../../fixtures/answers/errors.ts';
import {
  counts,
  doneRun,
  idleRun,
  reportDelivery,
  unrecordedRun,
} from '../../fixtures/answers/operations.ts';
import { type ExpectedError, errorAt, refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { cursorAt, cursorOfAnother } from '../../fixtures/cursor.ts';
import { instant } from '../../fixtures/instants.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

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
  world.operations({ method: 'GET', path, query, headers: { authorization: `Bearer ${token}` } });

async function playMonday() {
  await world.run('rank', rankTime);
  await world.run('report', reportTime);
  await world.run('warn', warnTime);
}

const rankAccount = 'S 2024-W02 departments: 0/3 ranked; S 2024-W02 districts: 0/1 ranked';
const report = `report@${reportTime}`;

/** The cursor of the rest of the report's messages, after that to a post. */
const cursorTo = (post: string, query: Record<string, string>) =>
  cursorAt('/v1/deliveries', query, `report_20240115T000000Z_${post}`);

/** The whole answer about Monday's report before anything was sent. */
const listed = (differences: Partial<DeliveryPage> = {}) =>
  answered(200, {
    occurrence: report,
    run: doneRun(report, 'S 2024-W02: 2 of 2 messages planned now'),
    total: 2,
    counts: counts({ due: 2 }),
    deliveries: [reportDelivery('chair', 'P'), reportDelivery('contact-b', 'P.B')],
    next: null,
    ...differences,
  });

describe('GET /v1/deliveries', () => {
  it('F20, P23: shows what was sent to whom, when, and why not', async () => {
    await playMonday();
    world.answerOfMailer = ({ to, deliveryId }) =>
      to.email.startsWith('chair')
        ? { outcome: 'sent', messageId: `m-${deliveryId}` }
        : { outcome: 'refused', failure: 'MessageRejected: Address is not verified' };
    await world.sender('2024-01-15T00:00:00Z');
    const attempted = { attempts: 1, dueAt: '2024-01-15T00:05:00Z' };
    expect(await get('/v1/deliveries', { occurrence: report })).toEqual(
      listed({
        counts: counts({ sent: 1, failed: 1 }),
        deliveries: [
          reportDelivery('chair', 'P', {
            ...attempted,
            state: 'sent',
            sentAt: reportTime,
            messageId: 'm-report_20240115T000000Z_chair',
          }),
          reportDelivery('contact-b', 'P.B', {
            ...attempted,
            state: 'failed',
            failure: 'MessageRejected: Address is not verified',
          }),
        ],
      }),
    );
  });

  it('F73: shows what SES reported beside the state, in both languages', async () => {
    await playMonday();
    const event = {
      eventType: 'Bounce',
      mail: { messageId: 'm-1', tags: { delivery: ['report_20240115T000000Z_chair'] } },
      bounce: { bounceType: 'Transient', bounceSubType: 'General', timestamp: '2024-01-15T01:00:00.5Z' },
    };
    await world.mailEvents({ Records: [{ Sns: { MessageId: 'n', Message: JSON.stringify(event) } }] });
    expect(await get('/v1/deliveries', { occurrence: report, limit: '1' })).toEqual(
      listed({
        counts: counts({ due: 1, sent: 1 }),
        deliveries: [
          reportDelivery('chair', 'P', {
            state: 'sent',
            messageId: 'm-1',
            remarks: [
              {
                kind: 'automatic-answer',
                text: { vi: 'có thư trả lời tự động', en: 'an automatic reply came back' },
                at: '2024-01-15T01:00:00.5Z',
                detail: 'Transient/General',
              },
            ],
          }),
        ],
        next: cursorTo('chair', { occurrence: report }),
      }),
    );
  });

  it('shows a page at a time, of one state when asked', async () => {
    await playMonday();
    const page = { occurrence: report, limit: '1' };
    expect(await get('/v1/deliveries', page)).toEqual(
      listed({ deliveries: [reportDelivery('chair', 'P')], next: cursorTo('chair', { occurrence: report }) }),
    );
    expect(
      await get('/v1/deliveries', { ...page, cursor: cursorTo('chair', { occurrence: report }) }),
    ).toEqual(listed({ deliveries: [reportDelivery('contact-b', 'P.B')] }));
    expect(await get('/v1/deliveries', { occurrence: report, state: 'failed' })).toEqual(
      listed({ deliveries: [] }),
    );
  });

  it.each([
    ['x', cursorOfAnother()],
    [cursorTo('chair', {}), cursorOfAnother()],
    [cursorTo('contact-z', { occurrence: report }), cursorOfAnother('lần chạy')],
  ])('refuses a cursor that is none of the list: %s', async (cursor, error) => {
    await playMonday();
    expect(await get('/v1/deliveries', { occurrence: report, cursor })).toEqual(
      refused(
        'malformed-request',
        'Địa chỉ cần có dạng /v1/deliveries?occurrence=report@2024-01-15T00:00:00Z&state=<trạng thái>&limit=<1–500>&cursor=<next của trang trước>.',
        {
          errors: [error],
        },
      ),
    );
  });

  it('shows the latest report that was made when none is named', async () => {
    await playMonday();
    world.setNow('2024-01-17T02:00:00Z');
    await world.run('report', '2024-01-16T00:00:00Z');
    expect(await get('/v1/deliveries')).toEqual(listed());
  });

  it('says so when there has been no report', async () => {
    await world.run('report', '2024-01-16T00:00:00Z');
    expect(await get('/v1/deliveries')).toEqual(
      refused(
        'not-found',
        'Chưa có báo cáo nào trong 35 ngày qua; nêu rõ lần chạy, ví dụ «?occurrence=warn@2024-01-15T00:30:00Z» (xem GET /v1/occurrences).',
      ),
    );
  });

  it('reports a run that planned nothing, and refuses one that nobody knows of', async () => {
    await playMonday();
    const ranking = `rank@${rankTime}`;
    expect(await get('/v1/deliveries', { occurrence: ranking })).toEqual(
      listed({
        occurrence: ranking,
        run: doneRun(ranking, rankAccount),
        total: 0,
        counts: counts(),
        deliveries: [],
      }),
    );
    expect(await get('/v1/deliveries', { occurrence: 'report@2024-01-22T00:00:00Z' })).toEqual(
      refused('not-found', 'Chưa có lần chạy «report@2024-01-22T00:00:00Z»; xem GET /v1/occurrences.', {
        errors: [
          errorAt(
            'query:occurrence',
            'unknown-occurrence',
            'Chưa có lần chạy «report@2024-01-22T00:00:00Z»; xem GET /v1/occurrences.',
          ),
        ],
      }),
    );
  });

  it.each<[Record<string, string>, ExpectedError]>([
    [
      { occurrence: 'deliver@2024-01-15T00:00:00Z' },
      notValid('query:occurrence', 'mã lần chạy, ví dụ report@2024-01-15T00:00:00Z'),
    ],
    [
      { occurrence: 'report@2024-13-15' },
      notValid('query:occurrence', 'mã lần chạy, ví dụ report@2024-01-15T00:00:00Z'),
    ],
    [
      { state: 'lost' },
      notOneOf(
        'query:state',
        'due',
        'claimed',
        'unknown',
        'sent',
        'delivered',
        'bounced',
        'complained',
        'suppressed',
        'failed',
        'expired',
      ),
    ],
    [{ limit: '501' }, notWholeNumber('query:limit', 1, 500)],
    [{ colour: 'red' }, unknownParameter('colour', 'occurrence', 'state', 'cursor', 'limit')],
  ])('refuses %j', async (query, error) => {
    expect(await get('/v1/deliveries', query)).toEqual(
      refused(
        'malformed-request',
        'Địa chỉ cần có dạng /v1/deliveries?occurrence=report@2024-01-15T00:00:00Z&state=<trạng thái>&limit=<1–500>&cursor=<next của trang trước>.',
        { errors: [error] },
      ),
    );
  });
});

const wrongQuery = (error: ExpectedError) =>
  refused(
    'malformed-request',
    'Địa chỉ cần có dạng /v1/occurrences?from=2024-01-08&to=2024-01-21&job=<rank, report hoặc warn>; có thể bỏ từng tham số.',
    { errors: [error] },
  );

describe('GET /v1/occurrences', () => {
  it('shows what ran and what is still to run, a week back and ahead', async () => {
    await playMonday();
    const planned = (day: number) => [
      unrecordedRun(`report@2024-01-${day}T00:00:00Z`, 'planned'),
      unrecordedRun(`warn@2024-01-${day}T00:30:00Z`, 'planned'),
    ];
    expect(await get('/v1/occurrences')).toEqual(
      answered(200, {
        from: '2024-01-08T00:00:00Z',
        to: '2024-01-22T00:00:00Z',
        occurrences: [
          doneRun(`rank@${rankTime}`, rankAccount),
          doneRun(report, 'S 2024-W02: 2 of 2 messages planned now'),
          idleRun(`warn@${warnTime}`, 'nobody to warn'),
          ...[16, 17, 18, 19, 20, 21].flatMap(planned),
          unrecordedRun('rank@2024-01-21T23:05:00Z', 'planned'),
          unrecordedRun('report@2024-01-22T00:00:00Z', 'planned'),
        ],
      }),
    );
  });

  it('shows runs by their time, whatever their job', async () => {
    await playMonday();
    for (const [job, time] of [
      ['warn', '2024-01-16T00:30:00Z'],
      ['report', '2024-01-16T00:00:00Z'],
    ] as const) {
      world.setNow(time);
      await world.run(job, time);
    }
    const { body } = await get('/v1/occurrences', { from: '2024-01-15', to: '2024-01-16' });
    const shown: unknown[] = Object(body).occurrences;
    expect(shown.map((one) => Object(one).id)).toEqual([
      `rank@${rankTime}`,
      report,
      `warn@${warnTime}`,
      'report@2024-01-16T00:00:00Z',
      'warn@2024-01-16T00:30:00Z',
    ]);
  });

  it('F4: shows a run that is missing, but nothing from before the ledger began', async () => {
    await world.ports.occurrences.settle({
      until: instant('2024-01-16T12:00:00Z'),
      lastRanking: null,
      times: usualTimes,
    });
    world.setNow('2024-01-18T00:34:00Z');
    expect(await get('/v1/occurrences', { from: '2024-01-15', to: '2024-01-18', job: 'warn' })).toEqual(
      answered(200, {
        from: '2024-01-14T17:00:00Z',
        to: '2024-01-18T16:59:59Z',
        occurrences: [
          unrecordedRun('warn@2024-01-17T00:30:00Z', 'missing'),
          unrecordedRun('warn@2024-01-18T00:30:00Z', 'planned'),
        ],
      }),
    );
  });

  it('reads days in Vietnam, both included, and instants', async () => {
    const warning = unrecordedRun('warn@2024-01-20T00:30:00Z', 'planned');
    expect(await get('/v1/occurrences', { from: '2024-01-20', to: '2024-01-20' })).toEqual(
      answered(200, {
        from: '2024-01-19T17:00:00Z',
        to: '2024-01-20T16:59:59Z',
        occurrences: [unrecordedRun('report@2024-01-20T00:00:00Z', 'planned'), warning],
      }),
    );
    const instants = { from: '2024-01-20T07:30:00+07:00', to: '2024-01-20T23:59:59Z' };
    expect(await get('/v1/occurrences', instants)).toEqual(
      answered(200, {
        from: '2024-01-20T00:30:00Z',
        to: '2024-01-20T23:59:59Z',
        occurrences: [warning],
      }),
    );
  });

  const tooLong = refused('malformed-request', 'Chọn «from» không sau «to», cách nhau nhiều nhất 92 ngày.', {
    errors: [
      errorAt('query:from', 'out-of-bounds', 'Chọn «from» không sau «to», cách nhau nhiều nhất 92 ngày.'),
    ],
  });
  it.each<[Record<string, string>, Reply]>([
    [{ from: '2024-01-20', to: '2024-01-19' }, tooLong],
    [{ from: '2023-10-01', to: '2024-01-01' }, tooLong],
    [
      { from: '1999-01-01' },
      wrongQuery(
        notValid('query:from', 'ngày như 2024-01-15 hoặc thời điểm có múi giờ như 2024-01-15T00:00:00Z'),
      ),
    ],
    [
      { from: '2024-02-30' },
      wrongQuery(
        notValid('query:from', 'ngày như 2024-01-15 hoặc thời điểm có múi giờ như 2024-01-15T00:00:00Z'),
      ),
    ],
    [{ job: 'deliver' }, wrongQuery(notOneOf('query:job', 'rank', 'report', 'warn'))],
  ])('refuses %j', async (query, refusal) => {
    expect(await get('/v1/occurrences', query)).toEqual(refusal);
  });

  it('takes 92 days and not a second more', async () => {
    const to = '2024-04-01';
    expect((await get('/v1/occurrences', { from: '2024-01-01', to })).status).toBe(200);
    expect(await get('/v1/occurrences', { from: '2023-12-31T16:59:59Z', to })).toEqual(tooLong);
  });
});
