import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import {
  notOneOf,
  notValid,
  unknownField,
  unknownIndicator,
  unknownParameter,
  wrongType,
} from '../../fixtures/answers/errors.ts';
import { counted } from '../../fixtures/answers/headers.ts';
import { type ExpectedError, errorAt, indicatorNamed, refused } from '../../fixtures/answers/problem.ts';
import {
  completeBy,
  lacking,
  preview,
  rankAgain,
  receipt,
  replayed,
} from '../../fixtures/answers/receipt.ts';
import {
  internal,
  invalidFigures,
  keyReusedDetail,
  lockedDetail,
  needsIfMatchDetail,
  needsReasonDetail,
  noCatalogue,
  notYourUnitDetail,
  outdatedDetail,
  unauthenticated,
  wrongRole,
} from '../../fixtures/answers/refusals.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { type Call, createWorld, type Reply } from '../../fixtures/world.ts';

const types = 'application/json, text/csv, application/octet-stream';

const path = '/v1/submissions';
const body = {
  unit: 'P.A',
  set: 'S',
  period: '2024-W02',
  asOf: '2024-01-10',
  values: {
    'S.1': { numerator: 40, denominator: 100 },
    'S.2': { done: 1, total: 4 },
    'S.3': { points: 9.45 },
    'S.4': { count: 250 },
    'S.5': { amount: -12.5 },
  },
  note: 'Không vướng mắc',
};

/** `body` as canonical JSON, written by hand. */
const canonicalBody =
  '{"asOf":"2024-01-10","note":"Không vướng mắc","period":"2024-W02","set":"S","unit":"P.A","values":{"S.1":{"denominator":100,"numerator":40},"S.2":{"done":1,"total":4},"S.3":{"points":9.45},"S.4":{"count":250},"S.5":{"amount":-12.5}}}';

const about = (id: string) => ({ indicator: indicatorNamed(id) });

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

function post(content: unknown, changes: Partial<Call> & { key?: string } = {}): Promise<Reply> {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': changes.key ?? 'key-1',
    ...changes.headers,
  };
  return world.submissions({ method: 'POST', path, body: content, ...changes, headers });
}

const [set] = smallCatalogue().sets;

async function stored(unit = 'P.A') {
  if (set === undefined) throw new Error('the fixture has changed');
  return world.ports.submissions.revisions(set, '2024-W02', unit);
}

/** The answer to `body`, accepted. */
const accepted = (differences: Parameters<typeof receipt>[0] = {}, headers: Record<string, string> = {}) =>
  answered(201, receipt({ figures: 5, preview: preview(49.45, 35, 14.45), ...differences }), {
    etag: `"${differences.revision ?? 1}"`,
    'content-language': 'vi',
    ...headers,
  });

describe('an as-of date', () => {
  it('may be any day of the period, its last one included', async () => {
    world.setNow('2024-01-14T10:00:00Z');
    const { status } = await post({ ...body, asOf: '2024-01-14' });
    expect(status).toBe(201);
  });
});

describe('POST /v1/submissions', () => {
  it('answers 201 with a receipt that previews the score', async () => {
    expect(await post(body)).toEqual(accepted());
  });

  it('stores every kind of figure as it was sent', async () => {
    await post(body);
    expect(await stored()).toEqual([
      {
        ...submissionOf(),
        id: drawnId(2),
        asOf: '2024-01-10',
        note: 'Không vướng mắc',
        values: new Map<string, unknown>([
          ['S.1', { kind: 'ratio', numerator: 40, denominator: 100 }],
          ['S.2', { kind: 'tasks', done: 1, total: 4 }],
          ['S.3', { kind: 'points', points: 945 }],
          ['S.4', { kind: 'count', count: 250 }],
          ['S.5', { kind: 'amount', amount: -1250 }],
        ]),
        tokenId: token.split('_')[1],
        receivedAt: '2024-01-10T02:00:00Z',
        bodyHash: createHash('sha256').update(canonicalBody).digest('hex'),
      },
    ]);
  });

  it('takes the published standing from the province', async () => {
    token = await world.tokenFor({ role: 'unit', unit: 'P' });
    const standing = { ...body, unit: 'P', values: { 'S.QG': { points: 79.06, rank: 4, of: 63 } } };
    expect(await post(standing)).toEqual(
      accepted({ id: drawnId(3), unit: 'P', figures: 1, preview: null, asked: 1 }),
    );
  });

  it('takes figures of a unit for the weeks on whose last day it exists, and of no later one', async () => {
    world.setNow('2025-06-26T02:00:00Z');
    token = await world.tokenFor({ role: 'unit', unit: 'P.Q' });
    const figures = { unit: 'P.Q', set: 'S', values: { 'S.3': { points: 9.45 } } };
    const last = await post({ ...figures, period: '2025-W26' });
    expect(last).toEqual(
      accepted({
        id: drawnId(3),
        unit: 'P.Q',
        period: '2025-W26',
        figures: 1,
        preview: preview(9.45, 0, 9.45),
        receivedAt: '2025-06-26T02:00:00Z',
        dueAt: '2025-06-27T09:00:00Z',
        ...lacking('S.1', 'S.2', 'S.4'),
        nextSteps: [completeBy(3, '16:00 ngày 27/06/2025 (Thứ Sáu)')],
      }),
    );
    world.setNow('2025-07-03T02:00:00Z');
    expect(await post({ ...figures, period: '2025-W27' }, { key: 'key-2' })).toEqual(
      invalidFigures(
        errorAt(
          '/unit',
          'unknown-unit',
          'Huyện Q (P.Q) đã kết thúc hoạt động ngày 30/06/2025, trước khi hết tuần 27/2025.',
        ),
      ),
    );
  });

  it.each([
    [
      { validTo: '2023-12-31', successor: 'P.B' },
      'Sở A (P.A) đã kết thúc hoạt động ngày 31/12/2023, trước khi hết tuần 02/2024; số liệu của cả kỳ do Sở B (P.B) gửi.',
    ],
    [{ validFrom: '2024-02-01' }, 'Sở A (P.A) chưa thành lập trong tuần 02/2024; kiểm tra lại kỳ.'],
  ])('names who submits for a unit with %j, or that it is too early', async (changes, detail) => {
    const catalogue = smallCatalogue();
    const units = catalogue.units.map((unit) => (unit.id === 'P.A' ? { ...unit, ...changes } : unit));
    await world.ports.catalogues.put(2, { ...catalogue, units }, instant('2024-01-09T00:00:00Z'));
    const figures = { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.3': { points: 9.45 } } };
    expect(await post(figures)).toEqual(invalidFigures(errorAt('/unit', 'unknown-unit', detail)));
  });

  it('marks a submission after the due time as late, by the server’s clock', async () => {
    world.setNow('2024-01-12T09:00:01Z');
    expect(await post(body)).toEqual(
      accepted({ receivedAt: '2024-01-12T09:00:01Z', status: 'late' }, counted(59)),
    );
  });

  it('P47: names every wrong value by pointer, in Vietnamese, and writes nothing', async () => {
    const wrong = {
      ...body,
      values: {
        'S.1': { numerator: 5, denominator: 4 },
        'S.3': { points: 9.455 },
        'S.9': { count: 1 },
        'S.2': { done: '1', total: 4 },
      },
    };
    expect(await post(wrong)).toEqual(
      invalidFigures(
        errorAt(
          '/values/S.1/numerator',
          'exceeds-whole',
          'Tử số (5) không được lớn hơn mẫu số (4).',
          indicatorNamed('S.1'),
        ),
        { ...notValid('/values/S.3/points', 'số có nhiều nhất hai chữ số thập phân'), ...about('S.3') },
        unknownIndicator('/values/S.9', 'S.9'),
        { ...wrongType('/values/S.2/done', 'số'), ...about('S.2') },
      ),
    );
    expect(await stored()).toEqual([]);
  });

  it('P47: says the same in English when asked to', async () => {
    const reply = await post({ ...body, values: {} }, { headers: { 'Accept-Language': 'en-US,en;q=0.9' } });
    expect(reply).toEqual(
      refused(
        'invalid-submission',
        'Nothing was recorded: 1 thing needs fixing. Fix and send the whole submission again.',
        {
          language: 'en',
          errors: [errorAt('/values', 'empty', 'At least one figure is needed.')],
        },
      ),
    );
  });

  it.each<[string, Record<string, unknown>, Reply]>([
    [
      'an unknown set',
      { set: 'X' },
      invalidFigures(
        errorAt('/set', 'unknown-set', 'Không có bộ chỉ số «X»; các bộ hiện có: Bộ chỉ số S (S).'),
      ),
    ],
    [
      'a week that is none',
      { period: '2024-W53' },
      invalidFigures(
        errorAt(
          '/period',
          'invalid-period',
          '«2024-W53» không phải kỳ báo cáo; ghi 2024-W02 (tuần 02), 2024-03 (tháng 3), 2024-Q1 (quý I), 2024-H1 (6 tháng đầu năm) hoặc 2024.',
        ),
      ),
    ],
    [
      'a week before anything is owed',
      { period: '2023-W52' },
      invalidFigures(
        errorAt(
          '/period',
          'not-owed',
          'Bộ chỉ số S (S) không yêu cầu số liệu tuần 52/2023; bộ này gửi theo tuần, từ tuần 01/2024.',
        ),
      ),
    ],
    [
      'a week that has not begun',
      { period: '2024-W03' },
      invalidFigures(
        errorAt(
          '/period',
          'not-open-yet',
          'Tuần 03/2024 chưa bắt đầu; gửi được từ 00:00 ngày 15/01/2024 (Thứ Hai).',
        ),
      ),
    ],
    [
      'an as-of date after the week',
      { asOf: '2024-01-15' },
      invalidFigures(
        errorAt(
          '/asOf',
          'after-period',
          'Ngày số liệu 15/01/2024 sau ngày cuối kỳ, 14/01/2024; sửa ngày hoặc gửi cho kỳ sau.',
        ),
      ),
    ],
    [
      'an as-of date that is none',
      { asOf: '2024-02-30' },
      invalidFigures(notValid('/asOf', 'ngày có thật, ghi như 2024-01-15')),
    ],
    ['an unknown field', { colour: 'red' }, invalidFigures(unknownField('/colour', 'colour'))],
    [
      'values that are a list',
      { values: [] },
      invalidFigures(notValid('/values', 'đối tượng JSON gồm số liệu theo mã chỉ số')),
    ],
    [
      'a note with a control character',
      { note: 'a\u0000b' },
      invalidFigures(notValid('/note', 'văn bản không có ký tự điều khiển')),
    ],
    [
      'a note with a lone surrogate',
      { note: 'a\ud800b' },
      invalidFigures(notValid('/note', 'văn bản Unicode hợp lệ')),
    ],
  ])('refuses %s and says where', async (_, change, refusal) => {
    expect(await post({ ...body, ...change })).toEqual(refusal);
    expect(await stored()).toEqual([]);
  });

  it('F43: refuses dangerous keys instead of dropping them', async () => {
    const text = '{"unit":"P.A","set":"S","period":"2024-W02","values":{"__proto__":{"count":1}}}';
    expect(await post(text)).toEqual(invalidFigures(unknownIndicator('/values/__proto__', '__proto__')));
    const outside =
      '{"unit":"P.A","set":"S","period":"2024-W02","values":{"S.3":{"points":1}},"__proto__":{"x":1}}';
    expect(await post(outside)).toEqual(invalidFigures(unknownField('/__proto__', '__proto__')));
    expect(await stored()).toEqual([]);
  });

  it.each<[string, string, Record<string, string>, Reply]>([
    [
      'no JSON',
      '{"unit":',
      {},
      refused(
        'malformed-request',
        'Nội dung không phải JSON hợp lệ: dòng 1, cột 9: nội dung kết thúc ở chỗ cần một giá trị.',
      ),
    ],
    [
      'an empty body',
      '',
      {},
      refused('malformed-request', 'Nội dung không phải JSON hợp lệ: dòng 1, cột 1: nội dung trống.'),
    ],
    [
      'another content type',
      'unit=P.A',
      { 'Content-Type': 'text/plain' },
      refused(
        'unsupported-media-type',
        'Gửi nội dung với tiêu đề «Content-Type: application/json», «Content-Type: text/csv» hoặc «Content-Type: application/octet-stream», bảng mã UTF-8.',
        { headers: { accept: types, 'accept-post': types } },
      ),
    ],
    ['a list', '[]', {}, invalidFigures(wrongType('', 'đối tượng JSON'))],
    ['null', 'null', {}, invalidFigures(wrongType('', 'đối tượng JSON'))],
  ])('refuses %s', async (_, text, headers, refusal) => {
    expect(await post(text, { headers })).toEqual(refusal);
  });

  it('F40, P46: needs an idempotency key', async () => {
    expect(await post(body, { headers: { 'Idempotency-Key': '' } })).toEqual(
      refused(
        'missing-idempotency-key',
        'Gửi tiêu đề «Idempotency-Key» một lần, gồm 1–128 ký tự ASCII không có dấu cách, dấu phẩy; mỗi lần gửi một khóa riêng; gửi lại thì dùng lại khóa cũ.',
      ),
    );
  });

  it('F39, P46: answers a retry with the same receipt and stores nothing more', async () => {
    const first = await post(body);
    world.setNow('2024-01-13T09:00:00Z');
    expect(await post(body)).toEqual(replayed(first));
    expect(await stored()).toHaveLength(1);
  });

  it('F40, P46: refuses the same key with another body, also for another period', async () => {
    await post(body);
    const other = { ...body, period: '2024-W01', asOf: '2024-01-05' };
    expect(await post(other)).toEqual(locked('tuần 01/2024', '06:00 ngày 08/01/2024 (Thứ Hai)'));
    world.setNow('2024-01-15T02:00:00Z');
    const nextWeek = { ...body, period: '2024-W03', asOf: '2024-01-15' };
    expect(await post(nextWeek)).toEqual(refused('idempotency-key-reused', keyReusedDetail));
  });

  it('F40, P46: answers 409 while the first attempt is under way, and its receipt afterwards', async () => {
    const append = world.ports.submissions.append.bind(world.ports.submissions);
    let second: Reply | undefined;
    world.ports.submissions.append = async (set, submission) => {
      second ??= await post(body);
      return append(set, submission);
    };
    const first = await post(body);
    expect(first).toEqual(accepted());
    expect(second).toEqual(
      refused(
        'idempotency-key-in-flight',
        'Lần gửi trước với cùng khóa «Idempotency-Key» chưa xong; vài giây nữa gửi lại y nguyên để nhận biên nhận.',
      ),
    );
    expect(await post(body)).toEqual(replayed(first));
  });

  it('F41: gives another unit nothing for the same key', async () => {
    const first = await post(body);
    token = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    const other = await post({ ...body, unit: 'P.B' });
    expect([first, other]).toEqual([accepted(), accepted({ id: drawnId(4), unit: 'P.B' })]);
  });

  it('a retry after a crash anywhere ends with exactly one revision and its receipt', async () => {
    const append = world.ports.submissions.append.bind(world.ports.submissions);
    for (const stage of ['before', 'after'] as const) {
      const key = `crash-${stage}`;
      const content = { ...body, unit: 'P.A', period: '2024-W02', note: stage };
      const headers = stage === 'after' ? { 'If-Match': '"1"' } : {};
      const sent = stage === 'after' ? { ...content, reason: 'sửa' } : content;
      world.ports.submissions.append = async (set, submission) => {
        if (stage === 'after') await append(set, submission);
        throw new Error('the connection dropped');
      };
      expect(await post(sent, { key, headers })).toEqual(internal);
      world.ports.submissions.append = append;
      world.setNow(stage === 'before' ? '2024-01-10T02:01:00Z' : '2024-01-10T02:03:00Z');
      const answer = await post(sent, { key, headers });
      expect(answer).toEqual(
        accepted({
          receivedAt: '2024-01-10T02:01:00Z',
          ...(stage === 'before' ? { id: drawnId(3) } : { id: drawnId(4), revision: 2, replayed: true }),
        }),
      );
      expect(await post(sent, { key, headers })).toEqual(replayed(answer));
    }
    expect((await stored()).map(({ revision }) => revision)).toEqual([1, 2]);
  });

  it('lets a refused submission be fixed and sent with the same key', async () => {
    expect(await post({ ...body, values: {} })).toEqual(
      invalidFigures(errorAt('/values', 'empty', 'Cần ít nhất một số liệu.')),
    );
    expect(await post(body)).toEqual(accepted());
  });

  it('P48: dryRun gives the same answer and writes nothing', async () => {
    const { body: said } = accepted({ id: null });
    expect(await post(body, { query: { dryRun: 'true' } })).toEqual(
      answered(200, said, { 'content-language': 'vi' }),
    );
    expect(await stored()).toEqual([]);
    expect(await post(body)).toEqual(accepted({ id: drawnId(3) }));
    const wrong = { ...body, period: '2024-W03', values: { 'S.9': { count: 1 } } };
    world.setNow('2024-01-16T02:00:00Z');
    const [dryRefusal, refusal] = [
      await post(wrong, { query: { dryRun: 'true' }, key: 'k2' }),
      await post(wrong, { key: 'k2' }),
    ];
    expect([dryRefusal, refusal]).toEqual(
      Array(2).fill(invalidFigures(unknownIndicator('/values/S.9', 'S.9'))),
    );
  });

  it.each<[Record<string, string>, ExpectedError]>([
    [{ dryRun: 'yes' }, notOneOf('query:dryRun', 'true', 'false')],
    [{ locale: 'en' }, unknownParameter('locale', 'dryRun')],
  ])('refuses the query %j', async (query, error) => {
    expect(await post(body, { query })).toEqual(
      refused(
        'malformed-request',
        'Chỉ dùng tham số «dryRun», với giá trị «true» (chỉ kiểm tra) hoặc «false».',
        {
          errors: [error],
        },
      ),
    );
  });
});

const needsIfMatch = refused('correction-needs-if-match', needsIfMatchDetail);

/** The refusal of figures for a period that has locked. */
const locked = (period: string, at: string) => refused('period-locked', lockedDetail(period, at));

it('figures for a locked period of a set without a ranking are refused without a word about one', async () => {
  const { sets, ...rest } = smallCatalogue();
  await world.ports.catalogues.put(
    2,
    { ...rest, sets: sets.map((set) => ({ ...set, leagues: [] })) },
    world.ports.clock.now(),
  );
  world.setNow('2024-01-15T02:00:00Z');
  const detail = lockedDetail('tuần 02/2024', '06:00 ngày 15/01/2024 (Thứ Hai)');
  expect(await post(body)).toEqual(refused('period-locked', detail.replace(' để tổng hợp, xếp hạng', '')));
});

describe('corrections', () => {
  const correction = { ...body, values: { 'S.4': { count: 500 } }, reason: 'Đối chiếu lại' };
  const correct = (ifMatch: string, key: string, content: unknown = correction) =>
    post(content, { key, headers: { 'If-Match': ifMatch } });
  const corrected = accepted({ id: drawnId(3), revision: 2, preview: preview(54.45, 35, 19.45) });

  it('lays its figures over those in force, as the next revision', async () => {
    expect(await post(body)).toEqual(accepted());
    expect(await correct('"1"', 'key-2')).toEqual(corrected);
    expect((await stored()).map(({ revision, reason }) => [revision, reason])).toEqual([
      [1, undefined],
      [2, 'Đối chiếu lại'],
    ]);
  });

  it('F72: back to the figures of before is a revision like any other', async () => {
    await post(body);
    await correct('"1"', 'key-2');
    const back = { ...correction, values: { 'S.4': body.values['S.4'] } };
    expect(await correct('"2"', 'key-3', back)).toEqual(accepted({ id: drawnId(4), revision: 3 }));
    expect((await stored()).map(({ values }) => values.get('S.4'))).toEqual([
      { kind: 'count', count: 250 },
      { kind: 'count', count: 500 },
      { kind: 'count', count: 250 },
    ]);
  });

  it('stays on time when its first figures were, and late when they were not', async () => {
    await post(body);
    world.setNow('2024-01-13T02:00:00Z');
    expect(await correct('"1"', 'key-2')).toEqual(
      accepted({ ...Object(corrected.body), receivedAt: '2024-01-13T02:00:00Z' }),
    );
    token = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    const late = { unit: 'P.B', receivedAt: '2024-01-13T02:00:00Z', status: 'late' } as const;
    expect(await post({ ...body, unit: 'P.B' })).toEqual(accepted({ id: drawnId(5), ...late }));
    expect(await correct('"1"', 'key-2', { ...correction, unit: 'P.B' })).toEqual(
      accepted({ ...Object(corrected.body), id: drawnId(6), ...late }),
    );
  });

  it('F42, P48: needs If-Match, of the latest revision, and a reason', async () => {
    await post(body);
    expect(await post(correction, { key: 'key-2' })).toEqual(needsIfMatch);
    expect(await correct('"2"', 'key-2')).toEqual(refused('correction-outdated', outdatedDetail));
    expect(await correct('"1"', 'key-2', { ...correction, reason: undefined })).toEqual(
      invalidFigures(errorAt('/reason', 'required', needsReasonDetail)),
    );
    expect(await stored()).toHaveLength(1);
  });

  it('get everything that is wrong at once: the revision, the lock, the reason and the figures', async () => {
    await post(body);
    const wrong = {
      ...correction,
      reason: undefined,
      values: { 'S.4': { count: -1 }, 'S.3': { points: 11 } },
    };
    const content = [
      errorAt('/values/S.4/count', 'out-of-bounds', 'Cần ít nhất 0.', indicatorNamed('S.4')),
      errorAt(
        '/values/S.3/points',
        'exceeds-whole',
        'Điểm (11) không được lớn hơn điểm tối đa (10).',
        indicatorNamed('S.3'),
      ),
      errorAt('/reason', 'required', needsReasonDetail),
    ];
    const outdated = errorAt('header:If-Match', 'correction-outdated', outdatedDetail);
    expect(await correct('"2"', 'key-2', wrong)).toEqual(invalidFigures(outdated, ...content));
    world.setNow('2024-01-15T02:00:00Z');
    const period = errorAt(
      '/period',
      'period-locked',
      lockedDetail('tuần 02/2024', '06:00 ngày 15/01/2024 (Thứ Hai)'),
    );
    expect(await correct('"2"', 'key-2', wrong)).toEqual(invalidFigures(period, outdated, ...content));
    expect(await correct('"2"', 'key-2', { ...correction, reason: undefined })).toEqual(
      refused('period-locked', period.detail, {
        errors: [period, outdated, errorAt('/reason', 'required', needsReasonDetail)],
      }),
    );
  });

  it('F42, P48: a first submission with If-Match is refused, as there is nothing to correct', async () => {
    expect(await correct('"1"', 'key-1')).toEqual(
      refused('correction-outdated', 'Chưa có bản nào cho kỳ này; gửi lần đầu không kèm tiêu đề «If-Match».'),
    );
  });

  it.each(['1', '"0"', 'W/"1"', '*', '"a"'])('refuses If-Match: %s', async (ifMatch) => {
    expect(await correct(ifMatch, 'key-1')).toEqual(
      refused(
        'malformed-request',
        'Tiêu đề «If-Match» phải là «ETag» của bản cần điều chỉnh, ví dụ «If-Match: "1"».',
      ),
    );
  });

  it('F33: of 50 racing first submissions one is accepted; the others have to correct it', async () => {
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) => post(body, { key: `race-${index}` })),
    );
    const [winner, ...losers] = replies.sort((a, b) => a.status - b.status);
    expect(winner).toEqual(accepted());
    expect(losers).toEqual(
      Array(49).fill(
        refused('correction-needs-if-match', needsIfMatchDetail, {
          errors: [
            errorAt('header:If-Match', 'correction-needs-if-match', needsIfMatchDetail),
            errorAt('/reason', 'required', needsReasonDetail),
          ],
        }),
      ),
    );
    expect(await stored()).toHaveLength(1);
  });

  it('F33, F42: 50 racing corrections, each tried until it is accepted, leave a sequence without gaps', async () => {
    await post(body);
    const untilAccepted = async (index: number) => {
      for (let ifMatch = 1; ; ) {
        const reply = await correct(`"${ifMatch}"`, `race-${index}`, {
          ...correction,
          reason: `lần ${index}`,
        });
        if (reply.status === 201) return;
        expect(reply.status).toBe(412);
        ifMatch = (await stored()).length;
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, index) => untilAccepted(index)));
    const revisions = await stored();
    expect(revisions.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 51 }, (_, index) => index + 1),
    );
    expect(new Set(revisions.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(51);
  });
});

describe('locks', () => {
  const lockedAt = '2024-01-14T23:00:00Z';

  it('takes late figures until the lock, to the second, and then says when it locked and whom to ask', async () => {
    world.setNow('2024-01-14T22:59:59Z');
    expect(await post(body)).toEqual(
      accepted({ receivedAt: '2024-01-14T22:59:59Z', status: 'late' }, counted(1)),
    );
    token = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    world.setNow(lockedAt);
    expect(await post({ ...body, unit: 'P.B' })).toEqual(
      locked('tuần 02/2024', '06:00 ngày 15/01/2024 (Thứ Hai)'),
    );
  });

  it('still answers a retry of what was accepted before the lock', async () => {
    const first = await post(body);
    world.setNow('2024-01-20T00:00:00Z');
    expect(await post(body)).toEqual(replayed(first));
  });

  async function openExceptions(...ends: string[]): Promise<void> {
    const operations = await world.tokenFor({ role: 'operations' });
    for (const expiresAt of ends) {
      const opened = await world.registry({
        method: 'POST',
        path: '/v1/exceptions',
        headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json' },
        body: {
          unit: 'P.A',
          set: 'S',
          period: '2024-W02',
          officer: 'Chánh Văn phòng',
          reason: 'Sai nguồn',
          expiresAt,
        },
      });
      expect(opened.status).toBe(201);
    }
  }

  it.each([
    ['2024-01-15T01:00:00Z', '2024-01-15T09:00:00Z'],
    ['2024-01-15T09:00:00Z', '2024-01-15T01:00:00Z'],
  ])('lets a unit send while one of several exceptions is open: until %s, until %s', async (...ends) => {
    world.setNow(lockedAt);
    await openExceptions(...ends);
    world.setNow('2024-01-15T08:59:59Z');
    expect(await post(body)).toEqual(
      accepted(
        {
          id: drawnId(5),
          receivedAt: '2024-01-15T08:59:59Z',
          status: 'late',
          nextSteps: [rankAgain('2024-W02')],
        },
        counted(1),
      ),
    );
  });

  it('F38: lets a unit send for as long as an exception is open', async () => {
    world.setNow(lockedAt);
    await openExceptions('2024-01-15T09:00:00Z');
    world.setNow('2024-01-15T08:59:59Z');
    expect(await post(body)).toEqual(
      accepted(
        {
          id: drawnId(4),
          receivedAt: '2024-01-15T08:59:59Z',
          status: 'late',
          nextSteps: [rankAgain('2024-W02')],
        },
        counted(1),
      ),
    );
    world.setNow('2024-01-15T09:00:00Z');
    const correction = { ...body, reason: 'sửa' };
    const refusal = locked('tuần 02/2024', '06:00 ngày 15/01/2024 (Thứ Hai)');
    expect(await post(correction, { key: 'k2', headers: { 'If-Match': '"1"' } })).toEqual(refusal);
    token = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    world.setNow('2024-01-15T08:00:00Z');
    expect(await post({ ...body, unit: 'P.B' })).toEqual(refusal);
  });
});

describe('before there is a catalogue', () => {
  it('answers 503 before operations have applied a catalogue', async () => {
    world = createWorld();
    token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    expect(await post(body)).toEqual(noCatalogue);
  });
});

describe('access', () => {
  it('F62: gives 401 without a token, with a wrong one, and with a revoked one', async () => {
    const id = token.split('_')[1] ?? '';
    for (const authorization of ['', 'Bearer', 'Bearer nonsense', `Basic ${token}`, `Bearer ${token}x`]) {
      expect(await post(body, { headers: { Authorization: authorization } })).toEqual(unauthenticated);
    }
    await world.ports.tokens.revoke(id, instant('2024-01-10T02:00:00Z'));
    expect(await post(body)).toEqual(unauthenticated);
    expect(await stored()).toEqual([]);
  });

  it('F60: gives 403 for another unit’s figures, whoever asks', async () => {
    for (const unit of ['P.B', 'P']) {
      token = await world.tokenFor({ role: 'unit', unit });
      expect(await post(body)).toEqual(refused('forbidden', notYourUnitDetail('Sở A (P.A)')));
    }
    for (const role of ['leader', 'operations'] as const) {
      token = await world.tokenFor({ role });
      expect(await post(body)).toEqual(wrongRole(role, 'unit'));
    }
    expect(await stored()).toEqual([]);
  });

  it('F62: looks nothing up for a token whose checksum is wrong', async () => {
    let reads = 0;
    world.ports.tokens.find = async () => {
      reads += 1;
      return null;
    };
    const otherEnd = token.endsWith('0') ? '1' : '0';
    for (const wrong of [
      `${token.slice(0, -1)}${otherEnd}`,
      `${token.slice(0, -1)}!`,
      `${token}0`,
      token.slice(1),
    ])
      expect(await post(body, { headers: { Authorization: `Bearer ${wrong}` } })).toEqual(unauthenticated);
    expect(reads).toBe(0);
    await post(body);
    expect(reads).toBe(1);
  });

  it('shows nothing of an inner failure', async () => {
    world.ports.submissions.append = async () => {
      throw new Error('secret inner detail');
    };
    expect(await post(body)).toEqual(internal);
  });
});
