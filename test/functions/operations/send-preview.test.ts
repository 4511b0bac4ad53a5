import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { deliveries } from '../../../contract/deliveries.ts';
import type { PlannedPreview } from '../../../contract/previews.ts';
import { notValid, unknownField } from '../../fixtures/answers/errors.ts';
import { counted } from '../../fixtures/answers/headers.ts';
import { counts, recipientOf } from '../../fixtures/answers/operations.ts';
import { type ExpectedError, refused } from '../../fixtures/answers/problem.ts';
import { keyReusedDetail, notFoundAt } from '../../fixtures/answers/refusals.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

const wednesday = '2024-01-17T02:00:00Z';
const to = 'van-hanh@province.example';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld(wednesday);
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'operations' });
});

const send = (body: unknown, key: string | null = 'key-1') =>
  world.operations({
    method: 'POST',
    path: '/v1/preview',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(key === null ? {} : { 'idempotency-key': key }),
    },
    body,
  });

const listed = () =>
  world.operations({
    method: 'GET',
    path: '/v1/deliveries',
    query: { occurrence: 'preview@2024-01-17T17:00:00Z' },
    headers: { authorization: `Bearer ${token}` },
  });

/** The answer about the message to `to`, by the holder of the token. */
function planned(key = 'key-1'): PlannedPreview {
  const digest = createHash('sha256')
    .update(JSON.stringify([token.split('_')[1], key]))
    .digest('hex');
  return {
    id: `preview_20240117T170000Z_${digest.slice(0, 32)}`,
    occurrence: 'preview@2024-01-17T17:00:00Z',
    to,
    subject: '[THỬ / TEST] [Nhắc việc] Còn 1 ngày làm việc: Hoàn thành nhiệm vụ (hạn 24:00 ngày 19/01/2024)',
    expiresAt: '2024-01-17T03:00:00Z',
  };
}

describe('POST /v1/preview', () => {
  it('sends a message without content when no day is given, once for a key', async () => {
    const digest = planned().id.split('_')[2];
    const plan = {
      id: `preview_20240116T170000Z_${digest}`,
      occurrence: 'preview@2024-01-16T17:00:00Z',
      to,
      subject: '[THỬ / TEST] Kiểm tra việc gửi thư',
      expiresAt: '2024-01-17T03:00:00Z',
    };
    expect(await send({ to })).toEqual(answered(201, plan));
    expect(await send({ to })).toEqual(answered(201, plan));
    await world.sender('2024-01-17T02:05:00Z');
    const [mail, ...others] = world.sent;
    expect([mail?.to, mail?.unsubscribe, others]).toEqual([
      { name: 'Người nhận thư thử', email: to },
      undefined,
      [],
    ]);
    for (const half of ['Nếu Ông/Bà thấy thư này trong hộp thư đến', 'If it is in your inbox'])
      expect(mail?.message.text).toContain(half);
  });

  it('needs a day for the message of a recipient, and refuses the key with another day', async () => {
    expect((await send({ to, recipient: 'contact-c' })).status).toBe(400);
    expect((await send({ to })).status).toBe(201);
    expect((await send({ to, at: '2024-01-18' })).status).toBe(422);
  });

  it('P25: sends one message of the day to one address, marked, and through the ledger', async () => {
    const plan = planned();
    expect(await send({ at: '2024-01-18', to, recipient: 'contact-c' })).toEqual(answered(201, plan));
    world.setNow('2024-01-17T02:05:00Z');
    await world.sender('2024-01-17T02:05:00Z');
    expect(
      world.sent.map((one) => [
        one.to.email,
        one.deliveryId,
        one.message.subject,
        one.message.text.includes('Sở C'),
      ]),
    ).toEqual([[to, plan.id, plan.subject, true]]);
    expect(await listed()).toEqual(
      answered(200, {
        occurrence: 'preview@2024-01-17T17:00:00Z',
        run: null,
        total: 1,
        counts: counts({ sent: 1 }),
        deliveries: [
          {
            id: plan.id,
            recipient: { ...recipientOf('contact-c', 'P.C'), id: 'preview/contact-c', email: to },
            kind: 'rendered',
            reason: {
              vi: 'Thư thử do bộ phận vận hành gửi.',
              en: 'A test message that operations sent.',
            },
            state: 'sent',
            attempts: 1,
            dueAt: '2024-01-17T02:10:00Z',
            expiresAt: plan.expiresAt,
            sentAt: '2024-01-17T02:05:00Z',
            messageId: `m-${plan.id}`,
            failure: null,
            remarks: [],
          },
        ],
        next: null,
      }),
    );
  });

  it('has the files of the message, unless they are too large to be kept with it', async () => {
    const files = async (bytes: number) => {
      world = createWorld('2024-01-14T02:00:00Z');
      await world.applyCatalogue();
      token = await world.tokenFor({ role: 'operations' });
      const [set] = smallCatalogue().sets;
      if (set === undefined) throw new Error('the fixture has changed');
      const values = new Map([['S.3', { kind: 'points', points: 500 } as const]]);
      const receivedAt = iso('2024-01-12T02:00:00Z');
      await world.ports.submissions.append(
        set,
        submissionOf({ unit: 'P.A', period: '2024-W02', values, receivedAt }),
      );
      world.ports.tableFiles.write = async () => new Uint8Array(bytes).fill(7);
      expect((await send({ to, at: '2024-01-15', recipient: 'chair' })).status).toBe(201);
      await world.sender('2024-01-14T02:05:00Z');
      return world.sent.map(({ message }) =>
        (message.attachments ?? []).map(({ name, content }) => `${name} ${content.length} ${content.at(-1)}`),
      );
    };
    expect(await files(204_800)).toEqual([['Xếp hạng S tuần 02-2024.xlsx 204800 7']]);
    expect(await files(204_801)).toEqual([[]]);
  });

  it('F39, F40: a second click sends nothing more, also a minute later; another body needs another key', async () => {
    const first = answered(201, planned());
    expect(await send({ at: '2024-01-18', to })).toEqual(first);
    world.setNow('2024-01-17T02:01:00Z');
    expect(await send({ at: '2024-01-18', to })).toEqual(first);
    for (const body of [
      { at: '2024-01-18', to: 'ai-do@province.example' },
      { at: '2024-01-18', to, recipient: 'contact-c' },
      { at: '2024-01-22', to },
    ])
      expect(await send(body)).toEqual(refused('idempotency-key-reused', keyReusedDetail));
    expect(await send({ at: '2024-01-18', to }, 'key-2')).toEqual(
      answered(201, { ...planned('key-2'), expiresAt: '2024-01-17T03:01:00Z' }),
    );
    expect(deliveries.listDeliveries.answers[200].schema.parse((await listed()).body).total).toBe(2);
  });

  it('F41: the same key of another token is another message', async () => {
    const own = planned();
    expect(await send({ at: '2024-01-18', to })).toEqual(answered(201, own));
    token = await world.tokenFor({ role: 'operations' });
    expect(planned().id).not.toBe(own.id);
    expect(await send({ at: '2024-01-18', to })).toEqual(answered(201, planned()));
  });

  it('waits while sending is paused, and is not sent once an hour has passed', async () => {
    await world.ports.sending.pause('token', 'why', instant(wednesday));
    await send({ at: '2024-01-18', to });
    await world.sender('2024-01-17T02:05:00Z');
    world.setNow('2024-01-17T03:00:00Z');
    await world.ports.sending.resume('token', instant('2024-01-17T03:00:00Z'));
    await world.sender('2024-01-17T03:00:00Z');
    expect(world.sent).toEqual([]);
    expect(deliveries.listDeliveries.answers[200].schema.parse((await listed()).body).counts).toEqual(
      counts({ expired: 1 }),
    );
  });

  const nothing = refused(
    'not-found',
    'Ngày 18/01/2024 không có thư nào như vậy để gửi thử; GET /v1/preview?at=2024-01-18 cho biết vì sao.',
  );
  const wrongBody = (...errors: ExpectedError[]) =>
    refused(
      'malformed-request',
      'Gửi {"to": "<địa chỉ nhận thư thử>", "at": "<ngày, có thể bỏ>", "recipient": "<mã người nhận, có thể bỏ>"}.',
      { errors },
    );
  it.each<[object, Reply]>([
    [
      { at: '2024-01-20', to },
      refused(
        'not-found',
        'Ngày 20/01/2024 không có thư nào như vậy để gửi thử; GET /v1/preview?at=2024-01-20 cho biết vì sao.',
      ),
    ],
    [{ at: '2024-01-18', to, recipient: 'chair' }, nothing],
    [
      { at: '2024-01-18', to, recipient: 'nobody' },
      notFoundAt(
        '/recipient',
        'unknown-recipient',
        'Danh mục không có người nhận «nobody». Mọi người nhận có trong GET /v1/catalogue.',
      ),
    ],
    [{ at: '2024-01-18', to: 'x' }, wrongBody(notValid('/to', 'địa chỉ thư điện tử, ghi như ten@coquan.vn'))],
    [
      { at: '2024-01-18', to: `${to}, ai-do@province.example` },
      wrongBody(notValid('/to', 'địa chỉ thư điện tử, ghi như ten@coquan.vn')),
    ],
    [
      { at: 'tomorrow', to },
      wrongBody(notValid('/at', 'ngày như 2024-01-15 hoặc thời điểm có múi giờ như 2024-01-15T00:00:00Z')),
    ],
    [{ at: '2024-01-18', to, cc: to }, wrongBody(unknownField('/cc', 'cc'))],
  ])('R8: plans nothing for %j', async (body, refusal) => {
    expect(await send(body)).toEqual(refusal);
    expect(await world.ports.deliveries.nextDueAt()).toBeNull();
  });

  it('F98: goes to recipients and to the domains that the catalogue declares, and to nobody else', async () => {
    const allowed = ['contact-a@province.example', 'Contact-A@PROVINCE.example', 'ai-do@province.example'];
    for (const address of allowed)
      expect((await send({ at: '2024-01-18', to: address }, address)).status).toBe(201);
    for (const address of [
      'stranger@elsewhere.example',
      'stranger@sub.province.example',
      'stranger@notprovince.example',
      '"a@province.example"@elsewhere.example',
    ])
      expect([address, (await send({ at: '2024-01-18', to: address }, 'other')).status]).toEqual([
        address,
        address.startsWith('"') ? 400 : 422,
      ]);
    const detail =
      'Chưa gửi: stranger@elsewhere.example không phải địa chỉ của người nhận nào trong danh mục và không thuộc @province.example. Gửi thử tới địa chỉ có trong danh mục, hoặc thêm tên miền của cơ quan vào «previewDomains» của danh mục.';
    expect(await send({ at: '2024-01-18', to: 'stranger@elsewhere.example' }, 'other')).toEqual(
      refused('address-not-allowed', detail, {
        errors: [{ pointer: '/to', code: 'address-not-allowed', detail }],
      }),
    );
    world.setNow('2024-01-17T02:05:00Z');
    await world.sender('2024-01-17T02:05:00Z');
    expect(world.sent.map((one) => one.to.email)).toEqual(expect.arrayContaining(allowed));
    expect(world.sent).toHaveLength(allowed.length);
  });

  it('F98: without declared domains goes to recipients alone', async () => {
    const { previewDomains: _, ...catalogue } = smallCatalogue();
    world = createWorld(wednesday);
    await world.applyCatalogue(catalogue);
    token = await world.tokenFor({ role: 'operations' });
    expect((await send({ at: '2024-01-18', to: 'contact-a@province.example' })).status).toBe(201);
    const detail =
      'Chưa gửi: van-hanh@province.example không phải địa chỉ của người nhận nào trong danh mục. Gửi thử tới địa chỉ có trong danh mục, hoặc thêm tên miền của cơ quan vào «previewDomains» của danh mục.';
    expect(await send({ at: '2024-01-18', to }, 'key-2')).toEqual(
      refused('address-not-allowed', detail, {
        errors: [{ pointer: '/to', code: 'address-not-allowed', detail }],
      }),
    );
  });

  it('F98: twenty times a day over all tokens; one sent again does not count, and the next day begins anew', async () => {
    for (let nth = 1; nth <= 20; nth += 1) {
      if (nth === 10) token = await world.tokenFor({ role: 'operations' });
      expect((await send({ at: '2024-01-18', to }, `key-${nth}`)).status).toBe(201);
      expect((await send({ at: '2024-01-18', to }, `key-${nth}`)).status).toBe(201);
    }
    expect(await send({ at: '2024-01-19', to }, 'key-21')).toEqual(
      refused(
        'too-many-requests',
        'Chưa gửi: hôm nay đã gửi thử 20 thư, là mức nhiều nhất một ngày. Xem nội dung mà không gửi bằng GET /v1/preview; gửi thử tiếp từ 0 giờ ngày mai.',
        { headers: { 'retry-after': `${15 * 3_600}`, ...counted() } },
      ),
    );
    expect((await send({ at: '2024-01-18', to }, 'key-20')).status).toBe(201);
    world.setNow('2024-01-17T17:00:00Z');
    expect((await send({ at: '2024-01-18', to }, 'key-21')).status).toBe(201);
  });

  it('F98: a refused one does not count', async () => {
    expect((await send({ at: '2024-01-18', to }, 'key-1')).status).toBe(201);
    for (let nth = 1; nth <= 25; nth += 1) {
      expect((await send({ at: '2024-01-22', to }, 'key-1')).status).toBe(422);
      expect((await send({ at: '2024-01-18', to: 'stranger@elsewhere.example' }, `s-${nth}`)).status).toBe(
        422,
      );
      expect((await send({ at: '2024-01-20', to }, `n-${nth}`)).status).toBe(404);
    }
    const sent = Array.from({ length: 25 }, (_, nth) => send({ at: '2024-01-18', to }, `all-${nth}`));
    const answers = (await Promise.all(sent)).map(({ status }) => status);
    expect(answers.toSorted()).toEqual([...Array(19).fill(201), ...Array(6).fill(429)]);
  });

  it('needs a key', async () => {
    expect(await send({ at: '2024-01-18', to }, null)).toEqual(
      refused(
        'missing-idempotency-key',
        'Gửi tiêu đề «Idempotency-Key» một lần, gồm 1–128 ký tự ASCII không có dấu cách, dấu phẩy; mỗi lần gửi một khóa riêng; gửi lại thì dùng lại khóa cũ.',
      ),
    );
  });
});
