import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { summary } from '../../local/example/summary.ts';
import { type LocalStack, startLocalStack } from '../../local/stack.ts';
import { commandsNotRun } from '../docs/commands-not-run.ts';
import {
  blocksIn,
  commandLines,
  documentedCommands,
  followedDocuments,
} from '../docs/documented-commands.ts';
import { ParsedTemplate } from '../lib/synthesized.ts';
import { fillWithExample } from './example-home.ts';
import { foldersGoneAfterwards } from './folders-gone-afterwards.ts';

const readme = readFileSync('README.md', 'utf8');
const using = readFileSync('docs/using.md', 'utf8');
const newFolder = foldersGoneAfterwards();
const home = newFolder();
const desk = newFolder();

let stack: LocalStack;
let ending = '';

beforeAll(async () => {
  const { played } = await fillWithExample(home);
  stack = await startLocalStack({ home, port: 0, example: true });
  ending = summary({ ...stack, played });
}, 300_000);

afterAll(() => stack.close());

/**
 * Runs commands one after the other in one shell, in which the example is served where it says.
 * @returns each command with its exit code and what it printed
 */
async function paste(
  commands: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<[command: string, code: string, printed: string][]> {
  const here = (command: string) =>
    command.replaceAll('http://127.0.0.1:8766', stack.url).replaceAll('./.tiendo', home);
  const script = [
    // The npm script without npm, which would take most of the time.
    `npm() { shift $(($# < 4 ? $# : 4)); INIT_CWD=$PWD npm_lifecycle_event=tiendo "${process.execPath}" "${resolve('cli/tiendo.mjs')}" "$@"; }`,
    ...commands.map((command) => `${here(command)}\necho "@@ $?"`),
  ];
  const child = spawn('bash', ['-c', `exec 2>&1\n${script.join('\n')}`], {
    cwd: desk,
    env: { ...process.env, ...env, TIENDO_HOME: home, TIENDO_URL: stack.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = (await text(child.stdout)).split(/^@@ |(?<=[^\n])@@ /m);
  return commands.map((command, at) => [
    command,
    (printed[at + 1] ?? '').split('\n')[0] ?? '',
    (printed[at] ?? '').replace(/^\d+\n/, ''),
  ]);
}

const tokensSchema = z.record(z.string(), z.string());

/** What has been run so far, of what documents show. */
const followedCommands: string[] = [];

describe('README and docs/using.md, followed line by line', () => {
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
    const files = [...using.matchAll(/`([\w-]+\.csv)`:\n\n```\n([\s\S]*?)^```$/gm)];
    for (const [, name = '', content = ''] of files) writeFileSync(join(desk, name), content);
    expect(files.map(([, name]) => name)).toEqual(['week-03.csv']);
    const commands = commandLines(blocksIn(using));
    expect(commands.length).toBeGreaterThan(20);
    const ran = await paste(commands);
    expect(ran.filter(([, code]) => code !== '0')).toEqual([]);
    followedCommands.push(...commands);
    const [, , posted = ''] = ran.find(([command]) => command.startsWith('curl')) ?? [];
    expect(posted).toContain('"revision":1,');
  }, 180_000);

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
  }, 180_000);
});

describe('every command of the followed documents', () => {
  const documented = new Map(
    followedDocuments.map((document) => [document, documentedCommands(readFileSync(document, 'utf8'))]),
  );
  const all = [...new Set([...documented.values()].flat())];
  const isReviewed = (command: string) => commandsNotRun.some((one) => one.command.test(command));

  it('P58: is run, or was reviewed with the reason why not', async () => {
    const others = all.filter((command) => !followedCommands.includes(command) && !isReviewed(command));
    const { operations = '' } = tokensSchema.parse(
      JSON.parse(readFileSync(join(home, 'demo-tokens.json'), 'utf8')),
    );
    const env = { TIENDO_TOKEN: operations };
    const [spare] = await paste(
      ['npm run -s tiendo -- token create --role leader --label Spare --json'],
      env,
    );
    const { id } = z.looseObject({ id: z.string() }).parse(JSON.parse(spare?.[2] ?? ''));
    const meant: [string, string][] = [
      ['<id>', id],
      ['<folder>', resolve('example/catalogue')],
      ['<Monday>', '2024-01-29'],
    ];
    const ran = await paste(
      others.map((command) => meant.reduce((text, [name, value]) => text.replace(name, value), command)),
      env,
    );
    expect(others.length).toBeGreaterThan(15);
    expect(ran.filter(([, code]) => code !== '0')).toEqual([]);
  }, 180_000);

  it('that is not run is still shown', () => {
    expect(commandsNotRun.filter(({ command }) => !all.some((one) => command.test(one)))).toEqual([]);
  });

  it('names only scripts of package.json', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const named = all.flatMap((command) => /^npm run (?:-s )?([\w:]+)/.exec(command)?.[1] ?? []);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('names only outputs of the stack', () => {
    const { outputs } = new ParsedTemplate();
    const named = all.flatMap((command) =>
      [...command.matchAll(/\$\(out (\w+)\)|<((?:[A-Z][a-z]+){2,})>/g)].map(
        ([, out, inside]) => out ?? inside ?? '',
      ),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !outputs.includes(name))).toEqual([]);
  });

  it('of the runbook and of deploying uses the token in TIENDO_TOKEN: --as reads the tokens of the local example', () => {
    const onAws = [
      ...(documented.get('docs/runbook.md') ?? []),
      ...(documented.get('docs/deploying.md') ?? []),
    ];
    expect(onAws.length).toBeGreaterThan(50);
    expect(onAws.filter((command) => / --as /.test(command))).toEqual([]);
  });
});
