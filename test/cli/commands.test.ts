import { writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../contract/submissions/receipt.ts';
import { formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import { drawnId, drawnToken } from '../fixtures/answers/drawn.ts';
import { named } from '../fixtures/answers/ranking.ts';
import { partialInEnglish, preview, receipt } from '../fixtures/answers/receipt.ts';
import { ended, jsonOf, runOn, temporaryFile } from './run.ts';
import { serveWorld } from './world-server.ts';

const body = { unit: 'P.A', set: 'S', period: '2024-W05', values: { 'S.3': { points: 9.45 } } };
const correction = { ...body, values: { 'S.3': { points: 8 } }, reason: 'recounted' };

let served: Awaited<ReturnType<typeof serveWorld>>;

beforeEach(async () => {
  served = await serveWorld();
});

const submit = (content: unknown, ...args: string[]) =>
  runOn(served, ['submit', '-', ...args], { input: JSON.stringify(content) });
const operate = (...args: string[]) => runOn(served, args, { token: served.operationsToken });

/** What `body` lacks. */
const stillLacking = partialInEnglish('06:00 on 26 April 2024 (Friday)', 'S.1', 'S.2', 'S.4');

/** The receipt of `body`, which comes after the period's due time. */
const lateReceipt = (differences: Partial<Receipt> = {}) =>
  receipt({
    id: drawnId(3),
    period: '2024-W05',
    receivedAt: '2024-02-05T02:00:00Z',
    dueAt: '2024-02-02T09:00:00Z',
    status: 'late',
    preview: preview(9.45, 0, 9.45),
    ...stillLacking,
    ...differences,
  });

/** The result of an accepted submission by P.A: by default, the first one of `body`. */
const submitted = ({
  id = drawnId(3),
  period = '2024-W05',
  revision = 1,
  points = '9.45',
  received = '09:00 on 5 February 2024 (late)',
} = {}) =>
  ended(
    0,
    [
      `Receipt: ${id}`,
      `Unit, set, period: Department A (P.A), Set S (S), ${formatPeriod(period, 'en')}`,
      `Revision: ${revision}`,
      `Received: ${received}`,
      'Figures: 1',
      'Indicators asked for: partial, 1/4, lacking 3',
      `Score preview: ${points}/100.00`,
      'Outcome: accepted',
      'Lacking:',
      ...stillLacking.lacking.map(({ indicator, name }) => `  ${indicator} ${name}`),
    ],
    [
      ...stillLacking.nextSteps.map(({ detail }) => detail),
      'To correct it, send it again with a “reason”. To see the stored figures:',
      `  npm run -s tiendo -- submission show S ${period} P.A`,
    ],
  );

describe('tiendo submit FILE.json', () => {
  it('P54: sends a correction with the ETag of the latest revision, and says so; sent again, it stays one', async () => {
    expect(await submit(body)).toEqual(submitted());
    for (const [tag, replayed] of [
      ['"1"', false],
      ['"2"', true],
    ] as const)
      expect(
        jsonOf(
          await submit(correction, '--json'),
          `Department A (P.A), Set S (S), week 5 of 2024: gives a reason, so it corrects revision ${tag.slice(1, -1)}, the latest.`,
        ),
      ).toEqual(lateReceipt({ id: drawnId(4), revision: 2, preview: preview(8, 0, 8), replayed }));
  });

  it('P51: lets --if-match name the revision, and ends with 5 when it is not the latest', async () => {
    await submit(body);
    expect(await submit(correction, '--if-match', '7')).toEqual(
      ended(
        5,
        [],
        [
          'There is a newer revision (HTTP 412)',
          'The latest revision is 1. Read its figures, then send the correction with the header “If-Match: "1"”.',
        ],
      ),
    );
    expect(await submit(correction, '--if-match', '1')).toEqual(
      submitted({ id: drawnId(4), revision: 2, points: '8.00' }),
    );
  });

  it('P54: says that a reason is all it takes to correct', async () => {
    await submit(body);
    const refused = await submit({ ...body, note: 'again' });
    expect(refused).toEqual(
      ended(
        3,
        [],
        [
          'A correction must name its revision (HTTP 428)',
          'There is revision 1 for this period. To correct it, send a “reason” and the header “If-Match: "1"”.',
          '  /reason: There is revision 1 for this period already; give the reason for the correction.',
          '  With tiendo: add a “reason” and run it again; it looks up the latest revision and sends If-Match itself.',
        ],
      ),
    );
  });

  it('reads JSON with a byte order mark, in UTF-8 or UTF-16, and nothing that is neither', async () => {
    const text = `\ufeff${JSON.stringify(body)}`;
    const [utf8, utf16] = [await temporaryFile('a.json', text), await temporaryFile('b.json', '')];
    await writeFile(utf16, Buffer.from(text, 'utf16le'));
    const first = await runOn(served, ['submit', utf8]);
    expect(first.code).toBe(0);
    expect(await runOn(served, ['submit', utf16])).toEqual({
      ...first,
      stdout: first.stdout.replace(
        'Outcome: accepted',
        'Outcome: accepted before, nothing stored now; latest: revision 1',
      ),
    });
    await writeFile(utf16, Buffer.from('{"note":"Sở"}', 'latin1'));
    expect(await runOn(served, ['submit', utf16])).toEqual(
      ended(
        3,
        [],
        [
          `${utf16} is not UTF-8 text: a character was lost on line 1: “{"note":"S�"}”. Save it again as UTF-8.`,
        ],
      ),
    );
  });

  it('records nothing in a dry run, and takes the format from --format', async () => {
    const path = await temporaryFile('figures.txt', JSON.stringify(body));
    expect(await runOn(served, ['submit', path])).toEqual(
      ended(2, [], [`The format of ${path} is unknown: add --format csv, --format json or --format xlsx.`]),
    );
    expect(await runOn(served, ['submit', path, '--format', 'json', '--dry-run'])).toEqual({
      ...submitted({ id: '— (dry run, nothing stored)' }),
      stderr: `Nothing was submitted. To submit:\n  npm run -s tiendo -- submit ${path} --format json\n`,
    });
    expect(await runOn(served, ['submission', 'show', 'S', '2024-W05', 'P.A'])).toEqual(
      ended(
        5,
        [],
        [
          'Not found (HTTP 404)',
          'Department A (P.A) has submitted no figures of Set S (S) for week 5 of 2024.',
        ],
      ),
    );
  });

  it('P54: gets one receipt although the answer was lost on the way', async () => {
    let posts = 0;
    served.interfere = () => {
      posts += 1;
      return posts === 1 ? 'lose-answer' : 'pass';
    };
    expect(jsonOf(await submit(body, '--json'))).toEqual(lateReceipt({ replayed: true }));
    expect(posts).toBe(2);
  });
});

describe('reading', () => {
  it('shows the latest figures, and who changed what, when and why', async () => {
    await submit(body);
    await submit(correction);
    const shown = await runOn(served, ['submission', 'show', 'S', '2024-W05', 'P.A']);
    expect(shown.stdout).toBe('Code  Indicator      Figure  Comment\nS.3   Indicator S.3    8.00\n');
    expect(shown.stderr).toContain('Reason: recounted');
    const { stdout } = await runOn(served, ['submission', 'revisions', 'S', '2024-W05', 'P.A']);
    const at = '09:00 on 5 February 2024';
    const by = expect.stringMatching(/^Department A, [0-9a-z]{16}$/);
    expect(stdout.split('\n').map((row) => row.trim().split(/ {2,}/))).toEqual([
      ['Revision', 'Received', 'Sent by', 'Code', 'Indicator', 'From', 'To', 'Reason'],
      ['2', at, by, 'S.3', 'Indicator S.3', '9.45', '8.00', 'recounted'],
      ['1', at, by, 'S.3', 'Indicator S.3', '—', '9.45'],
      [''],
    ]);
  });

  it('shows who submitted and who did not', async () => {
    await submit(body);
    const shown = await operate('completeness', 'S', '2024-W05');
    const rows = shown.stdout.split('\n').map((row) => row.trim().split(/ {2,}/));
    expect(rows).toContainEqual(['Departments (departments)', '3', '0', '0', '1', '1', '2']);
    const [first, second, last] = ['S.1', 'S.2', 'S.4'].map((id) => `${id} Indicator ${id}`);
    expect(rows).toContainEqual(['P.A', 'Department A', '3', '1', `${first}; ${second}; ${last}`]);
    expect(rows).toContainEqual(['P.B', 'Department B', '1']);
    const [departmentB, departmentC, districtQ] = [named['P.B'], named['P.C'], named['P.Q']].map((unit) => ({
      ...unit,
      workingDaysLate: 1,
    }));
    const nobody = { units: 0, onTime: 0, late: 0 };
    const sent = {
      complete: nobody,
      partial: { units: 1, onTime: 0, late: 1 },
      incomplete: [
        {
          ...named['P.A'],
          status: 'late',
          workingDaysLate: 1,
          lackingCount: 3,
          lacking: ['S.1', 'S.2', 'S.4'],
        },
      ],
    };
    expect(jsonOf(await operate('completeness', 'S', '2024-W05', '--json'))).toEqual({
      set: 'S',
      period: '2024-W05',
      owed: true,
      dueAt: '2024-02-02T09:00:00Z',
      at: '2024-02-05T02:00:00Z',
      catalogueVersion: 1,
      next: null,
      total: {
        expected: 4,
        ...sent,
        nothing: 3,
        missing: [departmentB, departmentC, districtQ],
        unapproved: [],
        unreadable: [],
      },
      leagues: [
        {
          league: 'departments',
          name: { vi: 'Sở, ban, ngành', en: 'Departments' },
          expected: 3,
          ...sent,
          nothing: 2,
          missing: [departmentB, departmentC],
          unapproved: [],
          unreadable: [],
        },
        {
          league: 'districts',
          name: { vi: 'Cấp huyện', en: 'Districts' },
          expected: 1,
          complete: nobody,
          partial: nobody,
          nothing: 1,
          incomplete: [],
          missing: [districtQ],
          unapproved: [],
          unreadable: [],
        },
      ],
      indicators: ['S.1', 'S.2', 'S.4'].map((id) => ({
        indicator: id,
        name: { vi: `Chỉ số ${id}`, en: `Indicator ${id}` },
      })),
    });
  });
});

describe('operating', () => {
  it('lists what was issued with an operations token that it revokes', async () => {
    const created = await operate('token', 'create', '--role', 'operations', '--label', 'Deputy');
    const token = created.stdout.trim();
    const id = token.split('_')[1] ?? '';
    const issue = async (...of: string[]) =>
      (await runOn(served, ['token', 'create', ...of], { token })).stdout.trim().split('_')[1];
    const colleague = await issue('--role', 'operations', '--label', 'Colleague');
    const unit = await issue('--role', 'unit', '--unit', 'P.B', '--label', 'Desk');
    const leader = await issue('--role', 'leader', '--label', 'Chair');
    const working = [`  ${unit}  Department B (P.B): Desk`, `  ${leader}  leader: Chair`].toSorted();
    expect(await operate('token', 'revoke', id)).toEqual(
      ended(
        0,
        [],
        [
          `Revoked ${id}, and every token it was rotated from or to.`,
          'Operations tokens issued with it ended too:',
          `  ${colleague}  operations: Colleague`,
          'Tokens of units and leaders issued or rotated with it still work; revoke those you do not trust with “token revoke”:',
          ...working,
        ],
      ),
    );
    expect(jsonOf(await operate('token', 'revoke', id, '--json'))).toEqual({
      id,
      alsoRevoked: [{ id: colleague, principal: { role: 'operations' }, label: 'Colleague' }],
      stillWorking: [
        { id: unit ?? '', principal: { role: 'unit', unit: 'P.B' }, label: 'Desk' },
        { id: leader ?? '', principal: { role: 'leader' }, label: 'Chair' },
      ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      more: 0,
    });
  });

  it('creates, lists, rotates and revokes tokens', async () => {
    const end = '2024-03-01T00:00:00Z';
    const of = ['--role', 'unit', '--unit', 'P.B', '--label', 'Department B', '--expires-at', end];
    const [old, fresh] = [drawnToken(3), drawnToken(4)];
    expect(await operate('token', 'create', ...of)).toEqual(
      ended(
        0,
        [old.token],
        [
          'This is the only time the token is shown; it works until 07:00 on 1 March 2024. To revoke it:',
          `  npm run -s tiendo -- token revoke ${old.id}`,
        ],
      ),
    );
    const about = {
      principal: { role: 'unit', unit: 'P.B' },
      label: 'Department B',
      createdAt: '2024-02-05T02:00:00Z',
    };
    expect(jsonOf(await operate('token', 'rotate', old.id, '--json'))).toEqual({
      ...fresh,
      ...about,
      expiresAt: end,
      replaces: { id: old.id, expiresAt: '2024-02-19T02:00:00Z' },
    });
    expect(await operate('token', 'revoke', fresh.id)).toEqual(
      ended(0, [], [`Revoked ${fresh.id}, and every token it was rotated from or to.`]),
    );
    const issuedBy = drawnToken(2).id;
    const { stdout } = await operate('token', 'list');
    const row = stdout.split('\n').find((line) => line.startsWith(fresh.id)) ?? '';
    expect(row.split(/ {2,}/).slice(1)).toEqual([
      'Department B (P.B)',
      'Department B',
      '—',
      formatLocalTime(end, 'en'),
      '09:00 on 5 February 2024',
      issuedBy,
    ]);
    const unused = { issuedBy: null, revokedAt: null, lastUsedAt: null, replaces: null, replacedBy: null };
    expect(jsonOf(await operate('token', 'list', '--json'))).toEqual({
      tokens: [
        {
          ...about,
          ...unused,
          id: drawnToken(1).id,
          label: 'test',
          principal: { role: 'unit', unit: 'P.A' },
          expiresAt: '2025-03-11T02:00:00Z',
        },
        {
          ...about,
          ...unused,
          id: drawnToken(2).id,
          label: 'test',
          lastUsedAt: '2024-02-05',
          principal: { role: 'operations' },
          expiresAt: '2024-05-05T02:00:00Z',
        },
        {
          ...about,
          ...unused,
          issuedBy,
          id: old.id,
          expiresAt: '2024-02-19T02:00:00Z',
          revokedAt: '2024-02-05T02:00:00Z',
          replacedBy: fresh.id,
        },
        {
          ...about,
          ...unused,
          issuedBy,
          id: fresh.id,
          replaces: old.id,
          expiresAt: end,
          revokedAt: '2024-02-05T02:00:00Z',
        },
      ],
    });
  });

  it('opens, lists and closes an exception', async () => {
    const about = ['--unit', 'P.A', '--set', 'S', '--period', '2024-W01', '--officer', 'Head of Office'];
    const open = ['exception', 'open', ...about, '--reason', 'flood', '--expires-at'];
    expect(await operate(...open, '2024-02-06T17:00:00+07:00')).toEqual(
      ended(
        0,
        [drawnId(3).slice(0, 16)],
        [
          'Department A (P.A) may send figures of Set S (S) for week 1 of 2024 until 17:00 on 6 February 2024; its reminders and calendar follow that.',
          'Nobody is mailed: this exception does not change until when the unit may send figures.',
          'Once the unit has sent them: recompute the ranking (if the period is ranked), and close the exception when no longer needed:',
          '  npm run -s tiendo -- ranking recompute S 2024-W01 --reason flood',
          `  npm run -s tiendo -- exception close ${drawnId(3).slice(0, 16)} --reason 'The unit has sent its figures'`,
        ],
      ),
    );
    const listed = async (...args: string[]) =>
      (await operate('exception', 'list', ...args)).stdout.split('\n').map((row) => row.split(/ {2,}/));
    const head = ['Id', 'Unit', 'Set', 'Period', 'State', 'Until', 'Officer', 'Reason'];
    const row = (state: string, until: string, reason: string) => [
      [
        drawnId(3).slice(0, 16),
        'Department A (P.A)',
        'Set S (S)',
        'week 1 of 2024',
        state,
        until,
        'Head of Office',
        reason,
      ],
      [''],
    ];
    expect(await listed('--state', 'open')).toEqual([
      head,
      ...row('open', '17:00 on 6 February 2024', 'flood'),
    ]);
    expect(await operate('exception', 'close', drawnId(3).slice(0, 16), '--reason', 'all in')).toEqual(
      ended(
        0,
        [],
        [
          'Closed at 09:00 on 5 February 2024: from now on Department A (P.A) may send figures of Set S (S) for week 1 of 2024 only until the lock, as all units.',
          'Nobody is mailed: this exception does not change until when the unit may send figures.',
        ],
      ),
    );
    expect(await listed()).toEqual([head, ...row('closed', '09:00 on 5 February 2024', 'flood → all in')]);
    expect(await operate(...open, '2024-02-01T17:00:00+07:00')).toEqual(
      ended(
        3,
        [],
        [
          'Malformed request (HTTP 400)',
          '  --expires-at: The end must be in the future, within 31 days, that is, until 09:00 on 7 March 2024 (Thursday).',
        ],
      ),
    );
  });

  it('does not repeat what must not happen twice', async () => {
    served.interfere = () => 'lose-answer';
    expect(await operate('token', 'create', '--role', 'leader', '--label', 'x')).toEqual(
      ended(
        6,
        [],
        [
          `Cannot reach ${served.url}. The connection broke before an answer came; the server may have done it. Look before you run the command again.`,
        ],
      ),
    );
    expect(served.requests).toHaveLength(1);
  });
});

describe('tiendo milestones', () => {
  it('lists them, and shows one unit by unit as of a day', async () => {
    const figures = {
      ...body,
      period: '2024-W01',
      asOf: '2024-01-05',
      values: { 'S.2': { done: 4, total: 10 } },
    };
    served.world.setNow('2024-01-05T02:00:00Z');
    expect((await submit(figures)).code).toBe(0);
    served.world.setNow('2024-01-12T02:00:00Z');
    const next = {
      ...figures,
      period: '2024-W02',
      asOf: '2024-01-12',
      values: { 'S.2': { done: 8, total: 10 } },
    };
    expect((await submit(next)).code).toBe(0);
    served.world.setNow('2024-02-05T02:00:00Z');
    const rows = (stdout: string) => stdout.split('\n').map((row) => row.trim().split(/ {2,}/));
    const list = await runOn(served, ['milestones'], { token: served.operationsToken });
    expect(rows(list.stdout)).toEqual([
      [
        'Code',
        'Milestone',
        'Deadline',
        'Units',
        'Done',
        'On track',
        'At risk',
        'Overdue',
        'Total',
        'Target',
        'Finish',
      ],
      ['tasks-done', 'Tasks done', '19 January 2024 24:00', '3', '0', '0', '0', '3', '8', '—', '—'],
      [''],
    ]);
    const one = await runOn(served, ['milestones', 'tasks-done', '--at', '2024-01-15'], {
      token: served.operationsToken,
    });
    expect(rows(one.stdout)).toEqual([
      [
        'Code',
        'Unit',
        'Done',
        'Target',
        'To do',
        'Status',
        'Pace a day',
        'Needed a day',
        'Finish',
        'Note',
        'Lacking',
      ],
      [
        'P.A',
        'Department A',
        '8',
        '10',
        '2',
        'on track',
        '0.57',
        '0.29',
        '16 January 2024 (16 January 2024 – 16 January 2024)',
      ],
      ['P.B', 'Department B', '0', '—', '—', 'at risk', '—', '—', '—'],
      ['P.C', 'Department C', '0', '—', '—', 'at risk', '—', '—', '—'],
      ['Total', '8', '—', '—', 'at risk', '—', '—', '—'],
      [''],
    ]);
    const ofUnit = await runOn(served, ['milestones', 'tasks-done', '--at', '2024-01-15']);
    expect(rows(ofUnit.stdout)).toEqual([
      ...rows(one.stdout).slice(0, 2),
      ['P.B', 'Department B', '—', '—', '—', 'at risk', '—', '—', '—'],
      ['P.C', 'Department C', '—', '—', '—', 'at risk', '—', '—', '—'],
      [''],
    ]);
    expect(one.stderr).toContain(
      'Tasks done: due on 19 January 2024 (Friday), 24:00.\nAs of 15 January 2024.',
    );
    expect(await runOn(served, ['milestones', 'none'], { token: served.operationsToken })).toEqual(
      ended(
        5,
        [],
        ['Not found (HTTP 404)', 'There is no milestone “none”; there are: Tasks done (tasks-done).'],
      ),
    );
    const overdue = (differences: object) => ({
      done: 0,
      target: null,
      remaining: null,
      status: 'overdue',
      pace: null,
      neededPace: null,
      projected: null,
      earliest: null,
      latest: null,
      doneOn: null,
      daysEarly: null,
      doneAt: null,
      minutesEarly: null,
      attainment: null,
      figureDate: null,
      illustrative: false,
      ...differences,
    });
    const finish = '2024-02-05';
    expect(
      jsonOf(await runOn(served, ['milestones', 'tasks-done', '--json'], { token: served.operationsToken })),
    ).toEqual({
      day: finish,
      at: '2024-02-05T02:00:00Z',
      catalogueVersion: 1,
      id: 'tasks-done',
      next: null,
      name: { vi: 'Hoàn thành nhiệm vụ', en: 'Tasks done' },
      goal: 'figure',
      date: '2024-01-19',
      effectiveDate: '2024-01-19',
      extension: null,
      by: 'end-of-day',
      time: null,
      dueAt: '2024-01-19T17:00:00Z',
      setDueAt: null,
      reach: 'at-least',
      set: 'S',
      indicator: 'S.2',
      period: null,
      measure: { vi: 'hồ sơ', en: 'dossiers' },
      units: { obliged: 3, done: 0, 'on-track': 0, 'at-risk': 0, overdue: 3 },
      total: overdue({ done: 8, figureDate: '2024-01-12' }),
      obligations: [
        {
          ...named['P.A'],
          standing: overdue({
            done: 8,
            target: 10,
            attainment: 80,
            remaining: 2,
            figureDate: '2024-01-12',
            pace: { perDay: 0.57, amount: 4, days: 7 },
            projected: finish,
            earliest: finish,
            latest: finish,
          }),
        },
        { ...named['P.B'], standing: overdue({}) },
        { ...named['P.C'], standing: overdue({}) },
      ],
    });
  });
});
