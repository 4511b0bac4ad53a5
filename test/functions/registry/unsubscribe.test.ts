import { beforeEach, describe, expect, it } from 'vitest';
import { personHash, unsubscribeToken } from '../../../domain/access/unsubscribe-token.ts';
import { notValid, unknownField } from '../../fixtures/answers/errors.ts';
import { everyAnswer } from '../../fixtures/answers/headers.ts';
import { type ExpectedError, refusedUncounted } from '../../fixtures/answers/problem.ts';
import { type Call, createWorld, type Reply, signingKey } from '../../fixtures/world.ts';

const person = personHash('chair@province.example', signingKey);
const report = { kind: 'weekly-report', person } as const;
const token = unsubscribeToken(report, signingKey);
const address = `/v1/unsubscribe/${token}`;
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const leaving: Omit<Call, 'path'> = { method: 'POST', headers: form, body: 'List-Unsubscribe=One-Click' };

/** The headers of every page: not stored, loads nothing, runs nothing, cannot be framed. */
const pageHeaders = {
  ...everyAnswer,
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};

let world: ReturnType<typeof createWorld>;

beforeEach(() => {
  world = createWorld();
});

/** What a page holds beside its head. */
const shownIn = ({ body }: Reply) => /<body>[\s\S]*/.exec(String(body))?.[0];

/** The page of who receives a kind of messages. */
const receiving = (vi: string, en: string) => `<body>
<main>
<h1>Hủy nhận thư <span lang="en">Unsubscribe</span></h1>
<p>Địa chỉ thư điện tử của Ông/Bà đang nhận ${vi}.</p>
<p lang="en">Your e-mail address receives ${en}.</p>
<form method="post"><button name="List-Unsubscribe" value="One-Click">Hủy nhận <span lang="en">/ Unsubscribe</span></button></form>
</main>
</body>
</html>
`;

const post = (changes: Partial<Call> = {}) => world.registry({ path: address, ...leaving, ...changes });
const hasLeft = () => world.ports.unsubscribes.has(report);

describe('F25, R18, P19: unsubscribing', () => {
  it('GET changes nothing, however often a mail program looks ahead', async () => {
    for (const method of ['GET', 'HEAD', 'GET', 'GET']) await world.registry({ method, path: address });
    const query = { 'List-Unsubscribe': 'One-Click' };
    expect((await world.registry({ method: 'GET', path: address, query })).status).toBe(400);
    const looked = await world.registry({ method: 'GET', path: address });
    expect({ ...looked, body: shownIn(looked) }).toEqual({
      status: 200,
      headers: pageHeaders,
      body: receiving('báo cáo tuần', 'the weekly report'),
    });
    expect(await hasLeft()).toBe(false);
  });

  it.each([
    ['weekly-report', 'báo cáo tuần', 'the weekly report'],
    ['warnings', 'thư nhắc việc', 'deadline warnings'],
    ['receipts', 'thư xác nhận đã nhận số liệu', 'confirmations of submitted figures'],
  ] as const)('the page names what it is about: %s', async (kind, vi, en) => {
    const path = `/v1/unsubscribe/${unsubscribeToken({ kind, person }, signingKey)}`;
    expect(shownIn(await world.registry({ method: 'GET', path }))).toBe(receiving(vi, en));
  });

  it('one POST is enough, without a token, and a second one gets the same answer', async () => {
    const first = await post();
    expect([first.status, shownIn(first)]).toEqual([
      200,
      `<body>
<main>
<h1>Đã hủy nhận thư <span lang="en">You have unsubscribed</span></h1>
<p>Hệ thống không gửi báo cáo tuần đến địa chỉ thư điện tử của Ông/Bà nữa.</p>
<p lang="en">Your e-mail address no longer receives the weekly report.</p>
<form method="post"><button name="action" value="resubscribe">Nhận lại <span lang="en">/ Subscribe again</span></button></form>
</main>
</body>
</html>
`,
    ]);
    expect(await hasLeft()).toBe(true);
    expect(await post()).toEqual(first);
    expect(await hasLeft()).toBe(true);
    expect((await world.registry({ method: 'GET', path: address })).body).toBe(first.body);
  });

  it('takes a form in either encoding, as text and as the gateway hands it over', async () => {
    const boundary = 'x-1';
    const parts = [
      `--${boundary}`,
      'Content-Disposition: form-data; name="List-Unsubscribe"',
      '',
      'One-Click',
      `--${boundary}--`,
      '',
    ].join('\r\n');
    const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const bodies: Partial<Call>[] = [
      { body: Buffer.from('List-Unsubscribe=One-Click') },
      { body: parts, headers: multipart },
      { body: Buffer.from(parts), headers: multipart },
      { headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' } },
    ];
    for (const changes of bodies) {
      await world.ports.unsubscribes.remove(report);
      expect([(await post(changes)).status, await hasLeft()]).toEqual([200, true]);
    }
  });

  it('the page’s other button takes it back, as often as it is pressed', async () => {
    await post();
    const again = { body: 'action=resubscribe' };
    const back = await post(again);
    expect([back.status, shownIn(back)]).toEqual([
      200,
      `<body>
<main>
<h1>Đã đăng ký nhận lại <span lang="en">You have subscribed again</span></h1>
<p>Hệ thống lại gửi báo cáo tuần đến địa chỉ thư điện tử của Ông/Bà.</p>
<p lang="en">Your e-mail address receives the weekly report again.</p>
<form method="post"><button name="List-Unsubscribe" value="One-Click">Hủy nhận <span lang="en">/ Unsubscribe</span></button></form>
</main>
</body>
</html>
`,
    ]);
    expect(await post(again)).toEqual(back);
    expect(await hasLeft()).toBe(false);
  });

  it('is about one kind of messages only', async () => {
    await post();
    expect(await world.ports.unsubscribes.has({ ...report, kind: 'receipts' })).toBe(false);
  });

  it('a forged link changes nothing, and its answer does not say how it is wrong', async () => {
    const forged = [
      token.slice(0, -1),
      token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      unsubscribeToken(report, Buffer.from('some other key of at least 32 bytes')),
      `${Buffer.from(`weekly-report#${person}`).toString('base64url')}.${'A'.repeat(43)}`,
      'nonsense',
      '%2e%2e',
      person,
    ];
    const answers = [];
    for (const wrong of forged) {
      const path = `/v1/unsubscribe/${wrong}`;
      answers.push(await post({ path }), await world.registry({ method: 'GET', path }));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual({
      status: 404,
      headers: pageHeaders,
      body: expect.stringContaining('Liên kết không hợp lệ'),
    });
    expect(await hasLeft()).toBe(false);
  });

  const unknownForm = (error: ExpectedError) =>
    refusedUncounted(
      'malformed-request',
      'Gửi «List-Unsubscribe=One-Click» để hủy nhận, hoặc «action=resubscribe» để nhận lại.',
      { errors: [error] },
    );
  const noForm = refusedUncounted('malformed-request', 'Nội dung không phải biểu mẫu hợp lệ.');
  const otherType = refusedUncounted(
    'unsupported-media-type',
    'Gửi nội dung với tiêu đề «Content-Type: application/x-www-form-urlencoded» hoặc «Content-Type: multipart/form-data», bảng mã UTF-8.',
    {
      headers: {
        accept: 'application/x-www-form-urlencoded, multipart/form-data',
        'accept-post': 'application/x-www-form-urlencoded, multipart/form-data',
      },
    },
  );
  it.each<[string, Partial<Call>, Reply]>([
    ['no body', {}, unknownForm(notValid('', 'giá trị đúng mẫu, xem /docs'))],
    ['another field', { body: 'List-Unsubscribe=One-Click&x=1' }, unknownForm(unknownField('/x', 'x'))],
    [
      'another value',
      { body: 'List-Unsubscribe=yes' },
      unknownForm(notValid('', 'giá trị đúng mẫu, xem /docs')),
    ],
    [
      'a value that is not UTF-8',
      { body: Buffer.from('List-Unsubscribe=One-Clic%F5') },
      unknownForm(notValid('', 'giá trị đúng mẫu, xem /docs')),
    ],
    [
      'both at once',
      { body: 'List-Unsubscribe=One-Click&action=resubscribe' },
      unknownForm(notValid('', 'giá trị đúng mẫu, xem /docs')),
    ],
    ['a field twice', { body: 'List-Unsubscribe=One-Click&List-Unsubscribe=One-Click' }, noForm],
    [
      'a prototype',
      { body: '__proto__=One-Click' },
      unknownForm(notValid('', 'giá trị đúng mẫu, xem /docs')),
    ],
    [
      'multipart without a boundary',
      { body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'multipart/form-data' } },
      noForm,
    ],
    [
      'JSON',
      { body: { 'List-Unsubscribe': 'One-Click' }, headers: { 'content-type': 'application/json' } },
      otherType,
    ],
    ['no content type', { body: 'List-Unsubscribe=One-Click', headers: {} }, otherType],
    [
      'too much',
      { body: `List-Unsubscribe=One-Click${'&'.repeat(4_096)}` },
      refusedUncounted(
        'too-large',
        'Nội dung có 4122 byte, nhiều nhất là 4096 byte. Chia nhỏ rồi gửi nhiều lần.',
      ),
    ],
  ])('refuses %s', async (_, changes, refusal) => {
    const { body: _body, ...without } = leaving;
    expect(await world.registry({ path: address, ...without, ...changes })).toEqual(refusal);
    expect(await hasLeft()).toBe(false);
  });

  it('shows a page that asks for nothing from elsewhere and shows no address', async () => {
    for (const answer of [await post(), await world.registry({ method: 'GET', path: '/v1/unsubscribe/x' })]) {
      expect(answer.headers).toEqual(pageHeaders);
      expect(answer.body).toMatch(/^<!doctype html>\n<html lang="vi">/);
      expect(answer.body).not.toMatch(/<(?:script|link|img|iframe)\b|https?:|src=|href=|chair|@province/);
    }
  });
});
