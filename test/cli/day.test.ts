import { beforeEach, describe, expect, it } from 'vitest';
import { tiendo } from '../end-to-end/command-line.ts';
import { counts, doneRun, unrecordedRun } from '../fixtures/answers/operations.ts';
import { ended, jsonOf, runOn } from './run.ts';
import { serveWorld } from './world-server.ts';

const reportTime = '2024-02-05T00:00:00Z';

let served: Awaited<ReturnType<typeof serveWorld>>;

beforeEach(async () => {
  served = await serveWorld();
  // The ledger begins on Sunday evening.
  served.world.setNow('2024-02-04T22:00:00Z');
  await served.world.run('reconcile', '2024-02-04T22:00:00Z');
  served.world.setNow('2024-02-05T02:00:00Z');
  await served.world.run('rank', '2024-02-04T23:05:00Z');
  await served.world.run('report', reportTime);
});

const operate = (...args: string[]) => runOn(served, args, { token: served.operationsToken });
const rowsOf = (text: string) => text.split('\n').map((row) => row.trim().split(/ {2,}/));
const told = { finishedAt: '2024-02-05T02:00:00Z' };

describe('F117: tiendo day', () => {
  it('shows what ran on a day, what did not, what was sent, and what to look at next', async () => {
    await served.world.sender('2024-02-05T02:00:00Z');
    served.world.setNow('2024-02-05T09:00:00Z');
    const shown = await operate('day', '2024-02-05');
    expect([shown.code, ...rowsOf(shown.stdout)]).toEqual([
      0,
      ['Monday, 5 February 2024'],
      ['Time', 'Job', 'Status', 'Messages', 'Account'],
      [
        ...['06:05', 'ranking', 'done', '—'],
        'Set S (S), week 5 of 2024, Departments (departments): ranked; 0/3 units submitted; Set S (S), week 5 of 2024, Districts (districts): ranked; 0/1 units submitted',
      ],
      ['07:00', 'weekly report', 'done', '2 sent', 'Set S (S), week 5 of 2024: 2 of 2 messages planned'],
      ['07:30', 'warnings', 'missing', '—'],
      ['Messages of these runs: 2; sent or delivered 2.'],
      [''],
    ]);
    expect(shown.stderr).toBe(
      'Who changed what on this day:\n  npm run -s tiendo -- audit --from 2024-02-05 --to 2024-02-05\n',
    );
  });

  it('names the commands for messages that wait', async () => {
    const shown = await operate('day', '2024-02-05');
    expect(shown.stderr.split('\n').slice(0, 2)).toEqual([
      'Some messages wait:',
      '  npm run -s tiendo -- deliveries status',
    ]);
  });

  it('does so for scripts, with the number of messages in each state', async () => {
    const nothing = { total: 0, counts: {} };
    expect(jsonOf(await operate('day', '2024-02-05', '--json'))).toEqual({
      day: '2024-02-05',
      runs: [
        {
          ...doneRun(
            'rank@2024-02-04T23:05:00Z',
            'S 2024-W05 departments: 0/3 ranked; S 2024-W05 districts: 0/1 ranked',
          ),
          ...told,
          messages: nothing,
        },
        {
          ...doneRun(`report@${reportTime}`, 'S 2024-W05: 2 of 2 messages planned now'),
          ...told,
          messages: { total: 2, counts: counts({ due: 2 }) },
        },
        { ...unrecordedRun('warn@2024-02-05T00:30:00Z', 'missing'), messages: nothing },
      ],
    });
  });

  it('speaks Vietnamese, and says when a day has no run', async () => {
    const args = ['day', '2023-02-06', '--url', served.url];
    const shown = await tiendo(args, { TIENDO_TOKEN: served.operationsToken });
    expect([shown.code, shown.stdout]).toEqual([
      0,
      'Thứ Hai, 06/02/2023\nKhông có lần chạy nào: hệ thống chưa hoạt động ngày này.\n',
    ]);
  });

  it.each(['yesterday', '2024-02-05T00:00:00Z', '05/02/2024'])('refuses %s, which is no day', async (day) => {
    expect(await operate('day', day)).toEqual(ended(2, [], [`“${day}” is not a day such as 2026-02-23.`]));
  });

  it('ends with 3 for a day that does not exist', async () => {
    expect((await operate('day', '2024-02-30')).code).toBe(3);
  });
});
