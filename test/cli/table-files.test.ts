import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { tiendoInProcess } from './in-process.ts';
import { serveWorld } from './world-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiendo-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command of operations after a Monday. */
async function aMonday() {
  const { url, world, operationsToken } = await serveWorld();
  await world.run('rank', '2024-02-04T23:00:00Z');
  await world.run('report', '2024-02-05T00:00:00Z');
  const environment = { TIENDO_URL: url, TIENDO_TOKEN: operationsToken };
  return (...words: string[]) => tiendoInProcess(words, 'vi', environment);
}

const lists = [
  ['ranking', 'show', 'S', '2024-W05', '--league', 'departments'],
  ['completeness', 'S', '2024-W05'],
  ['milestones'],
  ['milestones', 'tasks-done'],
  ['deliveries'],
];

describe('a list saved by the command', () => {
  it.each(lists.map((words, at) => [words.join(' '), words, at] as const))('%s', async (_, words, at) => {
    const run = await aMonday();
    const [xlsx, csv] = [join(folder, `${at}.xlsx`), join(folder, `${at}.csv`)];
    expect(await run(...words, '--xlsx', xlsx)).toEqual({
      code: 0,
      stdout: '',
      stderr: `Đã lưu vào ${xlsx}.\n`,
    });
    expect(await run(...words, '--csv', csv, '--json')).toEqual({
      code: 0,
      stdout: `${JSON.stringify({ file: csv }, null, 2)}\n`,
      stderr: '',
    });
    const [sheet] = (await readXlsx(readFileSync(xlsx))).sheets;
    const [head] = readFileSync(csv, 'utf8').slice(1).split('\r\n');
    expect(sheet?.rows[0]?.join(';')).toBe(head);
  });

  it('is never written over a file, and goes to stdout as «-»', async () => {
    const run = await aMonday();
    const file = join(folder, 'twice.csv');
    expect((await run('milestones', '--csv', file)).code).toBe(0);
    const again = await run('milestones', '--csv', file);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining(`Đã có tệp ${file}`)]);
    const { code, stdout, stderr } = await run('milestones', '--csv', '-');
    expect([code, stdout, stderr]).toEqual([0, readFileSync(file, 'utf8'), '']);
  });

  it('is one file: both options together are refused', async () => {
    const run = await aMonday();
    const [csv, xlsx] = [join(folder, 'both.csv'), join(folder, 'both.xlsx')];
    const { code } = await run('milestones', '--csv', csv, '--xlsx', xlsx);
    expect([code, existsSync(csv), existsSync(xlsx)]).toEqual([2, false, false]);
  });

  it('of a ranking that is not there is refused as the table is', async () => {
    const run = await aMonday();
    const file = join(folder, 'none.xlsx');
    const words = ['ranking', 'show', 'S', '2024-W03', '--league', 'departments'];
    const [saved, shown] = [await run(...words, '--xlsx', file), await run(...words)];
    expect(saved).toEqual(shown);
    expect(existsSync(file)).toBe(false);
  });
});
