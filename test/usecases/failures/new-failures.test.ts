import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { isBefore } from '../../../domain/period/compare-instants.ts';
import { instantText } from '../../../domain/period/instant-text.ts';
import type { OccurrenceRecord } from '../../../domain/schedule/occurrence-record.ts';
import { newFailures } from '../../../usecases/failures/new-failures.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { renderedContent } from '../../fixtures/rendered-content.ts';
import { createWorld } from '../../fixtures/world.ts';

const now = '2024-01-15T02:00:00Z';
const catalogue = smallCatalogue();

let ports: ReturnType<typeof createWorld>['ports'];

beforeEach(() => {
  ports = createWorld(now).ports;
});

const looked = (last: Parameters<typeof newFailures>[2] = null) =>
  newFailures(ports, catalogue, last, instant(now));

/** Each failure in the digest as a line in both languages, and the next commands. */
async function found() {
  const round = await looked();
  return (round?.digest.groups ?? []).map(({ kind, failures, commands }) => [
    kind,
    failures.map(({ what, why, since }) => [`${what.vi}; ${why?.vi}`, `${what.en}; ${why?.en}`, since]),
    commands,
  ]);
}

function message(changes: Partial<Delivery>): Delivery {
  const { occurrence = { job: 'report', nominalTime: iso('2024-01-15T00:00:00Z') }, state = 'failed' } =
    changes;
  return {
    id: `${occurrence.job}-${state}`,
    occurrence,
    key: 'chair',
    content: renderedContent,
    state,
    recipient: {
      id: 'chair',
      unit: 'P',
      email: 'chair@province.example',
      post: { vi: 'Chủ tịch', en: 'Chair' },
    },
    dueAt: iso('2024-01-15T00:00:00Z'),
    expiresAt: iso('2024-01-16T00:00:00Z'),
    attempts: 1,
    failedAt: iso('2024-01-15T01:00:00Z'),
    ...changes,
  };
}

function run(changes: Partial<OccurrenceRecord> & Pick<OccurrenceRecord, 'nominalTime'>): OccurrenceRecord {
  return { job: 'report', status: 'failed', attempts: 3, account: 'x', ...changes };
}

/** What the stores hold: the digest reads no more than this. */
function stored({ messages = [], runs = [] }: { messages?: Delivery[]; runs?: OccurrenceRecord[] }) {
  ports.deliveries.failedBetween = async () => messages;
  ports.occurrences.list = async (job, from, to) =>
    runs.filter((one) => {
      const at = Temporal.Instant.from(one.nominalTime);
      return one.job === job && !isBefore(at, from) && !isBefore(to, at);
    });
}

describe('F146: the digest of failures', () => {
  it('names each message by its kind, why it failed, and the command', async () => {
    const at = iso('2024-01-15T00:00:00Z');
    const jobs = ['report', 'warn', 'receipt', 'correction', 'preview', 'notice', 'failures'] as const;
    stored({ messages: jobs.map((job) => message({ occurrence: { job, nominalTime: at } })) });
    const line = (vi: string, en: string) => [
      `${vi} gửi Chủ tịch (UBND tỉnh); không gửi được`,
      `${en} to Chair (Province); failed`,
      '2024-01-15T01:00:00Z',
    ];
    expect(await found()).toEqual([
      [
        'message-not-sent',
        [
          line('Báo cáo tuần', 'Weekly report'),
          line('Thư đính chính', 'Corrected ranking'),
          line('Thư nhắc việc', 'Deadline warnings'),
          line('Thông báo', 'Notice'),
          line('Thư xác nhận đã nhận số liệu', 'Confirmation of submitted figures'),
          line('Thư thử', 'Test message'),
        ],
        ['report', 'correction', 'warn'].map(
          (job) => `deliveries resend --occurrence ${job}@2024-01-15T00:00:00Z --failed`,
        ),
      ],
    ]);
    expect((await looked())?.digest.undelivered).toBe(1);
  });

  it('tells what was not sent from what came back, in our own words or as it was said', async () => {
    stored({
      messages: [
        message({ state: 'expired', failure: 'not sent before it expired' }),
        message({ state: 'failed', failure: 'mailbox <full>' }),
        message({ state: 'bounced', failure: '550 no such user' }),
        message({ state: 'complained', failure: 'the recipient complained' }),
      ],
    });
    const line = (vi: string, en: string) => [
      `Báo cáo tuần gửi Chủ tịch (UBND tỉnh); ${vi}`,
      `Weekly report to Chair (Province); ${en}`,
      '2024-01-15T01:00:00Z',
    ];
    const list = 'deliveries list report@2024-01-15T00:00:00Z --state';
    expect(await found()).toEqual([
      [
        'message-not-sent',
        [
          line('quá hạn gửi: chưa gửi được thì đã quá hạn gửi', 'expired: not sent before it expired'),
          line('không gửi được: SES báo «mailbox <full>»', 'failed: SES reported “mailbox <full>”'),
        ],
        [`${list} expired`, 'deliveries resend --occurrence report@2024-01-15T00:00:00Z --failed'],
      ],
      [
        'message-returned',
        [
          line('bị trả lại: SES báo «550 no such user»', 'bounced: SES reported “550 no such user”'),
          line('bị báo thư rác: người nhận báo là thư rác', 'complained: the recipient complained'),
        ],
        [`${list} bounced`, `${list} complained`],
      ],
    ]);
  });

  it('has runs that were given up or keep failing for half an hour, and no others', async () => {
    const at = iso('2024-01-15T01:30:00Z');
    const missed = 'never triggered, and found too late to catch up';
    stored({
      runs: [
        run({ nominalTime: iso('2024-01-07T01:59:59Z'), job: 'warn' }),
        { job: 'warn', nominalTime: iso('2024-01-07T02:00:00Z'), status: 'failed', attempts: 3 },
        run({ nominalTime: iso('2024-01-10T00:00:00Z'), status: 'skipped', account: missed }),
        run({ nominalTime: iso('2024-01-11T00:00:00Z'), status: 'skipped', account: 'day off' }),
        run({ nominalTime: iso('2024-01-12T00:00:00Z'), status: 'done' }),
        run({
          nominalTime: at,
          job: 'rank',
          status: 'planned',
          account: 'S 2024-W02 departments has not been ranked yet',
        }),
        run({
          nominalTime: at,
          status: 'planned',
          account: 'S 2024-W02 departments has not been ranked yet',
        }),
        run({ nominalTime: iso('2024-01-15T01:30:01Z'), job: 'warn', status: 'planned' }),
      ],
    });
    const notRanked = [
      'Bộ chỉ số S, tuần 02/2024, Sở, ban, ngành: chưa xếp hạng',
      'Set S, week 2 of 2024, Departments: not ranked yet',
    ];
    expect(await found()).toEqual([
      [
        'report-without-ranking',
        [
          [
            `Báo cáo tuần, 08:30 ngày 15/01/2024: đang thử lại; ${notRanked[0]}`,
            `Weekly report, 08:30 on 15 January 2024: being retried; ${notRanked[1]}`,
            at,
          ],
        ],
        ['occurrences --job rank'],
      ],
      [
        'run-failed',
        [
          [
            'Nhắc hạn, 09:00 ngày 07/01/2024: đã ngừng thử lại; undefined',
            'Deadline warnings, 09:00 on 7 January 2024: given up; undefined',
            '2024-01-07T02:00:00Z',
          ],
          [
            'Báo cáo tuần, 07:00 ngày 10/01/2024: đã ngừng thử lại; không được kích hoạt, phát hiện quá muộn để chạy bù',
            'Weekly report, 07:00 on 10 January 2024: given up; never triggered, and found too late to catch up',
            '2024-01-10T00:00:00Z',
          ],
          [
            `Xếp hạng, 08:30 ngày 15/01/2024: đang thử lại; ${notRanked[0]}`,
            `Ranking, 08:30 on 15 January 2024: being retried; ${notRanked[1]}`,
            at,
          ],
        ],
        ['day 2024-01-07', 'day 2024-01-10', 'day 2024-01-15'],
      ],
    ]);
    const round = await looked();
    expect(round?.known).toHaveLength(4);
    const later = instant('2024-01-15T06:00:00Z');
    const [next, ...more] = (await newFailures(ports, catalogue, round, later))?.digest.groups ?? [];
    expect([next?.kind, next?.count, next?.earlier, more]).toEqual(['run-failed', 1, 1, []]);
  });

  it('lists the first eight of a kind by their time, and three commands', async () => {
    const runs = Array.from({ length: 10 }, (_, at) =>
      run({ nominalTime: instantText(instant(now).subtract({ hours: 12 * (at + 1) })) }),
    );
    stored({ runs });
    const round = await looked();
    const [group] = round?.digest.groups ?? [];
    const inOrder = runs.map(({ nominalTime }) => nominalTime).toReversed();
    expect(group?.failures.map(({ since }) => since)).toEqual(inOrder.slice(0, 8));
    expect([group?.count, group?.earlier, group?.since, group?.commands]).toEqual([
      ...[10, 0, inOrder[0], ['day 2024-01-10', 'day 2024-01-11', 'day 2024-01-12']],
    ]);
    expect(new Set(round?.known.map((mark) => mark.length))).toEqual(new Set([16]));
    expect(await looked(round)).toBeNull();
    stored({ runs: [...runs, run({ nominalTime: iso('2024-01-15T00:00:00Z'), job: 'rank' })] });
    const [next] = (await looked(round))?.digest.groups ?? [];
    expect([next?.count, next?.earlier]).toEqual([1, 0]);
  });
});
