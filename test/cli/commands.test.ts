import { beforeEach, describe, expect, it } from 'vitest';
import { runOn, temporaryFile } from './run.ts';
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

describe('tiendo submit FILE.json', () => {
  it('P54: sends a correction with the ETag of the latest revision, and says so; sent again, it stays one', async () => {
    expect(await submit(body)).toMatchObject({ code: 0 });
    for (const tag of ['"1"', '"2"']) {
      const corrected = await submit(correction, '--json');
      expect(corrected.stderr).toContain(`If-Match: ${tag}`);
      expect(JSON.parse(corrected.stdout)).toMatchObject({ revision: 2 });
    }
  });

  it('P51: lets --if-match name the revision, and ends with 5 when it is not the latest', async () => {
    await submit(body);
    expect(await submit(correction, '--if-match', '7')).toMatchObject({
      code: 5,
      stdout: '',
      stderr: expect.stringContaining('HTTP 412'),
    });
    expect(await submit(correction, '--if-match', '1')).toMatchObject({ code: 0 });
  });

  it('P54: says that a reason is all it takes to correct', async () => {
    await submit(body);
    const refused = await submit({ ...body, note: 'again' });
    expect(refused).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('add a “reason”') });
  });

  it('records nothing in a dry run, and takes the format from --format', async () => {
    const path = await temporaryFile('figures.txt', JSON.stringify(body));
    expect(await runOn(served, ['submit', path])).toMatchObject({ code: 2, stdout: '' });
    const trial = await runOn(served, ['submit', path, '--format', 'json', '--dry-run']);
    expect(trial).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing recorded') });
    expect(await runOn(served, ['submission', 'show', 'S', '2024-W05', 'P.A'])).toMatchObject({ code: 5 });
  });

  it('P54: gets one receipt although the answer was lost on the way', async () => {
    let posts = 0;
    served.interfere = () => {
      posts += 1;
      return posts === 1 ? 'lose-answer' : 'pass';
    };
    const ended = await submit(body, '--json');
    expect(JSON.parse(ended.stdout)).toMatchObject({ revision: 1 });
    expect(posts).toBe(2);
  });
});

describe('reading', () => {
  it('shows the figures in force, and who changed what, when and why', async () => {
    await submit(body);
    await submit(correction);
    const shown = await runOn(served, ['submission', 'show', 'S', '2024-W05', 'P.A']);
    expect(shown.stdout).toBe('Indicator  Figure  Comment\nS.3          8.00\n');
    expect(shown.stderr).toContain('Reason: recounted');
    const { stdout } = await runOn(served, ['submission', 'revisions', 'S', '2024-W05', 'P.A']);
    const at = '09:00 on 5 February 2024';
    const by = expect.stringMatching(/^P\.A \([0-9a-z]{16}\)$/);
    expect(stdout.split('\n').map((row) => row.trim().split(/ {2,}/))).toEqual([
      ['Revision', 'Received', 'Token', 'Indicator', 'From', 'To', 'Reason'],
      ['2', at, by, 'S.3', '9.45', '8.00', 'recounted'],
      ['1', at, by, 'S.3', '—', '9.45'],
      [''],
    ]);
  });

  it('shows who submitted and who did not', async () => {
    await submit(body);
    const shown = await operate('completeness', 'S', '2024-W05');
    const rows = shown.stdout.split('\n').map((row) => row.trim().split(/ {2,}/));
    expect(rows).toContainEqual(['Departments', '3', '1', '0', '1', '2']);
    expect(rows).toContainEqual(['P.B', 'Department B', '1']);
    const answer = JSON.parse((await operate('completeness', 'S', '2024-W05', '--json')).stdout);
    expect(answer).toMatchObject({ total: { expected: 4, received: 1 } });
  });
});

describe('operating', () => {
  it('creates, lists, rotates and revokes tokens', async () => {
    const end = '2024-03-01T00:00:00Z';
    const of = ['--role', 'unit', '--unit', 'P.B', '--label', 'Department B', '--expires-at', end];
    const created = await operate('token', 'create', ...of);
    const id = created.stdout.split('_')[1] ?? '';
    expect(created.stderr).toContain('07:00 on 1 March 2024');
    const rotated = JSON.parse((await operate('token', 'rotate', id, '--json')).stdout);
    expect(rotated).toMatchObject({ replaces: { id } });
    expect(await operate('token', 'revoke', rotated.id)).toMatchObject({ code: 0, stdout: '' });
    const { stdout } = await operate('token', 'list');
    const row = stdout.split('\n').find((line) => line.startsWith(rotated.id)) ?? '';
    expect(row.split(/ {2,}/).slice(1)).toEqual([
      'P.B',
      'Department B',
      '—',
      rotated.expiresAt,
      '2024-02-05T02:00:00Z',
    ]);
    expect(JSON.parse((await operate('token', 'list', '--json')).stdout).tokens).toHaveLength(4);
  });

  it('opens an exception', async () => {
    const about = ['--unit', 'P.A', '--set', 'S', '--period', '2024-W01', '--officer', 'Head of Office'];
    const open = ['exception', 'open', ...about, '--reason', 'flood', '--expires-at'];
    const opened = await operate(...open, '2024-02-06T17:00:00+07:00');
    expect(opened).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[0-9a-f]{16}\n$/) });
    expect(opened.stderr).toContain('until 17:00 on 6 February 2024');
    expect(await operate(...open, '2024-02-01T17:00:00+07:00')).toMatchObject({ code: 3, stdout: '' });
  });

  it('does not repeat what must not happen twice', async () => {
    served.interfere = () => 'lose-answer';
    const ended = await operate('token', 'create', '--role', 'leader', '--label', 'x');
    expect(ended).toMatchObject({ code: 6, stdout: '' });
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
    expect(await submit(figures)).toMatchObject({ code: 0 });
    served.world.setNow('2024-01-12T02:00:00Z');
    const next = {
      ...figures,
      period: '2024-W02',
      asOf: '2024-01-12',
      values: { 'S.2': { done: 8, total: 10 } },
    };
    expect(await submit(next)).toMatchObject({ code: 0 });
    served.world.setNow('2024-02-05T02:00:00Z');
    const rows = (stdout: string) => stdout.split('\n').map((row) => row.trim().split(/ {2,}/));
    const list = await runOn(served, ['milestones']);
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
      ['tasks-done', 'Tasks done', '19 January 2024', '3', '0', '0', '0', '3', '8', '—', '—'],
      [''],
    ]);
    const one = await runOn(served, ['milestones', 'tasks-done', '--at', '2024-01-15']);
    expect(rows(one.stdout)).toEqual([
      ['Code', 'Unit', 'Done', 'Target', 'To do', 'Status', 'Pace a day', 'Needed a day', 'Finish', 'Note'],
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
    expect(one.stderr).toContain('Tasks done: due on 19 January 2024.\nAs of 15 January 2024.');
    expect(await runOn(served, ['milestones', 'none'])).toMatchObject({ code: 5 });
    const { stdout } = await runOn(served, ['milestones', 'tasks-done', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'tasks-done', total: { done: 8 } });
  });
});
