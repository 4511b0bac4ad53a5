import { beforeEach, describe, expect, it } from 'vitest';
import { runOn } from './run.ts';
import { serveWorld } from './world-server.ts';

/** Monday 5 February 2024, 09:00 in Vietnam: the report of week 5 and the third warning after the milestone's date. */
const reportTime = '2024-02-05T00:00:00Z';
const warnTime = '2024-02-05T00:30:00Z';

let served: Awaited<ReturnType<typeof serveWorld>>;

beforeEach(async () => {
  served = await serveWorld();
});

const operate = (...args: string[]) => runOn(served, args, { token: served.operationsToken });
const rowsOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((row) => row.trim().split(/ {2,}/));

async function playMonday() {
  await served.world.run('rank', '2024-02-04T23:05:00Z');
  await served.world.run('report', reportTime);
  await served.world.run('warn', warnTime);
}

describe('tiendo occurrences', () => {
  it('P51: shows what ran and what is planned, and names the next command', async () => {
    await playMonday();
    const shown = await operate(
      'occurrences',
      '--from',
      '2024-02-05',
      '--to',
      '2024-02-06',
      '--job',
      'report',
    );
    expect(shown.code).toBe(0);
    expect(rowsOf(shown.stdout)).toEqual([
      ['Occurrence', 'Vietnamese time', 'Status', 'Attempts', 'Account'],
      [
        `report@${reportTime}`,
        '07:00 on 5 February 2024',
        'done',
        '1',
        expect.stringContaining('2 messages'),
      ],
      ['report@2024-02-06T00:00:00Z', '07:00 on 6 February 2024', 'planned', '0'],
    ]);
    expect(shown.stderr).toContain(`tiendo -- deliveries report@${reportTime}`);
    const json = await operate('occurrences', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ from: '2024-01-29T02:00:00Z' });
  });

  it('ends with 3 for what the API does not take', async () => {
    expect(await operate('occurrences', '--from', 'yesterday')).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('tiendo deliveries', () => {
  it('shows the latest report without an argument, and what to look at next', async () => {
    await playMonday();
    const shown = await operate('deliveries');
    expect(rowsOf(shown.stdout)).toEqual([
      ['Recipient', 'Post', 'Unit', 'Address', 'State', 'Sent at', 'Attempts', 'Why not'],
      ['chair', 'Post chair', 'P', 'chair@province.example', 'due', '—', '0'],
      ['contact-b', 'Post contact-b', 'P.B', 'contact-b@province.example', 'due', '—', '0'],
    ]);
    expect(shown.stderr).toContain(`report@${reportTime}: 2 messages (2 due).`);
    expect(shown.stderr).toContain('tiendo -- deliveries status');
  });

  it('shows those of an occurrence, in one state when asked, and why they did not arrive', async () => {
    await playMonday();
    served.world.answerOfMailer = () => ({ outcome: 'refused', failure: 'Address blocked' });
    await served.world.deliver('2024-02-05T02:00:00Z');
    const shown = await operate('deliveries', `warn@${warnTime}`);
    expect(rowsOf(shown.stdout)).toContainEqual([
      ...['contact-a', 'Post contact-a', 'P.A', 'contact-a@province.example'],
      ...['failed', '—', '1', 'Address blocked'],
    ]);
    expect(shown.stderr).toContain(`deliveries warn@${warnTime} --state failed`);
    const sent = await operate('deliveries', 'list', `warn@${warnTime}`, '--state', 'sent', '--json');
    expect(JSON.parse(sent.stdout)).toMatchObject({ total: 3, counts: { failed: 3 }, deliveries: [] });
  });

  it('P51: ends with 5 when there is none', async () => {
    expect(await operate('deliveries')).toMatchObject({ code: 5, stdout: '' });
    expect(await runOn(served, ['deliveries'])).toMatchObject({ code: 4, stdout: '' });
  });

  it('pauses and resumes all sending', async () => {
    expect(await operate('deliveries', 'status')).toMatchObject({
      code: 0,
      stdout: 'Messages leave as usual.\n',
    });
    const paused = await operate('deliveries', 'pause', '--reason', 'wrong figures');
    expect(paused.stdout).toMatch(
      /^Sending is paused, since 09:00 on 5 February 2024, by token [0-9a-z]{16}: wrong figures\n$/,
    );
    expect(paused.stderr).toContain('tiendo -- deliveries resume');
    const status = await operate('deliveries', 'status', '--json');
    expect(JSON.parse(status.stdout)).toMatchObject({ paused: true, reason: 'wrong figures' });
    expect(await operate('deliveries', 'resume')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Messages leave as usual, since 09:00/),
    });
  });
});

describe('tiendo preview', () => {
  it('shows who would get what and why, and sends nothing', async () => {
    const shown = await operate('preview', '--at', '2024-02-05');
    expect(shown.code).toBe(0);
    const rows = rowsOf(shown.stdout);
    expect(rows.slice(1, 4).map(([id, outcome]) => [id, outcome])).toEqual([
      ['rank@2024-02-04T23:05:00Z', 'runs'],
      [`report@${reportTime}`, 'runs'],
      [`warn@${warnTime}`, 'runs'],
    ]);
    expect(rows.slice(6).map(([at, id]) => [at, id])).toEqual([
      ['07:00 on 5 February 2024', 'chair'],
      ['07:00 on 5 February 2024', 'contact-b'],
      ['07:30 on 5 February 2024', 'contact-a'],
      ['07:30 on 5 February 2024', 'contact-b'],
      ['07:30 on 5 February 2024', 'contact-c'],
    ]);
    expect(shown.stdout).toContain('overdue by 11 working days');
    expect(shown.stderr).toContain('Monday, 5 February 2024: a working day.');
    expect(shown.stderr).toContain('5 messages; nothing was sent.');
    expect(shown.stderr).toContain('preview --at 2024-02-05 --recipient chair');
    expect(await served.world.ports.deliveries.nextDueAt()).toBeNull();
  });

  it('shows the whole message of one recipient', async () => {
    const shown = await operate('preview', '--at', '2024-02-05', '--recipient', 'contact-a');
    expect(shown.stdout).toContain('Sở A');
    expect(shown.stderr).toContain('Post contact-a <contact-a@province.example>');
    const json = await operate('preview', '--at', '2024-02-05', '--recipient', 'contact-a', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ total: 1, messages: [{ html: expect.any(String) }] });
    const nothing = await operate('preview', '--at', '2024-02-06', '--recipient', 'contact-a');
    expect(nothing).toMatchObject({ code: 0, stdout: '' });
    expect(nothing.stderr).toContain('contact-a gets nothing that day; see why:');
  });

  it('sends one message to try it, once although the answer was lost on the way', async () => {
    let posts = 0;
    served.interfere = () => {
      posts += 1;
      return posts === 1 ? 'lose-answer' : 'pass';
    };
    const to = 'van-hanh@province.example';
    const tried = await operate('preview', '--at', '2024-02-05', '--to', to, '--recipient', 'contact-c');
    expect(tried).toMatchObject({ code: 0, stdout: expect.stringMatching(/^preview_20240204T170000Z_/) });
    expect(posts).toBe(2);
    expect(tried.stderr).toContain('[THỬ / TEST]');
    expect(tried.stderr).toContain('tiendo -- deliveries preview@2024-02-04T17:00:00Z');
    await served.world.deliver('2024-02-05T02:05:00Z');
    expect(served.world.sent.map((message) => message.to.email)).toEqual([to]);
  });

  it('needs a day', async () => {
    expect(await operate('preview')).toMatchObject({ code: 2, stdout: '' });
    expect(await operate('preview', '--at', '2030-01-01')).toMatchObject({ code: 3, stdout: '' });
  });
});
