import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { UnreadableRow } from '../../../usecases/ports/unreadable-row.ts';
import { refused, refusedUncounted } from '../../fixtures/answers/problem.ts';
import { notSignedIn } from '../../fixtures/answers/refusals.ts';
import { callRoute, everyRoute, fromPortal, pathOf } from '../../fixtures/every-operation.ts';
import { putCatalogue } from '../../fixtures/put-catalogue.ts';
import type { Call, Reply } from '../../fixtures/world.ts';
import { Browser, portalWorld } from './browser.ts';

let world: Awaited<ReturnType<typeof portalWorld>>;
let cookies: string[];
let operator: string[];

beforeEach(async () => {
  world = await portalWorld();
  cookies = [await world.sessionFor('clerk-a')];
  operator = [await world.sessionFor('operator')];
});

const me = (of = cookies): Promise<Reply> =>
  world.portal({ method: 'GET', path: '/v1/session', cookies: of });

const read = (of = cookies): Promise<Reply> =>
  world.registry({ method: 'GET', path: '/v1/catalogue', cookies: of });

const statuses = async () => [(await me()).status, (await read()).status];

/** Applies a catalogue with other recipients, whose posts are to be checked at the next request. */
async function change(recipients: (before: Catalogue['recipients']) => Catalogue['recipients']) {
  const current = await world.ports.catalogues.current();
  if (current === null) throw new Error('there is a catalogue');
  const { catalogue, version } = current;
  const next = { ...catalogue, recipients: recipients(catalogue.recipients) };
  await world.ports.catalogues.put(version + 1, next, world.ports.clock.now());
}

describe('F135: a session', () => {
  it('is admitted by every function, until eight hours without a request', async () => {
    expect(await statuses()).toEqual([200, 200]);
    world.setNow('2024-01-10T09:59:59Z');
    expect(await statuses()).toEqual([200, 200]);
    world.setNow('2024-01-10T17:59:58Z');
    expect(await statuses()).toEqual([200, 200]);
    world.setNow('2024-01-11T01:59:58Z');
    expect(await me()).toEqual(notSignedIn);
    expect(await read()).toEqual(notSignedIn);
  });

  it('ends after seven days, however much it is used', async () => {
    for (let hour = 0; hour < 7 * 24; hour += 6) {
      world.setNow(new Date(Date.UTC(2024, 0, 10, 2 + hour)).toISOString());
      expect((await me()).status).toBe(200);
    }
    world.setNow('2024-01-17T01:59:59Z');
    expect((await me()).status).toBe(200);
    world.setNow('2024-01-17T02:00:00Z');
    expect(await me()).toEqual(notSignedIn);
  });

  it('is noted as used every five minutes at most, and goes on where that fails', async () => {
    const noted: string[] = [];
    world.ports.sessions.noteUse = async (_, at) => {
      noted.push(at.toString());
      throw new Error('throttled');
    };
    for (const now of ['2024-01-10T02:04:59Z', '2024-01-10T02:05:00Z']) {
      world.setNow(now);
      expect((await me()).status).toBe(200);
    }
    expect(noted).toEqual(['2024-01-10T02:05:00Z']);
  });

  it('ends when it is signed out, and its cookie goes', async () => {
    const reply = await world.portal({ method: 'DELETE', path: '/v1/session', headers: fromPortal, cookies });
    expect([reply.status, reply.body, reply.cookies]).toEqual([
      204,
      undefined,
      ['__Host-tiendo=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0'],
    ]);
    expect(await read()).toEqual(notSignedIn);
  });

  it.each<[string, (before: Catalogue['recipients']) => Catalogue['recipients']]>([
    ['the post is taken out of the catalogue', (before) => before.filter(({ id }) => id !== 'clerk-a')],
    ['the post has no role any more', (before) => before.map(({ role: _, ...rest }) => rest)],
    [
      'the post has another address',
      (before) =>
        before.map((one) => (one.id === 'clerk-a' ? { ...one, email: 'new@province.example' } : one)),
    ],
    [
      'the post is another one',
      (before) => before.map((one) => (one.id === 'clerk-a' ? { ...one, id: 'clerk-new' } : one)),
    ],
  ])('ends with the next request when %s', async (_, recipients) => {
    expect(await statuses()).toEqual([200, 200]);
    await change(recipients);
    expect(await me()).toEqual(notSignedIn);
    expect(await read()).toEqual(notSignedIn);
  });

  it('may at the next request what its post may then', async () => {
    await change((before) =>
      before.map((one) => (one.id === 'clerk-a' ? { ...one, unit: 'P.B', role: 'leader' } : one)),
    );
    const list = await world.registry({ method: 'GET', path: '/v1/tokens', cookies });
    expect([list.status, Object(list.body).detail]).toEqual([
      403,
      'Phiên đăng nhập này là của lãnh đạo («leader»), không được dùng cho thao tác này; cần quyền của bộ phận vận hành («operations»).',
    ]);
  });

  it('acts as one post of a person at a time, whichever the person chooses', async () => {
    await change((before) =>
      before.map((one) => (one.id === 'deputy-chair' ? { ...one, email: 'CLERK-A@province.example' } : one)),
    );
    const choose = (post: string) =>
      world.portal({ method: 'PUT', path: '/v1/session', headers: fromPortal, cookies, body: { post } });
    expect(Object((await me()).body).posts.map(({ id }: { id: string }) => id)).toEqual([
      'clerk-a',
      'deputy-chair',
    ]);
    expect(await choose('operator')).toEqual(
      refused('not-found', 'Ông/Bà không có chức danh này trong cổng làm việc.'),
    );
    expect(Object((await choose('deputy-chair')).body).person.role).toBe('leader');
    expect(Object((await me()).body).person.role).toBe('leader');
  });

  it('is what refusals speak of, not a token', async () => {
    const figures = { unit: 'P.B', set: 'S', period: '2024-W02', values: { 'S.3': { points: 5 } } };
    const forms = { forms: 'S/2024-W02/P.B' };
    const refusals = await Promise.all(
      everyRoute.map(async ([name, route]) => {
        const reply = await callRoute(world, route, {
          method: route.operation.method,
          path: pathOf(route.operation).replaceAll('P.A', 'P.B'),
          headers: { ...fromPortal, 'idempotency-key': 'key-1' },
          cookies,
          ...(name === 'getWorkbookOfForms' ? { query: forms } : {}),
          ...(route.operation.method === 'GET' ? {} : { body: figures }),
        });
        return [name, reply.status, Object(reply.body).detail];
      }),
    );
    const ofAnother = refusals.filter(([, status]) => status === 403);
    expect(ofAnother.length).toBeGreaterThan(20);
    const onlyTokens = 'Thao tác này chỉ làm được bằng mã truy cập';
    expect(
      ofAnother.filter(([, , detail]) => /mã truy cập/i.test(detail) && !detail.startsWith(onlyTokens)),
    ).toEqual([]);
    const two = ['createSubmission', 'getForm'];
    expect(two.map((name) => ofAnother.find(([one]) => one === name))).toEqual([
      [
        'createSubmission',
        403,
        'Phiên đăng nhập này không được gửi số liệu của Sở B (P.B); người được giao của đơn vị ấy đăng nhập rồi gửi.',
      ],
      [
        'getForm',
        403,
        'Phiên đăng nhập này không được đọc số liệu của Sở B (P.B); đơn vị chỉ đọc được số liệu của mình và của các đơn vị trực thuộc.',
      ],
    ]);
  });

  it('whose stored row cannot be read is over, as the log says, and its person signs in again', async () => {
    const place = {
      table: 'Registry',
      key: { pk: 'session', sk: 'x' },
      kind: 'session',
      reason: 'v',
    } as const;
    const find = vi.spyOn(world.ports.sessions, 'find').mockRejectedValue(new UnreadableRow(place));
    expect(await me()).toEqual(notSignedIn);
    expect(await read()).toEqual(notSignedIn);
    const browser = new Browser(world);
    for (const cookie of cookies) browser.plant(cookie);
    expect((await browser.signIn()).status).toBe(201);
    find.mockRestore();
    expect((await me(browser.cookies)).status).toBe(200);
  });

  it('is not for the one who stands in', async () => {
    const standIn = { recipient: 'clerk-b', from: '2024-01-01', to: '2024-01-31' };
    await change((before) => before.map((one) => (one.id === 'clerk-a' ? { ...one, standIn } : one)));
    const deputy = new Browser(world);
    const { body } = await deputy.signIn('clerk-b@province.example');
    expect(Object(body).posts.map(({ id }: { id: string }) => id)).toEqual(['clerk-b']);
    expect((await me()).status).toBe(200);
  });
});

describe('F135: operations see and end sessions', () => {
  it('with post, browser and last use, but neither cookie nor address', async () => {
    world.setNow('2024-01-10T03:00:00Z');
    await me();
    const { body } = await world.registry({ method: 'GET', path: '/v1/sessions', cookies: operator });
    const listed = Object(body).sessions.find(({ post }: { post: { id: string } }) => post.id === 'clerk-a');
    expect(listed).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      post: {
        id: 'clerk-a',
        post: { vi: 'Chức vụ clerk-a', en: 'Post clerk-a' },
        unit: 'P.A',
        role: 'unit',
      },
      browser: 'Firefox, Windows',
      signedInAt: '2024-01-10T02:00:00Z',
      lastUsedAt: '2024-01-10T03:00:00Z',
      expiresAt: '2024-01-17T02:00:00Z',
      ended: null,
      isLive: true,
    });
    const text = JSON.stringify(body);
    for (const secret of [cookies[0]?.split('=')[1] ?? '', '@']) expect(text).not.toContain(secret);
  });

  it('page by page, each once', async () => {
    for (let more = 0; more < 5; more += 1) await world.sessionFor('clerk-b');
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = { limit: '3', ...(cursor === '' ? {} : { cursor }) };
      const { body } = await world.registry({
        method: 'GET',
        path: '/v1/sessions',
        query,
        cookies: operator,
      });
      seen.push(...Object(body).sessions.map(({ id }: { id: string }) => id));
      cursor = Object(body).next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
  });

  it('from the next request on, and the audit names the post of who did it', async () => {
    const listed = await world.registry({ method: 'GET', path: '/v1/sessions', cookies: operator });
    const { id } = Object(listed.body).sessions.find(
      ({ post }: { post: { id: string } }) => post.id === 'clerk-a',
    );
    const revoke = () =>
      world.registry({
        method: 'DELETE',
        path: `/v1/sessions/${id}`,
        headers: fromPortal,
        cookies: operator,
      });
    const ended = { at: '2024-01-10T02:00:00Z', how: 'revoked' };
    const first = Object((await revoke()).body);
    expect([first.id, first.ended, first.isLive]).toEqual([id, ended, false]);
    expect(Object((await revoke()).body).ended).toEqual(ended);
    expect(await me()).toEqual(notSignedIn);
    const audit = await world.registry({ method: 'GET', path: '/v1/audit', cookies: operator });
    expect(
      Object(audit.body).entries.map(({ operation, by }: { operation: string; by: object }) => [
        operation,
        by,
      ]),
    ).toEqual([
      [
        'revokeSession',
        {
          principal: { role: 'operations' },
          tokenId: expect.stringMatching(/^[0-9a-f]{32}$/),
          label: 'Chức vụ operator',
        },
      ],
    ]);
  });

  it.each(['x', '0'.repeat(32), 'tiendo'])('but none that there is not: %s', async (id) => {
    const call = { method: 'DELETE', path: `/v1/sessions/${id}`, headers: fromPortal, cookies: operator };
    expect(await world.registry(call)).toEqual(refused('not-found', 'Không có phiên đăng nhập này.'));
  });
});

describe('F136, F79: a change by a session', () => {
  const figures = { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.3': { points: 5 } } };

  const submit = (headers: Record<string, string>, more: Partial<Call> = {}) =>
    world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      cookies,
      body: figures,
      ...more,
      headers: { 'idempotency-key': 'key-1', 'content-type': 'application/json', ...headers },
    });

  const foreign = refusedUncounted(
    'forbidden',
    'Yêu cầu không đến từ trang của cổng làm việc này nên không được thực hiện; mở lại cổng rồi thử lại.',
  );

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['an unknown word', { 'sec-fetch-site': 'same-origin, cross-site' }],
    [
      'another site, whatever its Origin',
      { 'sec-fetch-site': 'cross-site', origin: 'https://api.example', host: 'api.example' },
    ],
    ['nobody knows where', {}],
    ['another origin', { origin: 'https://evil.example', host: 'api.example' }],
    ['another port', { origin: 'https://api.example:8443', host: 'api.example' }],
    ['no origin', { origin: 'null', host: 'api.example' }],
    ['an origin without a host to compare', { origin: 'https://api.example' }],
  ])('from %s is refused, and nothing happens', async (_, headers) => {
    expect(await submit(headers)).toEqual(foreign);
    expect((await submit({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  it.each([
    ['says that the page is the portal’s', { 'sec-fetch-site': 'same-origin' }],
    [
      'does not say so, but names an origin with the host',
      { origin: 'https://api.example', host: 'api.example' },
    ],
  ])('is made where the browser %s', async (_, headers) => {
    expect((await submit(headers)).status).toBe(201);
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', ''])(
    'of a type that a form of another site can send is refused: %s',
    async (type) => {
      const reply = await submit({ 'sec-fetch-site': 'same-origin', 'content-type': type });
      expect([reply.status, Object(reply.body).type]).toEqual([415, '/docs/problems#unsupported-media-type']);
    },
  );

  it('without a body needs JSON too, so that no form can make it', async () => {
    const resume = (headers: Record<string, string>) =>
      world.operations({ method: 'POST', path: '/v1/deliveries/resume', cookies: operator, headers });
    expect((await resume({ 'sec-fetch-site': 'same-origin' })).status).toBe(415);
    expect((await resume(fromPortal)).status).toBe(200);
  });

  it('is the unit’s, and the revision names the post', async () => {
    await submit({ 'sec-fetch-site': 'same-origin' });
    const { body } = await world.submissions({
      method: 'GET',
      path: '/v1/submissions/S/2024-W02/P.A/revisions',
      cookies,
    });
    expect(Object(body).revisions[0].by).toEqual({
      token: expect.stringMatching(/^[0-9a-f]{32}$/),
      role: 'unit',
      unit: 'P.A',
      post: { id: 'clerk-a', post: { vi: 'Chức vụ clerk-a', en: 'Post clerk-a' } },
    });
  });

  it('is refused when the request also has a token, whether either is valid', async () => {
    const authorization = `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`;
    const both = refusedUncounted(
      'malformed-request',
      'Yêu cầu vừa có phiên đăng nhập vừa có mã truy cập; chỉ gửi một trong hai.',
    );
    for (const [one, other] of [
      [cookies, authorization],
      [['__Host-tiendo=x'], authorization],
      [cookies, 'Bearer x'],
    ] as const)
      expect(
        await submit({ 'sec-fetch-site': 'same-origin', authorization: other }, { cookies: one }),
      ).toEqual(both);
  });

  it('with the cookie twice is refused: one of them may be planted', async () => {
    const planted = `__Host-tiendo=${'A'.repeat(43)}`;
    for (const both of [
      [planted, ...cookies],
      [...cookies, planted],
    ])
      expect(await submit({ 'sec-fetch-site': 'same-origin' }, { cookies: both })).toEqual(notSignedIn);
    expect((await submit({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  it('that takes two operators is left to tokens', async () => {
    world.ports.dropCap = 0;
    const current = await world.ports.catalogues.current();
    const recipients = current?.catalogue.recipients.slice(1);
    const call = { path: '/v1/catalogue', headers: { ...fromPortal, 'if-match': '"1"' }, cookies: operator };
    const body = { ...current?.catalogue, recipients };
    const shown = await world.registry({ ...call, method: 'PUT', query: { dryRun: 'true' }, body });
    const { confirm } = Object(shown.body);
    const reply = await world.registry({ ...call, method: 'PUT', query: { confirm }, body });
    expect(reply).toEqual(
      refused(
        'second-operator-needed',
        'Danh mục này cần hai người vận hành, mỗi người dùng mã truy cập của mình với lệnh «tiendo catalogue apply»; trong cổng không làm được.',
      ),
    );
    expect(await world.ports.proposals.read()).toBeNull();
    const token = await world.tokenFor({ role: 'operations' });
    expect((await putCatalogue(world.registry, token, body)).status).toBe(202);
  });
});
