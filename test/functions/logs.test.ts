import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { idOfSecret } from '../../domain/access/session.ts';
import { createLogger } from '../../functions/logger.ts';
import { UnreadableRow } from '../../usecases/ports/unreadable-row.ts';
import { catalogueWithPortal, smallCatalogue } from '../fixtures/catalogue.ts';
import { createWorld } from '../fixtures/world.ts';
import { Browser, clerk, codeIn, wrongCode } from './portal/browser.ts';

const email = 'chim.hoang.yen+canary@binhduong.gov.vn';

let written: string;

beforeEach(() => {
  written = '';
  const keep = (chunk: unknown) => {
    written += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...args) => keep(`${args.join(' ')}\n`));
  }
  vi.stubEnv('POWERTOOLS_LOGGER_LOG_EVENT', 'true');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('F59: logs', () => {
  it('R10: hold no token, Authorization header or e-mail address of whatever a request brings', async () => {
    const world = createWorld('2024-01-10T02:00:00Z', { logger: createLogger({ logLevel: 'DEBUG' }) });
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const operations = await world.tokenFor({ role: 'operations' });
    const canaries = `${token} ${email}`;
    const catalogue = smallCatalogue();
    await world.applyCatalogue({
      ...catalogue,
      units: catalogue.units.map((unit) => ({ ...unit, name: { vi: canaries, en: canaries } })),
      recipients: catalogue.recipients.map((recipient) => ({ ...recipient, email })),
    });
    const failure = () =>
      Promise.reject(new Error(`inner failure of ${canaries}`, { cause: new Error(canaries) }));
    const bodies = [
      { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.4': { count: 1 } }, note: canaries },
      { [email]: { [token]: canaries }, unit: canaries },
      `{"broken": "${canaries}`,
    ];
    const callers = [operations, token, `${token}x`].flatMap((bearer) => [
      `Bearer ${bearer}`,
      `Basic ${bearer}`,
    ]);
    const play = async () => {
      for (const authorization of callers) {
        for (const [index, body] of bodies.entries()) {
          const call = {
            query: { cursor: token, email },
            headers: {
              Authorization: authorization,
              Cookie: `token=${token}`,
              'Content-Type': 'application/json',
              'Idempotency-Key': `${token}${index}`,
              'User-Agent': `Excel\r\n{"level":"INFO","message":"forged"} ${email}`,
              'X-From': email,
            },
            body,
          };
          await world.submissions({ ...call, method: 'POST', path: '/v1/submissions', query: {} });
          await world.submissions({ ...call, method: 'GET', path: `/v1/submissions/S/2024-W02/${token}` });
          await world.registry({ ...call, method: 'POST', path: '/v1/tokens' });
          await world.registry({ ...call, method: 'POST', path: `/v1/tokens/${token}/rotate` });
          await world.registry({ ...call, method: 'PUT', path: '/v1/catalogue' });
          await world.registry({ ...call, method: 'DELETE', path: `/v1/tokens/${token}` });
          await world.results({ ...call, method: 'GET', path: `/v1/rankings/${email}/2024-W02` });
        }
      }
      await world.run('rank', '2024-01-14T23:00:00Z').catch(() => undefined);
      await world.run('report', '2024-01-15T00:00:00Z').catch(() => undefined);
      await world.run('warn', '2024-01-15T00:30:00Z').catch(() => undefined);
      await world.schedule({ job: token, nominalTime: email }).catch(() => undefined);
      world.setNow('2024-01-15T00:05:00Z');
      await world.sender('2024-01-15T00:05:00Z').catch(() => undefined);
      const event = {
        eventType: 'Reject',
        mail: { messageId: email, destination: [email] },
        reject: { reason: canaries },
      };
      const record = (message: unknown) => ({
        Records: [{ Sns: { MessageId: token, Message: JSON.stringify(message) } }],
      });
      await world.mailEvents(record(event)).catch(() => undefined);
      await world.mailEvents(record({ [email]: token })).catch(() => undefined);
    };
    await play();
    const { ports } = world;
    ports.tokens.noteUse = failure;
    ports.rateLimiter.take = failure;
    ports.submissions.append = failure;
    ports.submissions.newest = failure;
    ports.tokens.revoke = failure;
    ports.mailer.send = failure;
    await play();
    ports.catalogues.current = failure;
    await play();

    const lines = written.split('\n').filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(200);
    expect(written.includes('inner failure of [token] [e-mail]')).toBe(true);
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
    for (const canary of [token, operations, email, 'chim.hoang.yen', token.split('_')[2]]) {
      expect(lines.find((line) => line.includes(canary ?? ''))).toBeUndefined();
    }
  });
});

describe('R10: logs of signing in', () => {
  it('hold no code, no cookie, no id of a session and no address, whatever goes wrong', async () => {
    const world = createWorld('2024-01-10T02:00:00Z', { logger: createLogger({ logLevel: 'DEBUG' }) });
    await world.applyCatalogue(catalogueWithPortal());
    const browser = new Browser(world);
    await browser.ask(clerk);
    const code = codeIn(world);
    const [asking = ''] = browser.cookies;
    await browser.tryCode(clerk, wrongCode(world));
    await browser.tryCode(clerk, `${code.slice(0, 4)} ${code.slice(4)}`);
    const [cookie = ''] = browser.cookies;
    await browser.portal('GET', '/v1/session');
    const text = `inner failure of ${cookie} {"code": "${code}"} ${clerk}`;
    const failure = () => Promise.reject(new Error(text, { cause: new Error(text) }));
    world.answerOfMailer = () => ({ outcome: 'refused', failure: text });
    await browser.ask(clerk);
    world.ports.sessions.noteUse = failure;
    world.setNow('2024-01-10T03:00:00Z');
    await browser.portal('GET', '/v1/session');
    world.ports.sessions.find = failure;
    world.ports.signInCodes.put = failure;
    await browser.portal('GET', '/v1/session');
    await browser.ask(clerk);
    const id = idOfSecret(secretIn(cookie)) ?? '';
    const key = { pk: 'session', sk: id };
    world.ports.sessions.find = () =>
      Promise.reject(new UnreadableRow({ table: 'Registry', key, kind: 'session', reason: 'post' }));
    expect((await browser.portal('GET', '/v1/session')).status).toBe(401);
    expect(written).toContain('a session cannot be read, so its person must sign in again');
    expect(written).toContain('"post":"clerk-a"');
    expect(written).toContain('inner failure of __Host-tiendo=[redacted]');
    for (const secret of [
      code,
      `${code.slice(0, 4)} ${code.slice(4)}`,
      secretIn(asking),
      secretIn(cookie),
      id,
      clerk,
    ])
      expect(written.includes(secret)).toBe(false);
  });

  const secretIn = (cookie: string) => cookie.split('=')[1] ?? '';
});

describe('R10: a refusal', () => {
  it('is logged under the code that the caller is shown, with token id and unit', async () => {
    const world = createWorld('2024-01-10T02:00:00Z', { logger: createLogger({ logLevel: 'INFO' }) });
    await world.applyCatalogue();
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    written = '';
    const { status, body } = await world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': 'k',
      },
      body: '{',
    });
    expect(status).toBe(400);
    const { instance } = z.looseObject({ instance: z.string() }).parse(body);
    const lines = written
      .split('\n')
      .flatMap((line) => (line.includes('request refused') ? [refusalSchema.parse(JSON.parse(line))] : []));
    expect(lines).toEqual([
      {
        requestId: instance,
        function_request_id: expect.any(String),
        tokenId: token.split('_')[1],
        unit: 'P.A',
        status: 400,
      },
    ]);
  });
});

/** What joins a refusal in the log with what its caller was shown. */
const refusalSchema = z.object({
  requestId: z.string(),
  function_request_id: z.string(),
  tokenId: z.string(),
  unit: z.string(),
  status: z.int(),
});

describe('a logger', () => {
  const logged = (attributes: object) => {
    createLogger({ logLevel: 'INFO' }).info('test', { attributes });
    return JSON.parse(written).attributes;
  };

  it('keeps what is no secret as it is', () => {
    const attributes = { occurrence: 'report@2024-01-15T00:00:00Z', tokenId: '0123456789abcdef', sent: 3 };
    expect(logged(attributes)).toEqual(attributes);
  });

  it('takes secrets out of names, texts and nested values', () => {
    expect(
      logged({
        [email]: 1,
        nested: [{ Authorization: 'anything', text: 'gửi a@x.vn, b@y.gov.vn' }],
        header: 'authorization: Bearer abc.def',
        url: '?email=a%2Bb%40x.gov.vn&x=1',
        json: '{"email":"a\\u0040x.vn"}',
      }),
    ).toEqual({
      '[e-mail]': 1,
      nested: [{ Authorization: '[redacted]', text: 'gửi [e-mail], [e-mail]' }],
      header: 'authorization: Bearer [redacted]',
      url: '?email=[e-mail]&x=1',
      json: '{"email":"[e-mail]"}',
    });
  });

  it('reads a long text in linear time: in any other it would not end', () => {
    const lines = logged({
      text: 'a'.repeat(2_000_000),
      dots: 'a.'.repeat(1_000_000),
      ats: 'a@'.repeat(1_000_000),
    });
    expect(lines).not.toBe('');
  });
});
