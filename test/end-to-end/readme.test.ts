import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStack, startLocalStack } from '../../local/stack.ts';
import { summary } from '../../local/summary.ts';
import { foldersGoneAfterwards } from './folders-gone-afterwards.ts';

const readme = readFileSync('README.md', 'utf8');
const newFolder = foldersGoneAfterwards();
const home = newFolder();
const desk = newFolder();

let stack: LocalStack;
let ending = '';

beforeAll(async () => {
  stack = await startLocalStack({ home, port: 0, example: true });
  ending = summary(stack);
}, 120_000);

afterAll(() => stack.close());

/** The blocks of code in a part of the README. */
const blocksIn = (part: string) => [...part.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);

/** The part of the README that is followed at a running stack. */
const [, followed = ''] = /^(## Submit figures\n[\s\S]*?)^## How it works$/m.exec(readme) ?? [];

/** The commands of blocks in their order; what goes on after a backslash or within quotes belongs to the line before. */
function commandsIn(blocks: readonly string[]): string[] {
  const lines = blocks.flatMap((block) => block.replaceAll(/\\\n */g, '').split('\n'));
  const commands: string[] = [];
  for (const line of lines) {
    const last = commands.at(-1);
    const isOpen = last !== undefined && (last.match(/'/g) ?? []).length % 2 === 1;
    if (isOpen) commands.splice(-1, 1, `${last}\n${line}`);
    else if (/^(?:npm|curl|TOKEN=)/.test(line)) commands.push(line);
  }
  return commands;
}

/**
 * Runs commands one after the other in one shell, in which the example is served where it says.
 * @returns each command with its exit code and what it printed
 */
async function paste(
  commands: readonly string[],
): Promise<[command: string, code: string, printed: string][]> {
  const here = (command: string) =>
    command.replaceAll('http://127.0.0.1:8766', stack.url).replaceAll('./.tiendo', home);
  const script = [
    // The npm script without npm, which would take most of the time.
    `npm() { shift 4; INIT_CWD=$PWD npm_lifecycle_event=tiendo "${process.execPath}" "${resolve('cli/tiendo.mjs')}" "$@"; }`,
    ...commands.map((command) => `${here(command)}\necho "@@ $?"`),
  ];
  const child = spawn('bash', ['-c', `exec 2>&1\n${script.join('\n')}`], {
    cwd: desk,
    env: { ...process.env, TIENDO_HOME: home, TIENDO_URL: stack.url },
  });
  const printed = (await text(child.stdout)).split(/^@@ |(?<=[^\n])@@ /m);
  return commands.map((command, at) => [
    command,
    (printed[at + 1] ?? '').split('\n')[0] ?? '',
    (printed[at] ?? '').replace(/^\d+\n/, ''),
  ]);
}

describe('README, followed line by line', () => {
  it('P58: shows what npm start ends with', () => {
    const shown = blocksIn(readme).find((block) => block.startsWith('Tiến Độ is running at')) ?? '';
    expect(shown.split('\n').length).toBeGreaterThan(3);
    expect(
      shown
        .split('\n')
        .filter((line) => !ending.replaceAll(stack.url, 'http://127.0.0.1:8766').includes(line)),
    ).toEqual([]);
  });

  it('P58: every command works in its order, with the files it shows', async () => {
    const files = [...followed.matchAll(/`([\w-]+\.csv)`:\n\n```\n([\s\S]*?)^```$/gm)];
    for (const [, name = '', content = ''] of files) writeFileSync(join(desk, name), content);
    expect(files.map(([, name]) => name)).toEqual(['week-03.csv']);
    const commands = commandsIn(blocksIn(followed));
    expect(commands.length).toBeGreaterThan(20);
    const ran = await paste(commands);
    expect(ran.filter(([, code]) => code !== '0')).toEqual([]);
    const [, , posted = ''] = ran.find(([command]) => command.startsWith('curl')) ?? [];
    expect(posted).toContain('"revision":1,');
  }, 60_000);

  it('P54: then the commands that npm start ends with', async () => {
    const [, tried = ''] = ending.split('try next:\n');
    const lines =
      tried
        .split('\n\n')[0]
        ?.replaceAll(/\|\n +/g, '| ')
        .split('\n') ?? [];
    const ran = await paste(lines.map((line) => line.trim()));
    expect(ran.map(([, code]) => code)).toEqual(['0', '0', '0', '0']);
    expect(ran[1]?.[2]).toContain('Chỉ số phải gửi: mới có 1/14');
    expect(ran[2]?.[2]).toContain('"league":"districts"');
    expect(stack.mails().at(-1)?.occurrence).toBe('report@2024-01-22T00:00:00Z');
  }, 60_000);
});
