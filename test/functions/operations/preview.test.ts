import { beforeEach, describe, expect, it } from 'vitest';
import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import { type PreviewAnswer, previews } from '../../../contract/previews.ts';
import { personHash } from '../../../domain/access/unsubscribe-token.ts';
import { findSet } from '../../../domain/catalogue/units.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { missing } from '../../fixtures/answers/errors.ts';
import { previewedRun, recipientOf } from '../../fixtures/answers/operations.ts';
import { type ExpectedError, errorAt, refused } from '../../fixtures/answers/problem.ts';
import { noCatalogue, notFoundAt } from '../../fixtures/answers/refusals.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { cursorOfAnother } from '../../fixtures/cursor.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

/** Wednesday 17 January 2024, 09:00 in Vietnam. The milestone is on Friday 19; its rungs are 7, 3, 1 and 0 days before. */
const wednesday = '2024-01-17T02:00:00Z';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld(wednesday);
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'operations' });
});

const preview = (query: Record<string, string>) =>
  world.operations({
    method: 'GET',
    path: '/v1/preview',
    query,
    headers: { authorization: `Bearer ${token}` },
  });

async function submit(unit: string, period: string, value: readonly [string, Value], receivedAt: string) {
  const set = findSet(smallCatalogue(), 'S');
  if (set === undefined) throw new Error('the fixture has changed');
  await world.ports.submissions.append(
    set,
    submissionOf({ unit, period, values: new Map([value]), receivedAt: iso(receivedAt) }),
  );
}

const points = (hundredths: number) => ['S.3', { kind: 'points', points: hundredths }] as const;

/** All stored data that jobs change. */
async function traces() {
  const { occurrences, deliveries, editions, reports } = world.ports;
  const span = [instant('2024-01-01T00:00:00Z'), instant('2024-12-31T00:00:00Z')] as const;
  return [
    await occurrences.list('rank', ...span),
    await occurrences.list('report', ...span),
    await occurrences.list('warn', ...span),
    String(await deliveries.nextDueAt()),
    await editions.find('S', '2024-W03', 'departments'),
    await reports.find('S', '2024-W03'),
  ];
}

/** The whole answer about a day: by default without messages. */
const previewOf = (day: string, differences: Partial<PreviewAnswer> & Pick<PreviewAnswer, 'runs'>) =>
  answered(200, {
    day,
    workingDay: true,
    dayNote: null,
    knownAt: wednesday,
    catalogueVersion: 1,
    total: differences.messages?.length ?? 0,
    messages: [],
    next: null,
    ...differences,
  });

type Previewed = PreviewAnswer['messages'][number];

/** The warning of Thursday about the milestone of Friday. */
const warning = (id: string, unit: string, reason: Previewed['reason']): Previewed => ({
  id: `warn_20240118T003000Z_${id}`,
  occurrence: 'warn@2024-01-18T00:30:00Z',
  recipient: recipientOf(id, unit),
  kind: 'warning-digest',
  subject: '[Nhắc việc] Còn 1 ngày làm việc: Hoàn thành nhiệm vụ (hạn 24:00 ngày 19/01/2024)',
  reason,
  unsubscribed: false,
  dueAt: '2024-01-18T00:30:00Z',
  expiresAt: '2024-01-18T17:00:00Z',
});

describe('GET /v1/preview', () => {
  it('P25, R20: shows who would be warned and why, by the rungs of the day, and writes nothing', async () => {
    await submit('P.B', '2024-W03', ['S.2', { kind: 'tasks', done: 3, total: 3 }], '2024-01-16T02:00:00Z');
    const before = await traces();
    expect(await preview({ at: '2024-01-18' })).toEqual(
      previewOf('2024-01-18', {
        runs: [
          previewedRun('report@2024-01-18T00:00:00Z', 'idle', 'not the reporting day'),
          previewedRun('warn@2024-01-18T00:30:00Z', 'runs', '2 units not done; 2 of 2 messages planned now'),
        ],
        messages: [
          warning('contact-a', 'P.A', {
            vi: 'Chưa hoàn thành: Sở A, Hoàn thành nhiệm vụ (hạn 24:00 ngày 19/01/2024, còn 1 ngày làm việc). Chức vụ contact-a thuộc danh sách nhận cảnh báo.',
            en: 'Not done: Department A, Tasks done (due 24:00 on 19 January 2024, 1 working day left). On the list for warnings: Post contact-a.',
          }),
          warning('contact-c', 'P.C', {
            vi: 'Chưa hoàn thành: Sở C, Hoàn thành nhiệm vụ (hạn 24:00 ngày 19/01/2024, còn 1 ngày làm việc). Chức vụ contact-c thuộc danh sách nhận cảnh báo.',
            en: 'Not done: Department C, Tasks done (due 24:00 on 19 January 2024, 1 working day left). On the list for warnings: Post contact-c.',
          }),
        ],
      }),
    );
    expect(await traces()).toEqual(before);
  });

  it('plays a later Monday: ranks what is known, compares with the week before, reports', async () => {
    await submit('P.A', '2024-W02', points(500), '2024-01-12T02:00:00Z');
    await world.run('rank', '2024-01-14T23:05:00Z');
    await submit('P.A', '2024-W03', points(700), '2024-01-17T01:00:00Z');
    const before = await traces();
    expect(await preview({ at: '2024-01-22', recipient: 'chair' })).toEqual(
      previewOf('2024-01-22', {
        runs: [
          previewedRun(
            'rank@2024-01-21T23:05:00Z',
            'runs',
            'S 2024-W03 departments: 1/3 ranked; S 2024-W03 districts: 0/1 ranked',
          ),
          previewedRun('report@2024-01-22T00:00:00Z', 'runs', 'S 2024-W03: 2 of 2 messages planned now'),
          previewedRun('warn@2024-01-22T00:30:00Z', 'runs', '3 units not done; 3 of 3 messages planned now'),
        ],
        messages: [
          {
            id: 'report_20240122T000000Z_chair',
            occurrence: 'report@2024-01-22T00:00:00Z',
            recipient: recipientOf('chair', 'P'),
            kind: 'weekly-report',
            subject: '[Tuần 03/2024] Bộ chỉ số S: 1/4 đơn vị đã gửi số liệu (1 đơn vị gửi thiếu chỉ số)',
            reason: {
              vi: 'Báo cáo tuần 03/2024 theo bộ S; Chức vụ chair thuộc danh sách nhận báo cáo tuần.',
              en: 'Report on set S for week 3 of 2024. On the list for the weekly report: Post chair.',
            },
            unsubscribed: false,
            dueAt: '2024-01-22T00:00:00Z',
            expiresAt: '2024-01-27T00:00:00Z',
            text: expect.stringMatching(/Sở A[\s\S]*7,00[\s\S]*\+2,00/),
            html: expect.stringMatching(/<html[\s\S]*Sở A[\s\S]*7,00/),
            attachments: [
              {
                name: 'Xếp hạng S tuần 03-2024.xlsx',
                mediaType: workbookMediaType,
                bytes: expect.any(Number),
              },
            ],
          },
        ],
      }),
    );
    expect(await traces()).toEqual(before);
  });

  it('has every message whole when asked, files included, and a page of them is short', async () => {
    await submit('P.A', '2024-W03', points(700), '2024-01-17T01:00:00Z');
    const read = async (query: Record<string, string>) =>
      previews.getPreview.answers[200].schema.parse((await preview({ at: '2024-01-22', ...query })).body);
    const { messages } = await read({ whole: 'true' });
    const [report] = messages;
    const content = report?.attachments?.[0]?.content ?? '';
    const one = (await read({ recipient: 'chair' })).messages[0];
    expect(report).toEqual({
      ...one,
      attachments: one?.attachments?.map((file) => ({ ...file, content })),
    });
    expect(Buffer.from(content, 'base64').subarray(0, 2).toString()).toBe('PK');
    expect(Buffer.from(content, 'base64')).toHaveLength(one?.attachments?.[0]?.bytes ?? 0);
    expect(messages.map(({ text, html }) => [text === '', html?.slice(0, 15)])).toEqual(
      messages.map(() => [false, '<!doctype html>']),
    );
    expect((await read({ whole: 'false' })).messages).toEqual((await read({})).messages);
    const many = {
      ...smallCatalogue(),
      recipients: smallCatalogue().recipients.flatMap((contact) =>
        Array.from({ length: 10 }, (_, index) => ({
          ...contact,
          id: `${contact.id}-${index}`,
          email: `${contact.id}-${index}@province.example`,
        })),
      ),
    };
    await world.ports.catalogues.put(2, many, instant(wednesday));
    const first = await read({ whole: 'true' });
    expect([first.messages.length, first.next?.split('.')[1]]).toEqual([20, first.messages.at(-1)?.id]);
  });

  it('takes the days until then as done: no rung of theirs comes again, and each ranking is made', async () => {
    expect(await preview({ at: '2024-01-25' })).toEqual(
      previewOf('2024-01-25', {
        runs: [
          previewedRun('report@2024-01-25T00:00:00Z', 'idle', 'not the reporting day'),
          previewedRun('warn@2024-01-25T00:30:00Z', 'idle', 'nobody to warn'),
        ],
      }),
    );
    const { runs, messages } = previews.getPreview.answers[200].schema.parse(
      (await preview({ at: '2024-01-29' })).body,
    );
    expect(runs).toEqual([
      previewedRun(
        'rank@2024-01-28T23:05:00Z',
        'runs',
        'S 2024-W04 departments: 0/3 ranked; S 2024-W04 districts: 0/1 ranked',
      ),
      previewedRun('report@2024-01-29T00:00:00Z', 'runs', 'S 2024-W04: 2 of 2 messages planned now'),
      previewedRun('warn@2024-01-29T00:30:00Z', 'runs', '3 units not done; 3 of 3 messages planned now'),
    ]);
    expect(messages.map(({ kind, recipient }) => [kind, recipient.id])).toEqual([
      ['weekly-report', 'chair'],
      ['weekly-report', 'contact-b'],
      ['warning-digest', 'contact-a'],
      ['warning-digest', 'contact-b'],
      ['warning-digest', 'contact-c'],
    ]);
  });

  it('makes the rankings of the days before it, which its report compares with or waits for', async () => {
    const catalogue = smallCatalogue();
    const off = { vi: 'Nghỉ bù', en: 'Day off' };
    catalogue.calendar.push({ date: '2024-01-29', kind: 'day-off', name: off, basis: 'official' });
    await world.ports.catalogues.put(2, catalogue, instant(wednesday));
    await submit('P.A', '2024-W03', points(500), '2024-01-17T01:00:00Z');
    await submit('P.A', '2024-W04', points(700), '2024-01-17T01:30:00Z');
    const { runs, messages } = previews.getPreview.answers[200].schema.parse(
      (await preview({ at: '2024-01-30', recipient: 'chair' })).body,
    );
    expect(runs).toEqual([
      previewedRun('report@2024-01-30T00:00:00Z', 'runs', 'S 2024-W04: 2 of 2 messages planned now'),
      previewedRun('warn@2024-01-30T00:30:00Z', 'runs', '3 units not done; 3 of 3 messages planned now'),
    ]);
    expect(messages.map(({ text }) => text)).toEqual([expect.stringMatching(/Sở A[\s\S]*7,00[\s\S]*\+2,00/)]);
  });

  it('plays a day that is over as it was, and says what the ledger has', async () => {
    world.setNow('2024-01-15T00:00:00Z');
    await world.run('rank', '2024-01-14T23:05:00Z');
    await world.run('report', '2024-01-15T00:00:00Z');
    world.setNow(wednesday);
    await submit('P.A', '2024-W02', points(900), '2024-01-16T02:00:00Z');
    const played = await preview({ at: '2024-01-15T03:00:00Z', recipient: 'contact-b' });
    const { runs, messages } = previews.getPreview.answers[200].schema.parse(played.body);
    expect(runs).toEqual([
      previewedRun(
        'rank@2024-01-14T23:05:00Z',
        'runs',
        'S 2024-W02 departments: 0/3 was ranked before; S 2024-W02 districts: 0/1 was ranked before',
        'done',
      ),
      previewedRun('report@2024-01-15T00:00:00Z', 'runs', 'S 2024-W02: 2 of 2 messages planned now', 'done'),
      previewedRun('warn@2024-01-15T00:30:00Z', 'idle', 'nobody to warn'),
    ]);
    expect(messages.map(({ kind, text }) => [kind, text?.includes('9,00')])).toEqual([
      ['weekly-report', false],
    ]);
  });

  it('F25: says who has unsubscribed and would get nothing', async () => {
    const { unsubscribes, signingKey } = world.ports;
    const person = personHash('chair@province.example', await signingKey.read());
    await unsubscribes.add({ kind: 'weekly-report', person }, instant(wednesday));
    const { messages } = previews.getPreview.answers[200].schema.parse(
      (await preview({ at: '2024-01-22' })).body,
    );
    expect(messages.map(({ recipient, kind, unsubscribed }) => [recipient.id, kind, unsubscribed])).toEqual([
      ['chair', 'weekly-report', true],
      ['contact-b', 'weekly-report', false],
      ['contact-a', 'warning-digest', false],
      ['contact-b', 'warning-digest', false],
      ['contact-c', 'warning-digest', false],
    ]);
  });

  it('says how a job would fail', async () => {
    const catalogue = smallCatalogue();
    const monday = { date: '2024-01-15', name: { vi: 'Nghỉ bù', en: 'Day in lieu' } };
    world = createWorld('2024-01-16T02:00:00Z');
    token = await world.tokenFor({ role: 'operations' });
    await world.applyCatalogue({
      ...catalogue,
      calendar: [...catalogue.calendar, { ...monday, kind: 'day-off', basis: 'official' }],
    });
    const tuesday = '2024-01-16T02:00:00Z';
    const { runs } = previews.getPreview.answers[200].schema.parse(
      (await preview({ at: '2024-01-16' })).body,
    );
    expect(runs).toEqual([
      previewedRun('report@2024-01-16T00:00:00Z', 'fails', 'S 2024-W02 departments has not been ranked yet'),
      previewedRun('warn@2024-01-16T00:30:00Z', 'runs', '3 units not done; 3 of 3 messages planned now'),
    ]);
    expect(await preview({ at: '2024-01-15' })).toEqual(
      previewOf('2024-01-15', {
        workingDay: false,
        dayNote: { vi: 'Nghỉ bù', en: 'Day in lieu' },
        knownAt: tuesday,
        runs: [
          previewedRun(
            'rank@2024-01-14T23:05:00Z',
            'runs',
            'S 2024-W02 departments: 0/3 ranked; S 2024-W02 districts: 0/1 ranked',
          ),
          previewedRun('report@2024-01-15T00:00:00Z', 'idle', 'not the reporting day'),
          previewedRun('warn@2024-01-15T00:30:00Z', 'idle', 'not a working day'),
        ],
      }),
    );
    expect(await preview({ at: '2024-01-20' })).toEqual(
      previewOf('2024-01-20', {
        workingDay: false,
        dayNote: { vi: 'Nghỉ cuối tuần', en: 'Weekend' },
        knownAt: tuesday,
        runs: [
          previewedRun('report@2024-01-20T00:00:00Z', 'idle', 'not the reporting day'),
          previewedRun('warn@2024-01-20T00:30:00Z', 'idle', 'not a working day'),
        ],
      }),
    );
  });

  it('shows a page at a time, across jobs', async () => {
    const page = async (query: Record<string, string>) =>
      previews.getPreview.answers[200].schema.parse((await preview({ at: '2024-01-22', ...query })).body);
    const ids = (await page({})).messages.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(2);
    const told: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { messages, next, total } = await page({ limit: '2', ...(cursor === '' ? {} : { cursor }) });
      expect(total).toBe(ids.length);
      told.push(...messages.map(({ id }) => id));
      cursor = next;
    }
    expect(told).toEqual(ids);
  });

  const wrongQuery = (error: ExpectedError) =>
    refused(
      'malformed-request',
      'Địa chỉ cần có dạng /v1/preview?at=2024-01-15&recipient=<mã người nhận>&limit=<1–500>&cursor=<next của trang trước>; thêm «whole=true» để lấy toàn văn.',
      { errors: [error] },
    );
  it.each<[Record<string, string>, Reply]>([
    [{}, wrongQuery(missing('query:at', 'chuỗi ký tự'))],
    [
      { at: '2024-04-19' },
      refused('malformed-request', 'Chọn ngày trong khoảng từ 366 ngày trước đến 92 ngày sau hôm nay.', {
        errors: [
          errorAt(
            'query:at',
            'out-of-bounds',
            'Chọn ngày trong khoảng từ 366 ngày trước đến 92 ngày sau hôm nay.',
          ),
        ],
      }),
    ],
    [
      { at: '2023-01-15' },
      refused('malformed-request', 'Chọn ngày trong khoảng từ 366 ngày trước đến 92 ngày sau hôm nay.', {
        errors: [
          errorAt(
            'query:at',
            'out-of-bounds',
            'Chọn ngày trong khoảng từ 366 ngày trước đến 92 ngày sau hôm nay.',
          ),
        ],
      }),
    ],
    [{ at: '2024-01-18', cursor: 'x' }, wrongQuery(cursorOfAnother())],
  ])('refuses %j', async (query, refusal) => {
    expect(await preview(query)).toEqual(refusal);
  });

  it.each(['2023-01-16', '2024-04-18'])('takes %s, the last day of the range', async (at) => {
    const { status, body } = await preview({ at, limit: '1' });
    expect([status, Object(body).day]).toEqual([200, at]);
  });

  it('knows no recipient that the catalogue does not have', async () => {
    expect(await preview({ at: '2024-01-18', recipient: 'nobody' })).toEqual(
      notFoundAt(
        'query:recipient',
        'unknown-recipient',
        'Danh mục không có người nhận «nobody». Mọi người nhận có trong GET /v1/catalogue.',
      ),
    );
    expect(await preview({ at: '2024-01-18', recipient: 'chair' })).toEqual(
      previewOf('2024-01-18', {
        runs: [
          previewedRun('report@2024-01-18T00:00:00Z', 'idle', 'not the reporting day'),
          previewedRun('warn@2024-01-18T00:30:00Z', 'runs', '3 units not done; 3 of 3 messages planned now'),
        ],
      }),
    );
  });

  it('says so when there is no catalogue yet', async () => {
    world = createWorld(wednesday);
    token = await world.tokenFor({ role: 'operations' });
    expect(await preview({ at: '2024-01-18' })).toEqual(noCatalogue);
  });
});
