import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tiendo } from '../end-to-end/command-line.ts';
import { ended } from './run.ts';

const refresh =
  'cli/help.txt is not what --help prints; «npx vitest run test/cli/program.test.ts -u» writes it';

describe('tiendo', () => {
  it('P51: shows help with examples on stdout, without arguments and with --help', async () => {
    const told = await tiendo(['--help'], { TIENDO_URL: 'http://tiendo.example' });
    expect([told.code, told.stderr]).toEqual([0, '']);
    expect(told.stdout).toContain('Ví dụ / Examples');
    expect(told.stdout).toContain('7 partly accepted');
    await expect(told.stdout, refresh).toMatchFileSnapshot('../../cli/help.txt');
    const stdout = readFileSync('cli/help.txt', 'utf8');
    expect(await tiendo([], {})).toEqual({ code: 0, stdout, stderr: '' });
  });

  it('P52: without arguments prints at once, for which it loads no TypeScript', async () => {
    const { code, stdout, stderr } = await tiendo([], { NODE_OPTIONS: '--no-strip-types' });
    expect([code, stdout, stderr]).toEqual([0, readFileSync('cli/help.txt', 'utf8'), '']);
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
      ended(
        2,
        [],
        [
          '--no-input: không chờ bàn phím; nêu tên tệp, hoặc chuyển nội dung vào stdin.',
          '--no-input: not reading from the keyboard; name a file, or pipe the content to stdin.',
        ],
      ),
    );
  });

  it('loads nothing but commander before it prints the help of a command', () => {
    const sources = [
      'run',
      'program',
      'operations-commands',
      'ranking-commands',
      'registry-commands',
      'exit-codes',
    ].map((name) => readFileSync(`cli/${name}.ts`, 'utf8'));
    const loaded = sources.flatMap((source) =>
      [...source.matchAll(/^import (?!type\b)[^;]*? from '([^']+)'/gm)].map((match) => match[1]),
    );
    expect(new Set(loaded)).toEqual(
      new Set([
        './exit-codes.ts',
        './program.ts',
        'commander',
        './operations-commands.ts',
        './ranking-commands.ts',
        './registry-commands.ts',
      ]),
    );
  });

  it.each([
    [['submit', 'x.csv', '--locale', 'de'], 'vi, en'],
    [['submit', 'x.csv', '--if-match', '1'], 'ifMatch'],
    [['submit', 'x.json', '--if-match', 'last'], 'if-match'],
    [['token', 'create', '--role', 'king', '--label', 'x'], 'operations'],
    [['exception', 'open', '--unit', 'P.A'], '--set'],
    [['ranking', 'show', 'S', '2024-W01', '--league', 'x', '--lang', 'fr'], '--lang'],
    [['deliveries', 'pause'], '--reason'],
    [['occurrences', '--job', 'deliver'], 'rank, report, warn'],
  ])('P51: ends with 2 for %j', async (args, words) => {
    const { code, stdout, stderr } = await tiendo(args, {});
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});
