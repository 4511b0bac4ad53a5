import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../adapters/xlsx/xlsx-workbooks.ts';
import { previews } from '../../contract/previews.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { tiendo } from '../end-to-end/command-line.ts';
import { drawnToken } from '../fixtures/answers/drawn.ts';
import { counts, doneRun, previewedRun, recipientOf, unrecordedRun } from '../fixtures/answers/operations.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { iso } from '../fixtures/instants.ts';
import { submissionOf } from '../fixtures/submission.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { ended, jsonOf, runOn } from './run.ts';
import { serveWorld } from './world-server.ts';

/** Monday 5 February 2024, 09:00 in Vietnam: the report of week 5 and the third warning after the milestone's date. */
const reportTime = '2024-02-05T00:00:00Z';
const warnTime = '2024-02-05T00:30:00Z';

let served: Awaited<ReturnType<typeof serveWorld>>;

beforeEach(async () => {
  served = await serveWorld();
});

const operate = (...args: string[]) => runOn(served, args, { token: served.operationsToken });
const operateInVietnamese = (...args: string[]) =>
  tiendo([...args, '--url', served.url, '--lang', 'vi'], { TIENDO_TOKEN: served.operationsToken });
const rowsOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((row) => row.trim().split(/ {2,}/));

const snsEvent = (events: readonly object[]) => ({
  Records: events.map((event, index) => ({
    Sns: { MessageId: `n-${index}`, Message: JSON.stringify(event), Timestamp: '2024-02-05T02:00:00Z' },
  })),
});

async function playMonday() {
  await served.world.run('rank', '2024-02-04T23:05:00Z');
  await served.world.run('report', reportTime);
  await served.world.run('warn', warnTime);
}

const warned = '3 units not done; 3 of 3 messages planned now';
const done = (id: string, account: string) => ({
  ...doneRun(id, account),
  finishedAt: '2024-02-05T02:00:00Z',
});

describe('tiendo audit', () => {
  const who = `test (${drawnToken(2).id})`;
  const issued = drawnToken(3).id;

  async function playChanges() {
    await operate('deliveries', 'pause', '--reason', 'wrong figures');
    served.world.setNow('2024-02-05T02:30:00Z');
    await operate('token', 'create', '--role', 'unit', '--unit', 'P.B', '--label', 'Registry of B');
    served.world.setNow('2024-02-05T03:00:00Z');
    await operate('deliveries', 'resume');
  }

  it('F88: shows who changed what, from what to what, newest first, with local times', async () => {
    await playChanges();
    const shown = await operate('audit');
    expect([shown.code, shown.stderr]).toEqual([0, '']);
    expect(rowsOf(shown.stdout)).toEqual([
      ['Vietnamese time', 'Who', 'What', 'Subject', 'Changes', 'Result'],
      [
        ...['10:00 on 5 February 2024', who, 'sending resumed', '—'],
        ...['paused: yes → no; reason: wrong figures → —', 'done'],
      ],
      [
        ...['09:30 on 5 February 2024', who, 'token issued', issued],
        'role: unit; unit: Department B (P.B); label: Registry of B; expires: 09:30 on 11 March 2025',
        'done',
      ],
      [
        ...['09:00 on 5 February 2024', who, 'sending paused', '—'],
        ...['paused: no → yes; reason: wrong figures', 'done'],
      ],
    ]);
  });

  it('F88: does so in Vietnamese, and one operation alone', async () => {
    await playChanges();
    const args = ['audit', '--operation', 'createToken', '--url', served.url];
    const shown = await tiendo(args, { TIENDO_TOKEN: served.operationsToken });
    expect(rowsOf(shown.stdout)).toEqual([
      ['Giờ Việt Nam', 'Ai', 'Việc', 'Đối tượng', 'Thay đổi', 'Kết quả'],
      [
        ...['09:30 ngày 05/02/2024', who, 'cấp mã truy cập', issued],
        'vai trò: đơn vị; đơn vị: Sở B (P.B); dùng cho: Registry of B; hết hạn: 09:30 ngày 11/03/2025',
        'xong',
      ],
    ]);
  });

  it('shows the parts of a catalogue that changed as they are declared, and how many more there are', async () => {
    const by = { principal: { role: 'operations' as const }, tokenId: null, label: 'x' };
    const intent = { at: iso('2024-02-05T01:00:00Z'), operation: 'proposeCatalogue' as const, by };
    const days = ['01', '02', '03', '04', '05', '06', '07', '08'];
    await served.world.ports.audit.begin({
      ...intent,
      subject: '2',
      changes: [
        { field: 'unit', of: 'P.A', from: 'validTo: –', to: 'validTo: 2024-01-01' },
        ...days.map((day) => ({
          field: 'day' as const,
          of: `2024-02-${day}`,
          from: null,
          to: 'kind: day-off',
        })),
      ],
    });
    const [, row] = rowsOf((await operate('audit', '--from', '2024-02-05')).stdout);
    const shown = days.slice(0, 7).map((day) => `calendar day (2024-02-${day}): kind: day-off`);
    expect(row).toEqual([
      ...['08:00 on 5 February 2024', 'direct invocation', 'catalogue proposed', '2'],
      ['unit (P.A): validTo: – → validTo: 2024-01-01', ...shown, 'and 1 more (see --json)'].join('; '),
      'unfinished, unclear',
    ]);
  });

  it('names the command for earlier changes, and says when there are none', async () => {
    expect(await operate('audit', '--to', '2024-02-01')).toEqual(ended(0, [], ['There are no changes.']));
    const by = { principal: { role: 'operations' as const }, tokenId: null, label: 'x' };
    const at = iso('2024-02-05T01:00:00Z');
    for (let left = 51; left > 0; left -= 1) {
      const intent = { at, operation: 'recomputeRanking' as const, by, subject: 'S 2024-W04', changes: [] };
      await served.world.ports.audit.begin(intent);
    }
    const shown = await operate('audit', '--from', '2024-02-05');
    expect(rowsOf(shown.stdout)).toHaveLength(51);
    expect(rowsOf(shown.stdout)[1]).toEqual([
      ...[
        '08:00 on 5 February 2024',
        'direct invocation',
        'ranking re-computed',
        'Set S (S), week 4 of 2024',
      ],
      'unfinished, unclear',
    ]);
    const command = /audit --from 2024-02-05 --cursor (\S+)/.exec(shown.stderr)?.[1];
    const rest = await operate('audit', '--from', '2024-02-05', '--cursor', command ?? '');
    expect([rowsOf(rest.stdout).length, rest.stderr]).toEqual([2, '']);
  });
});

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
      ['Occurrence', 'Job', 'Vietnamese time', 'Status', 'Attempts', 'Account'],
      [
        `report@${reportTime}`,
        'weekly report',
        '07:00 on 5 February 2024',
        'done',
        '1',
        'Set S (S), week 5 of 2024: 2 of 2 messages planned',
      ],
      ['report@2024-02-06T00:00:00Z', 'weekly report', '07:00 on 6 February 2024', 'planned', '0'],
    ]);
    expect(shown.stderr).toContain(`tiendo -- deliveries report@${reportTime}`);
    const planned = (day: string) => [
      unrecordedRun(`report@2024-02-${day}T00:00:00Z`, 'planned'),
      unrecordedRun(`warn@2024-02-${day}T00:30:00Z`, 'planned'),
    ];
    expect(jsonOf(await operate('occurrences', '--json'))).toEqual({
      from: '2024-01-29T02:00:00Z',
      to: '2024-02-12T02:00:00Z',
      occurrences: [
        done(
          'rank@2024-02-04T23:05:00Z',
          'S 2024-W05 departments: 0/3 ranked; S 2024-W05 districts: 0/1 ranked',
        ),
        done(`report@${reportTime}`, 'S 2024-W05: 2 of 2 messages planned now'),
        done(`warn@${warnTime}`, warned),
        ...['06', '07', '08', '09', '10', '11'].flatMap(planned),
        unrecordedRun('rank@2024-02-11T23:05:00Z', 'planned'),
        ...planned('12'),
      ],
    });
  });

  it('ends with 3 for what the API does not take', async () => {
    expect(await operate('occurrences', '--from', 'yesterday')).toEqual(
      ended(
        3,
        [],
        [
          'Malformed request (HTTP 400)',
          '  --from: Expected a day such as 2024-01-15, or an instant with its offset such as 2024-01-15T00:00:00Z.',
        ],
      ),
    );
  });
});

describe('tiendo deliveries', () => {
  it('shows the latest report without an argument, and what to look at next', async () => {
    await playMonday();
    const shown = await operate('deliveries');
    expect(rowsOf(shown.stdout)).toEqual([
      ['Recipient', 'Post', 'Unit', 'Address', 'State', 'Sent at', 'Attempts', 'Why not'],
      ['chair', 'Post chair', 'Province (P)', 'chair@province.example', 'due', '—', '0'],
      ['contact-b', 'Post contact-b', 'Department B (P.B)', 'contact-b@province.example', 'due', '—', '0'],
    ]);
    expect(shown.stderr).toContain(`report@${reportTime}: 2 messages (2 due).`);
    expect(shown.stderr).toContain('tiendo -- deliveries status');
  });

  it('F73: shows in both languages what SES also reported of a message, and the events that belong to none', async () => {
    await playMonday();
    const delivery = 'report_20240205T000000Z_chair';
    const outOfOffice = {
      eventType: 'Bounce',
      mail: { messageId: 'm-1', tags: { delivery: [delivery] } },
      bounce: {
        bounceType: 'Transient',
        bounceSubType: 'General',
        timestamp: '2024-02-05T01:00:00Z',
        bouncedRecipients: [],
      },
    };
    const foreign = { eventType: 'Send', mail: { messageId: 'm-9', tags: {} } };
    await served.world.mailEvents(
      snsEvent([{ eventType: 'Delivery', mail: outOfOffice.mail }, outOfOffice, foreign]),
    );
    const english = await operate('deliveries');
    expect(rowsOf(english.stdout).slice(0, 2)).toEqual([
      [
        'Recipient',
        'Post',
        'Unit',
        'Address',
        'State',
        'Sent at',
        'Attempts',
        'Why not',
        'SES also reported',
      ],
      [
        ...['chair', 'Post chair', 'Province (P)', 'chair@province.example', 'delivered', '—', '0'],
        'an automatic reply came back (08:00 on 5 February 2024)',
      ],
    ]);
    const vietnamese = await operateInVietnamese('deliveries');
    expect(rowsOf(vietnamese.stdout)[1]?.slice(4)).toEqual([
      ...['đã đến', '—', '0', 'có thư trả lời tự động (08:00 ngày 05/02/2024)'],
    ]);
    const status = await operate('deliveries', 'status');
    expect(rowsOf(status.stdout)).toEqual([
      ['Sending is not paused.'],
      ['At', 'SES event', 'Why it is not recorded', 'Message', 'Id at SES'],
      ['09:00 on 5 February 2024', 'Send', 'belongs to no message', '—', 'm-9'],
    ]);
    expect(status.stderr).toContain('docs/runbook.md#mail-events-unknown');
    const inVietnamese = await operateInVietnamese('deliveries', 'status');
    expect(rowsOf(inVietnamese.stdout)[2]?.slice(1)).toEqual([
      ...['Send', 'không thuộc thư nào của hệ thống', '—', 'm-9'],
    ]);
  });

  it('F89: has those that failed sent again, once', async () => {
    await playMonday();
    served.world.answerOfMailer = () => ({ outcome: 'refused', failure: 'Address blocked' });
    await served.world.sender('2024-02-05T02:00:00Z');
    const again = ['deliveries', 'resend', '--occurrence', `report@${reportTime}`, '--failed'];
    const see = [
      'To see the messages of this run:',
      `  npm run -s tiendo -- deliveries report@${reportTime}`,
    ];
    expect(await operate(...again)).toEqual(ended(0, ['2 messages will be sent again.'], see));
    await served.world.sender('2024-02-05T02:05:00Z');
    expect(await operate(...again)).toEqual(
      ended(
        0,
        ['0 messages will be sent again.'],
        ['2 were sent again before and failed; see why, and inform the recipients by other means.', ...see],
      ),
    );
  });

  it('names the option of a wrong occurrence to send again', async () => {
    expect(await operate('deliveries', 'resend', '--failed', '--occurrence', 'never')).toEqual(
      ended(
        3,
        [],
        [
          'Malformed request (HTTP 400)',
          '  --occurrence: Expected the id of an occurrence, such as report@2024-01-15T00:00:00Z.',
        ],
      ),
    );
  });

  it('shows those of an occurrence, in one state when asked, and why they did not arrive', async () => {
    await playMonday();
    served.world.answerOfMailer = () => ({ outcome: 'refused', failure: 'Address blocked' });
    await served.world.sender('2024-02-05T02:00:00Z');
    const shown = await operate('deliveries', `warn@${warnTime}`);
    expect(rowsOf(shown.stdout)).toContainEqual([
      ...['contact-a', 'Post contact-a', 'Department A (P.A)', 'contact-a@province.example'],
      ...['failed', '—', '1', 'SES reported “Address blocked”'],
    ]);
    expect(shown.stderr).toContain(`deliveries warn@${warnTime} --state failed`);
    const sent = await operate('deliveries', 'list', `warn@${warnTime}`, '--state', 'sent', '--json');
    expect(jsonOf(sent)).toEqual({
      occurrence: `warn@${warnTime}`,
      run: done(`warn@${warnTime}`, warned),
      total: 3,
      counts: counts({ failed: 3 }),
      deliveries: [],
    });
  });

  it('P51: ends with 5 when there is none', async () => {
    expect(await operate('deliveries')).toEqual(
      ended(
        5,
        [],
        [
          'Not found (HTTP 404)',
          'There has been no report in the last 35 days; name an occurrence, such as ?occurrence=warn@2024-01-15T00:30:00Z (GET /v1/occurrences lists them).',
        ],
      ),
    );
    expect(await runOn(served, ['deliveries'])).toEqual(
      ended(
        4,
        [],
        [
          'Not allowed (HTTP 403)',
          'This token belongs to a unit (“unit”) and may not do this; use one of operations (“operations”).',
        ],
      ),
    );
  });

  it('pauses and resumes all sending', async () => {
    const by = drawnToken(2).id;
    const toStop = [
      'To pause all sending:',
      "  npm run -s tiendo -- deliveries pause --reason 'Checking the messages'",
    ];
    expect(await operate('deliveries', 'status')).toEqual(ended(0, ['Sending is not paused.'], toStop));
    expect(await operate('deliveries', 'pause', '--reason', 'wrong figures')).toEqual(
      ended(
        0,
        [`Sending is paused, since 09:00 on 5 February 2024, by token ${by}: wrong figures`],
        ['To resume:', '  npm run -s tiendo -- deliveries resume'],
      ),
    );
    expect(jsonOf(await operate('deliveries', 'status', '--json'))).toEqual({
      paused: true,
      since: '2024-02-05T02:00:00Z',
      by,
      reason: 'wrong figures',
      held: null,
      strayEvents: [],
    });
    expect(await operate('deliveries', 'resume')).toEqual(
      ended(0, [`Sending is not paused, since 09:00 on 5 February 2024, by token ${by}.`], toStop),
    );
  });

  it('F128: shows loudly that the deployment holds its mail, and where it stands what to do', async () => {
    const { sending } = served.world.ports;
    await sending.hold('the account is in the SES sandbox', served.world.ports.clock.now());
    expect(await operate('deliveries', 'status')).toEqual({
      ...ended(
        0,
        [
          'Sending is not paused.',
          'MAIL IS HELD since 09:00 on 5 February 2024: the account is in the SES sandbox.',
        ],
        [],
      ),
      stderr: expect.stringMatching(/What to do:\n {2}docs\/runbook\.md#mail-account-fault\n$/),
    });
    expect((await operate('doctor')).stdout).toContain(
      'FAILED    Sending: Mail is held since 09:00 on 5 February 2024: the account is in the SES sandbox.',
    );
  });
});

describe('tiendo preview', () => {
  it('shows who would get what and why, and sends nothing', async () => {
    const shown = await operate('preview', '--at', '2024-02-05');
    expect(shown.code).toBe(0);
    const rows = rowsOf(shown.stdout);
    expect(rows.slice(1, 4).map(([id, job, outcome]) => [id, job, outcome])).toEqual([
      ['rank@2024-02-04T23:05:00Z', 'ranking', 'runs'],
      [`report@${reportTime}`, 'weekly report', 'runs'],
      [`warn@${warnTime}`, 'warnings', 'runs'],
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
    const whole = await operate('preview', '--at', '2024-02-05', '--recipient', 'contact-a', '--json');
    expect(jsonOf(whole)).toEqual({
      day: '2024-02-05',
      workingDay: true,
      dayNote: null,
      knownAt: '2024-02-05T02:00:00Z',
      catalogueVersion: 1,
      runs: [
        previewedRun(
          'rank@2024-02-04T23:05:00Z',
          'runs',
          'S 2024-W05 departments: 0/3 ranked; S 2024-W05 districts: 0/1 ranked',
        ),
        previewedRun(`report@${reportTime}`, 'runs', 'S 2024-W05: 2 of 2 messages planned now'),
        previewedRun(`warn@${warnTime}`, 'runs', warned),
      ],
      total: 1,
      messages: [
        {
          id: 'warn_20240205T003000Z_contact-a',
          occurrence: `warn@${warnTime}`,
          recipient: recipientOf('contact-a', 'P.A'),
          kind: 'warning-digest',
          subject: '[Quá hạn] Chậm 11 ngày làm việc: Hoàn thành nhiệm vụ (hạn 24:00 ngày 19/01/2024)',
          reason: {
            vi: 'Chưa hoàn thành: Sở A, Hoàn thành nhiệm vụ (hạn 24:00 ngày 19/01/2024, quá hạn 11 ngày làm việc). Chức vụ contact-a thuộc danh sách nhận cảnh báo.',
            en: 'Not done: Department A, Tasks done (due 24:00 on 19 January 2024, overdue by 11 working days). On the list for warnings: Post contact-a.',
          },
          unsubscribed: false,
          dueAt: warnTime,
          expiresAt: '2024-02-05T17:00:00Z',
          text: shown.stdout.slice(shown.stdout.indexOf('\n\n') + 2, -1),
          html: expect.stringMatching(/^<!doctype html>/),
        },
      ],
    });
    expect(await operate('preview', '--at', '2024-02-06', '--recipient', 'contact-a')).toEqual(
      ended(
        0,
        [],
        ['contact-a gets nothing that day; see why:', '  npm run -s tiendo -- preview --at 2024-02-06'],
      ),
    );
  });

  it('sends one message to try it, once although the answer was lost on the way', async () => {
    let posts = 0;
    served.interfere = () => {
      posts += 1;
      return posts === 1 ? 'lose-answer' : 'pass';
    };
    const to = 'van-hanh@province.example';
    const tried = await operate('preview', '--at', '2024-02-05', '--to', to, '--recipient', 'contact-c');
    const [row] = await served.world.ports.deliveries.byOccurrence({
      job: 'preview',
      nominalTime: iso('2024-02-04T17:00:00Z'),
    });
    expect(tried).toEqual(
      ended(
        0,
        [row?.id ?? ''],
        [
          `“[THỬ / TEST] [Quá hạn] Chậm 11 ngày làm việc: Hoàn thành nhiệm vụ (hạn 24:00 ngày 19/01/2024)” will be sent to ${to} within about five minutes. To see its state:`,
          '  npm run -s tiendo -- deliveries preview@2024-02-04T17:00:00Z',
        ],
      ),
    );
    expect(posts).toBe(2);
    await served.world.sender('2024-02-05T02:05:00Z');
    expect(served.world.sent.map((message) => message.to.email)).toEqual([to]);
  });

  it('writes every message of a day with its files into a folder, and nothing over what is there', async () => {
    const set = findSet(smallCatalogue(), 'S');
    if (set === undefined) throw new Error('the fixture has changed');
    const values: Submission['values'] = new Map([['S.3', { kind: 'points', points: 500 }]]);
    await served.world.ports.submissions.append(
      set,
      submissionOf({ unit: 'P.A', period: '2024-W05', values, receivedAt: iso('2024-02-02T03:00:00Z') }),
    );
    const folder = join(temporaryFolder(), 'monday');
    const shown = await operate('preview', '--at', '2024-02-05', '--html', folder);
    const files = (await readdir(folder)).toSorted();
    expect(files).toEqual([
      '0700-chair-weekly-report-Xếp-hạng-S-tuần-05-2024.xlsx',
      '0700-chair-weekly-report.html',
      '0700-chair-weekly-report.txt',
      '0700-contact-b-weekly-report-Xếp-hạng-S-tuần-05-2024.xlsx',
      '0700-contact-b-weekly-report.html',
      '0700-contact-b-weekly-report.txt',
      '0730-contact-a-warning-digest.html',
      '0730-contact-a-warning-digest.txt',
      '0730-contact-b-warning-digest.html',
      '0730-contact-b-warning-digest.txt',
      '0730-contact-c-warning-digest.html',
      '0730-contact-c-warning-digest.txt',
    ]);
    expect([shown.code, shown.stderr]).toEqual([0, `5 messages, 12 files in ${folder}; nothing was sent.\n`]);
    expect(
      rowsOf(shown.stdout)
        .slice(1)
        .map(([file]) => file)
        .toSorted(),
    ).toEqual(files);
    const whole = await operate('preview', '--at', '2024-02-05', '--recipient', 'contact-a', '--json');
    const { messages } = previews.getPreview.answers[200].schema.omit({ next: true }).parse(jsonOf(whole));
    const read = (name: string) => readFile(join(folder, name), 'utf8');
    expect([await read('0730-contact-a-warning-digest.html')]).toEqual(messages.map(({ html }) => html));
    expect([await read('0730-contact-a-warning-digest.txt')]).toEqual(messages.map(({ text }) => text));
    const workbook = await readFile(join(folder, '0700-chair-weekly-report-Xếp-hạng-S-tuần-05-2024.xlsx'));
    expect((await xlsxWorkbooks.read(workbook)).ok).toBe(true);
    expect(await operate('preview', '--at', '2024-02-05', '--html', folder)).toEqual(
      ended(
        2,
        [],
        [
          `The folder ${folder} has files in it. Choose another one, so that messages of several days do not mix.`,
        ],
      ),
    );
    expect((await readdir(folder)).toSorted()).toEqual(files);
  });

  it('writes into a folder what one person gets, and says where it cannot', async () => {
    const folder = temporaryFolder();
    const asked = ['preview', '--at', '2024-02-05', '--recipient', 'contact-a', '--html'];
    expect(jsonOf(await operate(...asked, folder, '--json'))).toEqual({
      folder,
      files: ['0730-contact-a-warning-digest.html', '0730-contact-a-warning-digest.txt'],
    });
    const cannot = (where: string) =>
      ended(2, [], [`Cannot write into the folder ${where}. Choose another one, in a folder that exists.`]);
    const file = join(folder, '0730-contact-a-warning-digest.txt');
    for (const where of [file, join(file, 'below'), join(folder, 'none', 'below')])
      expect(await operate(...asked, where)).toEqual(cannot(where));
    expect(await operate(...asked, join(folder, 'new'), '--to', 'van-hanh@province.example')).toEqual(
      ended(
        2,
        [],
        ['Use one of the two: --to sends a test message, --html writes the messages into a folder.'],
      ),
    );
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('needs a day', async () => {
    const { code, stdout, stderr } = await operate('preview');
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([2, '', '--at <day> is missing.']);
    expect(await operate('preview', '--at', '2030-01-01')).toEqual(
      ended(3, [], ['Malformed request (HTTP 400)', 'Choose a day from 366 days back to 92 days ahead.']),
    );
  });
});
