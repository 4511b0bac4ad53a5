import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { productVersion } from '../../cli/product-version.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { unreadablePause } from '../../domain/delivery/sending-state.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { iso } from '../fixtures/instants.ts';
import { tiendoInProcess } from './in-process.ts';
import { serveWorld } from './world-server.ts';

/** The small catalogue with somebody who runs the product. */
function withOperator(): Catalogue {
  const catalogue = smallCatalogue();
  const post = { vi: 'Vận hành', en: 'Operations' };
  const operator = {
    id: 'operator',
    post,
    unit: 'P',
    email: 'operator@province.example',
    receives: ['failures' as const],
  };
  return { ...catalogue, recipients: [...catalogue.recipients, { ...operator, role: 'operations' }] };
}

let served: Awaited<ReturnType<typeof serveWorld>>;

beforeEach(async () => {
  served = await serveWorld();
  await served.world.ports.catalogues.put(2, withOperator(), served.world.ports.clock.now());
});
afterEach(() => {
  vi.restoreAllMocks();
});

const doctor = (...words: string[]) =>
  tiendoInProcess(['doctor', ...words], 'en', {
    TIENDO_TOKEN: served.operationsToken,
    TIENDO_URL: served.url,
  });
/** The lines about one check, by the beginning of its first line. */
const about = (stdout: string, title: string) => {
  const lines = stdout.split('\n');
  const first = lines.findIndex((line) => line.includes(`  ${title}: `));
  const rest = lines.slice(first + 1);
  const next = rest.findIndex((line) => /^\S/.test(line));
  return lines.slice(first, next === -1 ? undefined : first + 1 + next).filter((line) => line !== '');
};
const own = productVersion();

describe('F116: tiendo doctor', () => {
  it('finds nothing wrong with the product as it is, and says what it looked at', async () => {
    expect(await doctor()).toEqual({
      code: 0,
      stdout: [
        `ok        API: ${served.url} answers.`,
        `ok        Version: The deployed code and this command are ${own}.`,
        'ok        Clock: This machine and the server differ by 0 s.',
        'ok        Tokens: 0 work; none ends within 14 days.',
        'ok        Catalogue: Version 2: 5 units, 5 recipients.',
        'ok        Recipients: Every kind of mail has a reader.',
        'ok        Sending: It is not paused.',
        'ok        Runs: In the last 7 days 0 ran; none is missing or failed.',
        'ok        Held runs: No run waits for two operators.',
        'ok        Messages: In the last 7 days 0 of reports and warnings; none failed or waits long.',
        'ok        Stored rows: Every row met could be read.',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('says the next step for what is wrong, and ends with 8', async () => {
    await served.world.ports.sending.pause('x', 'wrong figures', served.world.ports.clock.now());
    const { code, stdout, stderr } = await doctor();
    expect([code, stderr]).toEqual([8, '1 of 11 checks failed.\n']);
    expect(about(stdout, 'Sending')).toEqual([
      'FAILED    Sending: It is paused: wrong figures.',
      '          Next: When it is safe, resume:',
      `  npm run -s tiendo -- deliveries resume --url ${served.url} --lang en`,
    ]);
  });

  it('says of a stored switch that cannot be read that mail is held for it, and so does its status', async () => {
    vi.spyOn(served.world.ports.sending, 'read').mockResolvedValue({ ...unreadablePause, held: null });
    const lines = [
      `  npm run -s tiendo -- audit --operation pauseDeliveries --url ${served.url} --lang en`,
      `  npm run -s tiendo -- deliveries resume --url ${served.url} --lang en`,
      `  npm run -s tiendo -- deliveries pause --reason 'Checking the messages' --url ${served.url} --lang en`,
    ];
    expect(about((await doctor()).stdout, 'Sending')).toEqual([
      'FAILED    Sending: The stored switch of sending cannot be read, so mail is held to be safe.',
      '          Next: See who paused it last, and why; then resume, or pause again:',
      ...lines,
    ]);
    const environment = { TIENDO_TOKEN: served.operationsToken, TIENDO_URL: served.url };
    expect(await tiendoInProcess(['deliveries', 'status'], 'en', environment)).toEqual({
      code: 0,
      stdout: 'MAIL IS HELD: the stored switch of sending cannot be read, so nothing is sent, to be safe.\n',
      stderr: ['See who paused it last, and why; then resume, or pause again:', ...lines, ''].join('\n'),
    });
  });

  it('does so for scripts', async () => {
    await served.world.ports.sending.pause('x', 'wrong figures', served.world.ports.clock.now());
    const { code, stdout } = await doctor('--json');
    const { checks, failed } = JSON.parse(stdout);
    expect([code, failed]).toEqual([8, 1]);
    const first = ['api', 'version', 'clock', 'tokens', 'catalogue', 'recipients', 'sending', 'runs'];
    const ids = [...first, 'held-runs', 'messages', 'unreadable-rows'];
    expect(checks.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(checks[4]).toEqual({
      id: 'catalogue',
      outcome: 'ok',
      detail: 'Version 2: 5 units, 5 recipients.',
      next: null,
    });
    expect(checks[6]).toEqual({
      id: 'sending',
      outcome: 'failed',
      detail: 'It is paused: wrong figures.',
      next: {
        step: 'When it is safe, resume:',
        lines: [`npm run -s tiendo -- deliveries resume --url ${served.url} --lang en`],
      },
    });
  });

  it('names the mail that nobody gets', async () => {
    const { recipients, ...catalogue } = withOperator();
    await served.world.ports.catalogues.put(
      3,
      { ...catalogue, recipients: recipients.filter(({ id }) => id === 'contact-a') },
      served.world.ports.clock.now(),
    );
    const { code, stdout } = await doctor();
    expect(code).toBe(8);
    expect(about(stdout, 'Recipients')).toEqual([
      'FAILED    Recipients: Nobody gets the e-mails about failures and the units’ requests for an extension: add a recipient with the role of operations in the portal. Nobody gets the weekly report of Set S (S): choose the weekly report for those who should get it.',
      '          Next: Correct the catalogue, then see who gets what:',
      `  npm run -s tiendo -- recipients --url ${served.url} --lang en`,
    ]);
  });

  it('names a run that is missing, and the day to look at', async () => {
    served.world.setNow('2024-02-04T22:00:00Z');
    await served.world.run('reconcile', '2024-02-04T22:00:00Z');
    await served.world.run('rank', '2024-02-04T23:05:00Z');
    served.world.setNow('2024-02-05T09:00:00Z');
    expect(about((await doctor()).stdout, 'Runs')).toEqual([
      'FAILED    Runs: In the last 7 days: weekly report 5 February 2024: missing; warnings 5 February 2024: missing.',
      '          Next: See what happened:',
      `  npm run -s tiendo -- day 2024-02-05 --url ${served.url} --lang en`,
    ]);
  });

  /** A Monday whose report has been planned to the small catalogue's two readers, two hours later. */
  const reported = async () => {
    served.world.setNow('2024-02-04T23:05:00Z');
    await served.world.run('rank', '2024-02-04T23:05:00Z');
    served.world.setNow('2024-02-05T00:00:00Z');
    const { mailCap } = served.world.ports;
    const run = served.world.run('report', '2024-02-05T00:00:00Z');
    if (mailCap > 1) await run;
    else await expect(run).rejects.toThrow(/held until two operators/);
    served.world.setNow('2024-02-05T02:00:00Z');
    const { deliveries } = served.world.ports;
    return deliveries.byOccurrence({ job: 'report', nominalTime: iso('2024-02-05T00:00:00Z') });
  };
  const report = `report@2024-02-05T00:00:00Z`;
  const tail = () => `--url ${served.url} --lang en`;

  it('names a report that the cap holds, which the runs say nothing of, and so does the list of its messages', async () => {
    served.world.ports.mailCap = 1;
    await reported();
    const { code, stdout } = await doctor();
    expect(code).toBe(8);
    expect(about(stdout, 'Held runs')).toEqual([
      'FAILED    Held runs: Nothing is sent yet: weekly report 07:00 on 5 February 2024: 2 messages, at most 1 without operators, 0 of 2 have agreed.',
      '          Next: See who would get it; two operators then release it:',
      `  npm run -s tiendo -- deliveries held ${tail()}`,
    ]);
    const listed = await tiendoInProcess(['deliveries', report], 'en', {
      TIENDO_TOKEN: served.operationsToken,
      TIENDO_URL: served.url,
    });
    expect([listed.code, listed.stderr]).toEqual([
      0,
      [
        `${report}: 0 messages.`,
        'This run waits for two operators; to see who would get it:',
        `  npm run -s tiendo -- deliveries held ${tail()}`,
        '',
      ].join('\n'),
    ]);
  });

  it.each([
    ['failed', 'failed'],
    ['expired', 'expired'],
    ['bounced', 'bounced'],
    ['complained', 'complained'],
    ['suppressed', 'suppressed'],
  ] as const)('names the run of which a message %s', async (state, word) => {
    const [one] = await reported();
    const { deliveries } = served.world.ports;
    const occurrence = { job: 'report', nominalTime: iso('2024-02-05T00:00:00Z') } as const;
    const all = await deliveries.byOccurrence(occurrence);
    vi.spyOn(deliveries, 'listOf').mockResolvedValue({
      found: all.map((each) => ({ ...each, state: each.id === one?.id ? state : 'delivered' })),
      unreadable: [],
    });
    const { code, stdout } = await doctor();
    expect(code).toBe(8);
    expect(about(stdout, 'Messages')).toEqual([
      `FAILED    Messages: In the last 7 days: weekly report 07:00 on 5 February 2024: 1 ${word} (of 2).`,
      '          Next: See who got none, and why:',
      `  npm run -s tiendo -- deliveries ${report} --state ${state} ${tail()}`,
    ]);
  });

  it('counts messages that cannot be read', async () => {
    const [one] = await reported();
    if (one === undefined) throw new Error('the fixture has changed');
    vi.spyOn(served.world.ports.deliveries, 'listOf').mockResolvedValue({
      found: [{ ...one, state: 'failed' }],
      unreadable: ['contact-b'],
    });
    expect(about((await doctor()).stdout, 'Messages')).toEqual([
      'FAILED    Messages: In the last 7 days: weekly report 07:00 on 5 February 2024: 1 failed, 1 unreadable (of 2).',
      '          Next: See who got none, and why:',
      `  npm run -s tiendo -- deliveries ${report} ${tail()}`,
    ]);
  });

  it('names messages that are throttled for more than half an hour, not those of a moment ago', async () => {
    served.world.answerOfMailer = () => ({ outcome: 'retry', failure: 'Throttling: sent too fast' });
    await reported();
    await served.world.sender('2024-02-05T02:00:00Z');
    expect(about((await doctor()).stdout, 'Messages')).toEqual([
      'FAILED    Messages: In the last 7 days: weekly report 07:00 on 5 February 2024: 2 waiting for over 30 minutes (SES reported “Throttling: sent too fast”).',
      '          Next: See who got none, and why:',
      `  npm run -s tiendo -- deliveries ${report} --state due ${tail()}`,
    ]);
    served.world.setNow('2024-02-05T00:10:00Z');
    expect(about((await doctor()).stdout, 'Messages')[0]).toBe(
      'ok        Messages: In the last 7 days 2 of reports and warnings; none failed or waits long.',
    );
  });

  it('counts rows that cannot be read by their kinds', async () => {
    const { unreadableRows, clock } = served.world.ports;
    for (const [kind, sk] of [
      ['edition', '1'],
      ['edition', '2'],
      ['submission', '3'],
    ] as const)
      await unreadableRows.note({ table: 'reports', key: { pk: 'p', sk }, kind, reason: 'x' }, clock.now());
    const { code, stdout } = await doctor();
    expect(code).toBe(8);
    const [found, ...next] = about(stdout, 'Stored rows');
    expect(found).toBe('FAILED    Stored rows: Rows that cannot be read: 3 (edition: 2, submission: 1).');
    expect(next).toEqual([
      '          Next: See which, what holds meanwhile and what to do:',
      `  npm run -s tiendo -- unreadable-rows ${tail()}`,
    ]);
  });

  it('names a run that keeps failing', async () => {
    vi.spyOn(served.world.ports.deliveries, 'plan').mockRejectedValue(new Error('throttled'));
    await expect(served.world.run('warn', '2024-02-05T00:30:00Z')).rejects.toThrow('throttled');
    vi.restoreAllMocks();
    expect(about((await doctor()).stdout, 'Runs')[0]).toContain('warnings 5 February 2024: being retried');
  });

  it('names a token that ends within two weeks, and no rotated one', async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 19);
    served.world.setNow(`${inDays(0)}Z`);
    const issue = async (label: string, days: number) => {
      const body = { principal: { role: 'leader' }, label, expiresAt: `${inDays(days)}Z` };
      const reply = await served.world.registry({
        method: 'POST',
        path: '/v1/tokens',
        body,
        headers: {
          authorization: `Bearer ${await served.world.tokenFor({ role: 'operations' })}`,
          'content-type': 'application/json',
        },
      });
      return Object(reply.body).id;
    };
    const soon = await issue('Chair', 13);
    await issue('Deputy', 15);
    const { code, stdout } = await tiendoInProcess(['doctor'], 'en', {
      TIENDO_TOKEN: await served.world.tokenFor({ role: 'operations' }),
      TIENDO_URL: served.url,
    });
    const [found, ...next] = about(stdout, 'Tokens');
    expect(code).toBe(8);
    expect(found?.replace(/\d\d:\d\d on .*$/, '')).toBe(`FAILED    Tokens: 1 end soon: Chair (${soon}), `);
    expect(next).toEqual([
      '          Next: Their holders rotate them, or you do and hand the new ones over:',
      `  npm run -s tiendo -- token rotate ${soon} --url ${served.url} --lang en`,
    ]);
  });

  it.each([
    [{ status: 'ok', version: '0.1.9' }, 'of 0.1.9'],
    [{ status: 'ok' }, 'of an old version, which does not say'],
  ])('sees that another version is deployed: %j', async (body, said) => {
    served.interfere = ({ url }, response) => {
      if (url !== '/v1/health') return 'pass';
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      return 'answered';
    };
    const { code, stdout } = await doctor();
    expect(code).toBe(8);
    expect(about(stdout, 'Version')[0]).toContain(said.replace('of 0', '0'));
  });

  it('sees that this machine and the server disagree about the time', async () => {
    served.interfere = ({ url }, response) => {
      if (url !== '/v1/health') return 'pass';
      response.setHeader('date', new Date(Date.now() - 600_000).toUTCString());
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ status: 'ok', version: own }));
      return 'answered';
    };
    const [found] = about((await doctor()).stdout, 'Clock');
    expect(found).toMatch(
      /^FAILED {4}Clock: This machine’s clock is (599|600|601) s ahead of the server’s\.$/,
    );
  });

  it('makes one failure of an address at which nothing, or something else, answers', async () => {
    served.interfere = (_, response) => {
      response.end('hello');
      return 'answered';
    };
    const { code, stdout } = await doctor();
    expect([code, stdout.match(/^FAILED/gm)?.length, stdout.match(/^skipped/gm)?.length]).toEqual([8, 1, 10]);
    expect(about(stdout, 'API')[0]).toBe(
      `FAILED    API: Something else than Tiến Độ answers at ${served.url}.`,
    );
    const gone = await tiendoInProcess(['doctor'], 'en', {
      TIENDO_URL: 'http://127.0.0.1:9',
      TIENDO_TOKEN: 'x',
    });
    expect([gone.code, gone.stdout.match(/^FAILED/gm)?.length]).toEqual([8, 1]);
    expect(about(gone.stdout, 'API')[0]).toMatch(/^FAILED {4}API: Cannot reach http:\/\/127\.0\.0\.1:9\./);
  });

  it('fails what the token may not see', async () => {
    const { code, stdout } = await tiendoInProcess(['doctor'], 'en', {
      TIENDO_TOKEN: served.unitToken,
      TIENDO_URL: served.url,
    });
    expect(code).toBe(8);
    expect(['Tokens', 'Sending', 'Runs'].map((title) => about(stdout, title)[0]?.slice(0, 6))).toEqual([
      'FAILED',
      'FAILED',
      'FAILED',
    ]);
  });

  it('speaks Vietnamese', async () => {
    const { stdout } = await tiendoInProcess(['doctor'], 'vi', {
      TIENDO_TOKEN: served.operationsToken,
      TIENDO_URL: served.url,
    });
    expect(stdout.split('\n')[4]).toBe('đạt       Danh mục: Phiên bản 2: 5 đơn vị, 5 người nhận thư.');
  });
});
