import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tiendo } from '../end-to-end/command-line.ts';

describe('tiendo', () => {
  it('shows help with examples on stdout, without arguments and with --help', async () => {
    for (const args of [[], ['--help']]) {
      const { code, stdout, stderr } = await tiendo(args, {});
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('Ví dụ / Examples');
      expect(stdout).toContain('7 partly accepted');
    }
  });

  it('loads nothing but commander before it prints help', () => {
    const sources = ['tiendo', 'run', 'program', 'registry-commands', 'exit-codes'].map((name) =>
      readFileSync(`cli/${name}.ts`, 'utf8'),
    );
    const loaded = sources.flatMap((source) =>
      [...source.matchAll(/^import (?!type\b)[^;]*? from '([^']+)'/gm)].map((match) => match[1]),
    );
    expect(new Set(loaded)).toEqual(
      new Set(['node:module', './exit-codes.ts', './program.ts', 'commander', './registry-commands.ts']),
    );
  });

  it.each([
    [['submit', 'x.csv', '--locale', 'de'], 'vi, en'],
    [['submit', 'x.csv', '--if-match', '1'], 'ifMatch'],
    [['submit', 'x.json', '--if-match', 'last'], 'if-match'],
    [['token', 'create', '--role', 'king', '--label', 'x'], 'operations'],
    [['exception', 'open', '--unit', 'P.A'], '--set'],
    [['ranking', 'S', '2024-W01', '--league', 'x', '--lang', 'fr'], '--lang'],
  ])('ends with 2 for %j', async (args, words) => {
    const ended = await tiendo(args, {});
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(words);
  });
});
