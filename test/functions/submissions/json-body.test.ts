import { beforeEach, describe, expect, it } from 'vitest';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import { notValid, unknownField } from '../../fixtures/answers/errors.ts';
import { errorAt, indicatorNamed, refused } from '../../fixtures/answers/problem.ts';
import { replayed } from '../../fixtures/answers/receipt.ts';
import {
  invalidFigures,
  keyReusedDetail,
  needsIfMatchDetail,
  needsReasonDetail,
} from '../../fixtures/answers/refusals.ts';
import { type Call, createWorld, type Reply } from '../../fixtures/world.ts';

const body = {
  unit: 'P.A',
  set: 'S',
  period: '2024-W02',
  values: { 'S.4': { count: 250 }, 'S.3': { points: 9.45 } },
};

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

function post(content: unknown, key = 'key-1', changes: Partial<Call> = {}): Promise<Reply> {
  return world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    body: content,
    ...changes,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
      ...changes.headers,
    },
  });
}

async function stored() {
  const set = (await world.ports.catalogues.current())?.catalogue.sets[0];
  if (set === undefined) throw new Error('the fixture has changed');
  return world.ports.submissions.revisions(set, '2024-W02', 'P.A');
}

describe('a JSON body', () => {
  it('is accepted with a byte order mark, as text and as the gateway hands over bytes', async () => {
    const first = await post(`\ufeff${JSON.stringify(body)}`);
    expect(first.status).toBe(201);
    expect(await post(Buffer.from(`\ufeff${JSON.stringify(body)}`))).toEqual(replayed(first));
    expect(await stored()).toHaveLength(1);
  });

  it('is the same request under the same key in any white space, order of keys and writing of numbers', async () => {
    const first = await post(JSON.stringify(body));
    for (const text of [
      JSON.stringify(body, null, 2),
      '{"values":{"S.3":{"points":9.450},"S.4":{"count":2.5e2}},"period":"2024-W02","set":"S","unit":"P.A"}',
      JSON.stringify(body).replace('unit', '\\u0075nit'),
    ])
      expect(await post(text)).toEqual(replayed(first));
    expect(await post({ ...body, note: 'thêm' })).toEqual(refused('idempotency-key-reused', keyReusedDetail));
    expect(await stored()).toHaveLength(1);
  });

  it('answers a retry of a revision stored before content was hashed in canonical form', async () => {
    await post(body);
    const [first] = await stored();
    if (first === undefined) throw new Error('nothing was stored');
    const text = JSON.stringify(body);
    const { createHash } = await import('node:crypto');
    Object.assign(first, { bodyHash: createHash('sha256').update(text).digest('hex') });
    world.ports.submissions.newest = async () => [first];
    expect((await post(text)).status).toBe(201);
    expect(await post(`${text} `)).toEqual(refused('idempotency-key-reused', keyReusedDetail));
  });

  it('F44: with numbers that cannot be kept exactly is refused, whatever they would be read as', async () => {
    const text = `{"unit":"P.A","set":"S","period":"2024-W02","values":{
      "S.4":{"count":9007199254740993},"S.3":{"points":9.450000000000000000001},"S.5":{"amount":1e400}}}`;
    const named = (id: string) => indicatorNamed(id);
    expect(await post(text)).toEqual(
      invalidFigures(
        errorAt(
          '/values/S.4/count',
          'too-large',
          '«9007199254740993» quá lớn để giữ chính xác; kiểm tra lại số.',
          named('S.4'),
        ),
        errorAt(
          '/values/S.3/points',
          'too-many-decimals',
          '«9.450000000000000000001» có hơn hai chữ số thập phân; làm tròn đến hai chữ số.',
          named('S.3'),
        ),
        errorAt(
          '/values/S.5/amount',
          'too-large',
          '«1e400» quá lớn để giữ chính xác; kiểm tra lại số.',
          named('S.5'),
        ),
      ),
    );
    expect(await stored()).toEqual([]);
  });

  it('F44: a catalogue with such numbers is refused too', async () => {
    const operations = await world.tokenFor({ role: 'operations' });
    const reply = await world.registry({
      method: 'PUT',
      path: '/v1/catalogue',
      headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json' },
      body: '{"name":12345678901234567890}',
    });
    const error = errorAt(
      '/name',
      'too-large',
      '«12345678901234567890» quá lớn để giữ chính xác; kiểm tra lại số.',
    );
    expect(reply).toEqual(refused('malformed-request', 'Gửi một danh mục.', { errors: [error] }));
  });
});

describe('F119: a JSON body that was not UTF-8', () => {
  const damaged = (shown: string) =>
    refused(
      'malformed-request',
      `Nội dung không phải UTF-8: ${shown}. Lưu lại với bảng mã UTF-8 rồi gửi lại.`,
    );
  const note = 'Sở Tư pháp';
  const lines = JSON.stringify({ ...body, note }, null, 2).replace('ở', '\ufffd\ufffd');

  it('is refused with the first place, as the gateway decoded it and as bytes, and nothing is stored', async () => {
    const refusal = damaged('2 ký tự bị hỏng, ký tự đầu tiên ở dòng 13: «  "note": "S\ufffd\ufffd Tư pháp"»');
    expect(await post(lines)).toEqual(refusal);
    expect(await post(Buffer.from(lines.replaceAll('\ufffd', '\u00f5'), 'latin1'))).toEqual(
      damaged('4 ký tự bị hỏng, ký tự đầu tiên ở dòng 13: «  "note": "S\ufffd\ufffd T\ufffd ph\ufffdp"»'),
    );
    const utf16 = Buffer.from(`\ufeff${JSON.stringify(body)}`, 'utf16le').toString('utf8');
    expect(await post(utf16)).toEqual(
      damaged(
        '2 ký tự bị hỏng, ký tự đầu tiên ở dòng 1: «\ufffd\ufffd{\ufffd"\ufffdu\ufffdn\ufffdi\ufffdt\ufffd"»',
      ),
    );
    expect(await stored()).toEqual([]);
  });

  it('is refused where a program wrote the lost letter as an escape, and half a surrogate pair too', async () => {
    const escaped = JSON.stringify({ ...body, note: 'S?' }).replace('?', '\\ufffd');
    expect(await post(escaped)).toEqual(damaged('1 ký tự bị hỏng, ở dòng 1: «.45}},"note":"S\\ufffd"}»'));
    const half = JSON.stringify({ ...body, note: 'S?' }).replace('?', '\\ud83d');
    expect(await post(half)).toEqual(invalidFigures(notValid('/note', 'văn bản Unicode hợp lệ')));
    expect(await stored()).toEqual([]);
  });

  it('is refused by every other operation that takes JSON', async () => {
    const operations = await world.tokenFor({ role: 'operations' });
    const reply = await world.registry({
      method: 'POST',
      path: '/v1/tokens',
      headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json' },
      body: '{"role":"leader","label":"Ch\ufffd t\ufffdch"}',
    });
    expect(reply).toEqual(
      damaged('2 ký tự bị hỏng, ký tự đầu tiên ở dòng 1: «er","label":"Ch\ufffd t\ufffdch"}»'),
    );
  });
});

describe('everything that is wrong is reported at once', () => {
  it('form, names, numbers, sums of parts, comments and soft rules', async () => {
    world.setNow('2024-01-05T02:00:00Z');
    const lastWeek = { ...body, period: '2024-W01', values: { 'S.1': { numerator: 40, denominator: 100 } } };
    expect((await post(lastWeek, 'last-week')).status).toBe(201);
    world.setNow('2024-01-10T02:00:00Z');
    const text = JSON.stringify({
      unit: 'P.A',
      set: 'S',
      period: '2024-W02',
      asOf: '2024-02-30',
      colour: 'red',
      values: {
        'S.1': { numerator: 130, denominator: 300 },
        'S.2': { done: 5, total: 4 },
        'S.3': { points: 10.5 },
        'S.4': { count: 1.5 },
        'S.9': { count: 1 },
        'S.7': { numerator: 1, denominator: 1 },
        'S.5': { amount: 123 },
      },
      comments: { 'S.2': 'x'.repeat(501), 'S.6': 'Không có số liệu' },
      note: 'x\u0000',
    }).replace('123', '9007199254740993');
    expect(await post(text)).toEqual(
      invalidFigures(
        errorAt(
          '/values/S.5/amount',
          'too-large',
          '«9007199254740993» quá lớn để giữ chính xác; kiểm tra lại số.',
          indicatorNamed('S.5'),
        ),
        notValid('/asOf', 'ngày có thật, ghi như 2024-01-15'),
        errorAt('/comments/S.2', 'out-of-bounds', 'Cần nhiều nhất 500 ký tự.', indicatorNamed('S.2')),
        notValid('/note', 'văn bản không có ký tự điều khiển'),
        unknownField('/colour', 'colour'),
        errorAt(
          '/values/S.2/done',
          'exceeds-whole',
          'Số hoàn thành (5) không được lớn hơn tổng số (4).',
          indicatorNamed('S.2'),
        ),
        errorAt(
          '/values/S.3/points',
          'exceeds-whole',
          'Điểm (10,5) không được lớn hơn điểm tối đa (10).',
          indicatorNamed('S.3'),
        ),
        errorAt('/values/S.4/count', 'wrong-type', 'Cần số nguyên.', indicatorNamed('S.4')),
        errorAt(
          '/values/S.9',
          'unknown-indicator',
          'Bộ chỉ số S (S) không có chỉ số «S.9»; xem danh mục tại GET /v1/catalogue.',
        ),
        errorAt(
          '/values/S.7',
          'indicator-not-applicable',
          'Chỉ số «S.7» không áp dụng cho Sở A (P.A); bỏ chỉ số này.',
          indicatorNamed('S.7'),
        ),
        errorAt(
          '/comments/S.6',
          'comment-without-value',
          'Có giải trình cho «S.6» nhưng không có số liệu của chỉ số này; gửi số liệu hoặc bỏ giải trình.',
        ),
        errorAt(
          '/comments/S.1',
          'needs-comment',
          'S.1, tử số: 130, hơn ba lần kỳ trước (40). Sửa số liệu, hoặc ghi giải trình.',
          indicatorNamed('S.1'),
        ),
      ),
    );
  });

  it('figures that are not made of the right parts say which parts they need', async () => {
    const values = { 'S.1': { statedPercent: 95 }, 'S.2': '95%', 'S.3': { percent: 12 } };
    expect(await post({ ...body, values })).toEqual(
      invalidFigures(
        errorAt(
          '/values/S.1/numerator',
          'required',
          'Thiếu tử số; chỉ có tỷ lệ phần trăm thì chưa đủ.',
          indicatorNamed('S.1'),
        ),
        errorAt(
          '/values/S.1/denominator',
          'required',
          'Thiếu mẫu số; chỉ có tỷ lệ phần trăm thì chưa đủ.',
          indicatorNamed('S.1'),
        ),
        errorAt(
          '/values/S.2',
          'wrong-type',
          'Cần số hoàn thành và tổng số, ghi {"done": …, "total": …}.',
          indicatorNamed('S.2'),
        ),
        errorAt('/values/S.3/points', 'required', 'Thiếu điểm.', indicatorNamed('S.3')),
        { ...unknownField('/values/S.3/percent', 'percent'), indicator: indicatorNamed('S.3') },
      ),
    );
  });

  it('a correction that lacks its reason says so beside its wrong figures', async () => {
    await post(body);
    const wrong = { ...body, values: { 'S.4': { count: -1 } } };
    expect(await post(wrong, 'key-2', { headers: { 'if-match': '"1"' } })).toEqual(
      invalidFigures(
        errorAt('/values/S.4/count', 'out-of-bounds', 'Cần ít nhất 0.', indicatorNamed('S.4')),
        errorAt('/reason', 'required', needsReasonDetail),
      ),
    );
  });
});

describe('an idempotency key whose attempt lost a race', () => {
  it('is free for the correction that the loser sends next', async () => {
    const append = world.ports.submissions.append.bind(world.ports.submissions);
    world.ports.submissions.append = async (set, submission) => {
      world.ports.submissions.append = append;
      await append(set, { ...submission, id: 'f'.repeat(32), idempotencyKey: 'another' });
      return append(set, submission);
    };
    expect(await post(body)).toEqual(
      refused('correction-needs-if-match', needsIfMatchDetail, {
        errors: [
          errorAt('header:If-Match', 'correction-needs-if-match', needsIfMatchDetail),
          errorAt('/reason', 'required', needsReasonDetail),
        ],
      }),
    );
    const fixed = { ...body, reason: 'Đối chiếu lại' };
    const reply = await post(fixed, 'key-1', { headers: { 'if-match': '"1"' } });
    expect([reply.status, Object(reply.body).id]).toEqual([201, drawnId(3)]);
  });
});
