import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../cli/program/program.ts';
import { tiendo } from '../end-to-end/command-line.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { tiendoInProcess } from './in-process.ts';
import { ended } from './run.ts';

const refresh =
  'cli/program/help.txt is not what --help prints; «npx vitest run test/cli/program.test.ts -u» writes it';

/** The packages that a file loads at once, itself and through the files it imports. */
function packagesLoadedBy(file: string, seen = new Set<string>()): Set<string> {
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  const imported = [...source.matchAll(/^import (?!type\b)[^;]*? from '([^']+)'/gm)].map(
    ([, name = '']) => name,
  );
  const packages = imported.filter((name) => !name.startsWith('.'));
  const files = imported.filter((name) => name.startsWith('.')).map((name) => join(dirname(file), name));
  const below = files.filter((name) => !seen.has(name)).flatMap((name) => [...packagesLoadedBy(name, seen)]);
  return new Set([...packages, ...below]);
}

/** The words of every command, of the program first; a group has other commands below it. */
function commandPaths(
  command: Command = createProgram(),
  path: readonly string[] = [],
): { path: readonly string[]; isGroup: boolean }[] {
  const below = command.commands.filter((child) => child.name() !== 'help');
  return [
    { path, isGroup: below.length > 0 },
    ...below.flatMap((child) => commandPaths(child, [...path, child.name()])),
  ];
}

describe('tiendo', () => {
  it('P51: shows help with examples on stdout, without arguments and with --help', async () => {
    const told = await tiendo(['--help'], { TIENDO_URL: 'http://tiendo.example' });
    expect([told.code, told.stderr]).toEqual([0, '']);
    expect(told.stdout).toContain('Ví dụ:');
    expect(told.stdout).toContain('7 nhận một phần');
    await expect(told.stdout, refresh).toMatchFileSnapshot('../../cli/program/help.txt');
    const stdout = readFileSync('cli/program/help.txt', 'utf8');
    expect(await tiendo([], {})).toEqual({ code: 0, stdout, stderr: '' });
  });

  it.each([
    ['--lang', 'vi'],
    ['--lang', 'en'],
    ['--json'],
    ['--no-input'],
    ['--as', 'leader'],
    ['--url', 'http://tiendo.example'],
    ['--lang=en', '--json', '--no-input', '--as=BD.SCT', '--url=https://tiendo.example'],
    ['--json', '--'],
  ])('P51: shows help on stdout with %s and other options of every command alone', async (...options) => {
    const { stdout } = await tiendo(['--help', ...options], {});
    expect(stdout).toContain(/--lang[ =]en/.test(options.join(' ')) ? 'Examples:' : 'Ví dụ:');
    expect(await tiendo(options, {})).toEqual({ code: 0, stdout, stderr: '' });
  });

  it.each(['vi', 'en'] as const)(
    'P51: shows the same help however it is asked for, under --lang %s',
    async (language) => {
      const run = (...words: readonly string[]) => tiendoInProcess(words, language, {});
      for (const { path, isGroup } of commandPaths()) {
        const asked = await run(...path, '--help');
        expect([path, asked.code, asked.stderr]).toEqual([path, 0, '']);
        expect(asked.stdout).toContain(`tiendo ${[...path, ''].join(' ')}`);
        expect(await run('help', ...path)).toEqual(asked);
        expect(await run(...path.slice(0, -1), 'help', ...path.slice(-1))).toEqual(asked);
        if (!isGroup) continue;
        expect(await run(...path, 'help')).toEqual(asked);
        // `deliveries` alone lists them.
        if (path[0] !== 'deliveries') expect(await run(...path)).toEqual(asked);
      }
    },
  );

  it.each(['vi', 'en'] as const)(
    'P51: refuses an unknown command wherever help is asked for, under --lang %s',
    async (language) => {
      const run = (...words: readonly string[]) => tiendoInProcess(words, language, {});
      for (const group of [[], ['ranking'], ['catalogue']]) {
        const refused = await run(...group, 'nosuch');
        expect([refused.code, refused.stdout]).toEqual([2, '']);
        expect(refused.stderr).toContain([...group, 'nosuch'].join(' '));
        for (const words of [
          ['help', ...group, 'nosuch'],
          [...group, 'help', 'nosuch'],
          [...group, 'nosuch', '--help'],
          ['--json', ...group, 'nosuch'],
        ])
          expect([words, await run(...words)]).toEqual([words, refused]);
      }
      expect((await run('deliveries', 'warn@2024-01-15T00:30:00Z', '--help')).code).toBe(0);
      expect(await run('help', 'submit', 'week.csv')).toEqual(await run('submit', '--help'));
    },
  );

  it('P52: without arguments prints at once, for which it loads no TypeScript', async () => {
    const { code, stdout, stderr } = await tiendo([], { NODE_OPTIONS: '--no-strip-types' });
    expect([code, stdout, stderr]).toEqual([0, readFileSync('cli/program/help.txt', 'utf8'), '']);
  });

  it('P52: prints no colour', async () => {
    for (const args of [[], ['--help'], ['submit'], ['submit', 'x.csv', '--if-match', '1']]) {
      const { stdout, stderr } = await tiendo(args, { FORCE_COLOR: '1' });
      expect(stdout + stderr).not.toContain('\u001b');
    }
  });

  it('P53: with --no-input refuses to wait for the keyboard, and says what to give instead', async () => {
    const atTerminal = { NODE_OPTIONS: '--import=data:text/javascript,process.stdin.isTTY=true' };
    expect(await tiendo(['submit', '-', '--no-input'], atTerminal)).toEqual(
      ended(2, [], ['--no-input: không chờ bàn phím; nêu tên tệp, hoặc chuyển nội dung vào stdin.']),
    );
  });

  it('loads nothing but commander and Node’s own modules before it prints the help of a command', () => {
    expect(packagesLoadedBy('cli/run.ts')).toEqual(new Set(['commander', 'node:fs']));
  });

  it('says what to do where Node is too old, or the dependencies are not installed', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'cli'));
    for (const name of ['tiendo.mjs', 'where-you-stand.mjs'])
      cpSync(`cli/${name}`, join(folder, 'cli', name));
    const run = (...options: string[]) =>
      new Promise((resolve) => {
        const args = [...options, join(folder, 'cli/tiendo.mjs'), 'submit', 'x.csv'];
        const child = execFile(process.execPath, args, (_, stdout, stderr) =>
          resolve({ code: child.exitCode, stdout, stderr }),
        );
      });
    expect(await run()).toEqual(
      ended(
        1,
        [],
        [
          'Chưa cài đặt thư viện: chạy «npm ci», hoặc «npm start» để chạy thử.',
          'The dependencies are not installed: run “npm ci”, or “npm start” for the local stack.',
        ],
      ),
    );
    const old =
      'Object.defineProperty(process,"versions",{value:{node:"20.9.0"}});Object.defineProperty(process,"version",{value:"v20.9.0"})';
    expect(await run(`--import=data:text/javascript,${encodeURIComponent(old)}`)).toEqual(
      ended(
        1,
        [],
        [
          'Cần Node 22.18 trở lên, nên dùng Node 24; máy này đang có v20.9.0.',
          'Tiến Độ needs Node 22.18 or newer, preferably 24; this machine has v20.9.0.',
        ],
      ),
    );
  });

  it('shows its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await tiendo(['--version'], {})).toEqual(ended(0, [version], []));
  });

  it('ends quietly when its reader stops reading, with the exit code it would have had', async () => {
    const run = (command: string) =>
      new Promise((resolve) => {
        const piped = `{ ${command}; echo $? >&2; } | head -n 1`;
        execFile('bash', ['-c', piped], (_, stdout, stderr) => resolve([stdout, stderr]));
      });
    const [first] = readFileSync('cli/program/help.txt', 'utf8').split('\n');
    for (const args of ['', '--help'])
      expect(await run(`${process.execPath} cli/tiendo.mjs ${args}`)).toEqual([`${first}\n`, '0\n']);
  });

  it.each([
    [['submit'], 'Thiếu <tệp>.', '<file> is missing.', 'submit'],
    [
      ['submit', 'x.csv', '--format'],
      '--format <định dạng>: thiếu giá trị.',
      '--format <format>: the value is missing.',
      'submit',
    ],
    [
      ['ranking', 'show', 'S', '2024-W01'],
      'Thiếu --league <khối>.',
      '--league <league> is missing.',
      'ranking show',
    ],
    [
      ['submit', 'x.csv', '--locale', 'cn'],
      '--locale <cách viết số>: không nhận «cn». Có: vi, en. Ý là «en»?',
      '--locale <locale>: “cn” is not accepted. There are: vi, en. Did you mean “en”?',
      'submit',
    ],
    [
      ['deliveries', 'list', '--state', 'fialed'],
      '--state <tình trạng>: không nhận «fialed». Có: «due» chờ gửi, «claimed» đang gửi, «unknown» chưa rõ, «sent» đã gửi, «delivered» đã đến, «bounced» bị trả lại, «complained» bị báo thư rác, «suppressed» bị chặn, «failed» không gửi được, «expired» quá hạn gửi. Ý là «failed»?',
      '--state <state>: “fialed” is not accepted. There are: due, claimed, unknown, sent, delivered, bounced, complained, suppressed, failed, expired. Did you mean “failed”?',
      'deliveries list',
    ],
    [
      ['ranking', 'show', 'S', '2024-W01', '--league', 'x', '--edition', 'last'],
      '--edition <số>: không nhận «last». Số thứ tự lần chốt, ví dụ 2.',
      '--edition <number>: “last” is not accepted. The number of an edition, such as 2.',
      'ranking show',
    ],
    [
      ['submit', 'x.csv', '--dryrun'],
      'Không có tùy chọn --dryrun. Ý là «--dry-run»?',
      'There is no option --dryrun. Did you mean “--dry-run”?',
      'submit',
    ],
    [
      ['submit', 'x.csv', '--colour'],
      'Không có tùy chọn --colour.',
      'There is no option --colour.',
      'submit',
    ],
    [
      ['ranking', 'show', 'S', '2024-W01', '--leage=departments'],
      'Không có tùy chọn --leage. Ý là «--league»?',
      'There is no option --leage. Did you mean “--league”?',
      'ranking show',
    ],
    [
      ['submission', 'show', 'S', '2024-W01', 'P.A', 'P.B'],
      'Thừa: P.B.',
      'Too many arguments: P.B.',
      'submission show',
    ],
    [
      ['ranking', '999'],
      'Không có lệnh «ranking 999». Có: «show», «recompute», «verify».',
      'There is no command “ranking 999”. There are: show, recompute, verify.',
      'ranking',
    ],
    [
      ['token', 'rovoke', 'x'],
      'Không có lệnh «token rovoke». Ý là «revoke»? Có: «create», «list», «rotate», «revoke».',
      'There is no command “token rovoke”. Did you mean “revoke”? There are: create, list, rotate, revoke.',
      'token',
    ],
    [
      ['sumbit', 'x.csv'],
      'Không có lệnh «sumbit». Ý là «submit»? Có: «submit», «workbook», «workbook-of-forms», «submission», «completeness», «ranking», «scorecard», «league-table», «milestones», «calendar», «occurrences», «preview», «audit», «day», «doctor», «failures», «recipients», «unreadable-rows», «deliveries», «token», «session», «exception», «catalogue», «extension», «question», «export», «import», «restore».',
      'There is no command “sumbit”. Did you mean “submit”? There are: submit, workbook, workbook-of-forms, submission, completeness, ranking, scorecard, league-table, milestones, calendar, occurrences, preview, audit, day, doctor, failures, recipients, unreadable-rows, deliveries, token, session, exception, catalogue, extension, question, export, import, restore.',
      '',
    ],
  ])(
    'says in one language what is wrong with %j, what is near, and how to go on',
    async (args, vi, en, command) => {
      const help = (...options: string[]) =>
        `  npm run -s tiendo -- ${[...command.split(' ').filter(Boolean), '--help', ...options].join(' ')}`;
      expect(await tiendo(args, {})).toEqual(ended(2, [], [vi, 'Xem cách dùng:', help()]));
      expect(await tiendo([...args, '--lang', 'en'], {})).toEqual(
        ended(2, [], [en, 'For usage, run:', help('--lang', 'en')]),
      );
    },
  );

  it.each([
    [['submit', 'x.csv', '--locale', 'de'], 'vi, en'],
    [['submit', 'x.csv', '--if-match', '1'], 'ifMatch'],
    [['submit', 'x.json', '--if-match', 'last'], 'if-match'],
    [['token', 'create', '--role', 'king', '--label', 'x'], 'operations'],
    [['exception', 'open', '--unit', 'P.A'], '--set'],
    [['ranking', 'show', 'S', '2024-W01', '--league', 'x', '--lang', 'fr'], '--lang'],
    [['deliveries', 'pause'], '--reason'],
    [['occurrences', '--job', 'deliver'], '«rank» xếp hạng, «report» báo cáo tuần, «warn» nhắc hạn'],
  ])('P51: ends with 2 for %j', async (args, words) => {
    const { code, stdout, stderr } = await tiendo(args, {});
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});
