import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exitCodes } from '../../cli/exit-codes.ts';
import { lockFolder } from '../../local/home/lock.ts';
import { serveWorld } from '../cli/world-server.ts';
import { tiendo } from '../end-to-end/command-line.ts';
import { serve } from '../local/serve.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

const manual = readFileSync('docs/using.md', 'utf8');

/** The rows of the table of exit codes, by code. */
const rows = new Map(
  [...manual.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code, meaning]) => [Number(code), meaning]),
);

/** The text of a temporary file, and where it is. */
function file(name: string, content: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

const figures = { unit: 'P.A', set: 'S', period: '2024-W05', values: { 'S.3': { points: 9 } } };
const head = 'unit,set,period,indicator,points';

type Situation = {
  readonly name: string;
  readonly code: number;
  readonly words: readonly string[];
  readonly as?: 'unit' | 'operations' | 'nobody';
  readonly environment?: Readonly<Record<string, string>>;
};

/** What ends with each code, as its row of the table says. */
async function situations(): Promise<Situation[]> {
  const there = file('there.xlsx', '');
  const inUse = temporaryFolder();
  writeFileSync(join(inUse, 'clock.json'), '{}');
  const lock = await lockFolder(inUse);
  onTestFinished(lock.release);
  const broken = 'URL.parse = () => { throw new Error("boom") }';
  return [
    {
      name: 'figures that are accepted',
      code: 0,
      words: ['submit', file('sound.json', JSON.stringify(figures))],
    },
    { name: 'no command', code: 0, words: ['--lang', 'en'] },
    {
      name: 'an unexpected error',
      code: 1,
      words: ['occurrences'],
      environment: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}` },
    },
    { name: 'an unknown command', code: 2, words: ['sumbit'] },
    { name: 'a missing option', code: 2, words: ['deliveries', 'pause'] },
    {
      name: 'a file that is there already',
      code: 2,
      words: ['workbook', 'S', '2024-W05', 'P.A', '--out', there],
    },
    {
      name: 'figures that are rejected',
      code: 3,
      words: [
        'submit',
        file('wrong.json', JSON.stringify({ ...figures, values: { 'S.3': { points: 99 } } })),
      ],
    },
    { name: 'a file that cannot be read', code: 3, words: ['submit', 'nowhere.json'] },
    { name: 'a catalogue that is wrong', code: 3, words: ['catalogue', 'check', file('wrong.json', '{}')] },
    {
      name: 'a damaged export',
      code: 3,
      words: ['import', temporaryFolder(), '--local'],
      environment: { TIENDO_HOME: join(temporaryFolder(), 'new') },
    },
    { name: 'no token', code: 4, words: ['occurrences'], as: 'nobody' },
    { name: 'a token that may not do this', code: 4, words: ['occurrences'] },
    {
      name: 'what is not found',
      code: 5,
      words: ['ranking', 'show', 'S', '2024-W01', '--league', 'departments'],
    },
    {
      name: 'a confirmation of another difference',
      code: 5,
      words: ['catalogue', 'apply', 'example/first-catalogue', '--confirm', '0'.repeat(32)],
      as: 'operations',
    },
    {
      name: 'the data of a local stack that is not there',
      code: 5,
      words: ['export', temporaryFolder(), '--local'],
      environment: { TIENDO_HOME: temporaryFolder() },
    },
    { name: 'a server that is not there', code: 6, words: ['occurrences', '--url', 'http://127.0.0.1:1'] },
    {
      name: 'a data folder in use',
      code: 6,
      words: ['export', temporaryFolder(), '--local'],
      environment: { TIENDO_HOME: inUse },
    },
    {
      name: 'a file of which part is accepted',
      code: 7,
      words: ['submit', file('part.csv', `${head}\nP.A,S,2024-W04,S.3,9\nP.A,S,2024-W03,S.3,99\n`)],
    },
    { name: 'a check of doctor', code: 8, words: ['doctor'] },
    {
      name: 'a catalogue that is not confirmed',
      code: 9,
      words: ['catalogue', 'apply', 'example/first-catalogue'],
      as: 'operations',
    },
    {
      name: 'a catalogue that another operator has to approve',
      code: 9,
      words: ['catalogue', 'apply', 'example/first-catalogue', '--confirm'],
      as: 'operations',
    },
  ];
}

describe('P51: the table of exit codes in the manual', () => {
  it('has every code, and no other', () => {
    expect([...rows.keys()]).toEqual(Object.values(exitCodes));
  });

  it('is what --help says', async () => {
    for (const language of ['vi', 'en']) {
      const { stdout } = await tiendo(['--help', '--lang', language], {});
      const [, list = ''] = stdout.split(/(?:Mã thoát|Exit codes): /);
      const listed = [...list.matchAll(/(?:^|[,\n]) ?(\d+) /g)].map(([, code]) => Number(code));
      expect(listed).toEqual(Object.values(exitCodes));
    }
  });

  it('is true for what its rows name', async () => {
    const { url, world, unitToken, operationsToken } = await serveWorld();
    world.ports.dropCap = 0;
    const tokens = { unit: unitToken, operations: operationsToken, nobody: '' };
    const ended: [string, number][] = [];
    const all = await situations();
    for (const { name, words, as = 'unit', environment = {} } of all) {
      const { code } = await tiendo(words, { TIENDO_URL: url, TIENDO_TOKEN: tokens[as], ...environment });
      ended.push([name, code]);
    }
    expect(ended).toEqual(all.map(({ name, code }) => [name, code]));
    const elsewhere = [exitCodes.interrupted];
    const shown = new Set<number>([...all.map(({ code }) => code), ...elsewhere]);
    expect([...rows.keys()].filter((code) => !shown.has(code))).toEqual([]);
  }, 60_000);

  it('is true for Ctrl+C', async () => {
    const reached = Promise.withResolvers<void>();
    const server = createServer(() => reached.resolve());
    const url = await serve(server);
    const child = spawn(process.execPath, ['cli/tiendo.mjs', 'occurrences'], {
      env: { ...process.env, TIENDO_URL: url, TIENDO_TOKEN: 'x' },
    });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    await reached.promise;
    child.kill('SIGINT');
    expect(await ended).toBe(exitCodes.interrupted);
  });
});
