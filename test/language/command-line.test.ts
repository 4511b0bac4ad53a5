import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createProgram } from '../../cli/program/program.ts';
import type { Language } from '../../domain/language/text.ts';
import { mockAws } from '../cli/deployed-stage.ts';
import { tiendoInProcess } from '../cli/in-process.ts';
import { serveWorld } from '../cli/world-server.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { foreignWords, programTimes, vietnameseWords } from './foreign-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiendo-words-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const figures = { unit: 'P.A', set: 'S', period: '2024-W05', values: { 'S.3': { points: 9.45 } } };
const sound = file('sound.json', figures);
const corrected = file('corrected.json', { ...figures, values: { 'S.3': { points: 8 } }, reason: '2' });
const wrong = file('wrong.json', {
  ...figures,
  period: '2024-W04',
  colour: 1,
  values: { 'S.1': { numerator: 3, denominator: 2 }, 'S.9': { count: 1 }, 'S.2': { done: 'x', total: 1.5 } },
});
const fallen = file('fallen.json', { ...figures, values: { 'S.4': { count: 1 } }, reason: '3' });
const head = 'unit,set,period,indicator,numerator,denominator,count,points';
const soundCsv = file('sound.csv', `${head}\nP.A,S,2024-W03,S.4,,,30,\nP.A,S,2024-W03,S.3,,,,9\n`);
const wrongCsv = file(
  'wrong.csv',
  `${head}\nP.A,S,2024-W02,S.1,3,2,,\nP.B,S,2024-W02,S.3,,,,1\nP.A,S,2024-W01,S.3,,,,1\n`,
);
const noCsv = file('none.csv', 'foo;bar\n1;2\n');

const workbook = join(folder, 'workbook.xlsx');
const several = join(folder, 'several.xlsx');

const monday = '2024-02-05T02:00:00Z';
const on = ['S', '2024-W05'];
const of = ['--set', 'S', '--period', '2024-W05'];
const until = ['--expires-at', '2024-02-06T17:00:00+07:00'];
const extension = ['--unit', 'P.A', '--set', 'S', '--period', '2024-W01', '--reason', '2'];
const exception = ['--unit', 'P.A', '--set', 'S', '--period', '2024-W01', '--officer', '1', '--reason', '2'];

/** The commands of a day, happy ones and refused ones, with the token each is called with. */
const commands: readonly (readonly [token: 'unit' | 'operations', ...words: string[]])[] = [
  ['unit', 'submit', sound, '--dry-run'],
  ['unit', 'submit', sound],
  ['unit', 'submit', sound],
  ['unit', 'submit', corrected],
  ['unit', 'submit', corrected, '--if-match', '9'],
  ['unit', 'submit', fallen],
  ['unit', 'submit', wrong],
  ['unit', 'submit', file('empty.json', '')],
  ['unit', 'submit', file('half.json', '{"unit":')],
  ['unit', 'submit', file('list.json', [])],
  ['unit', 'submit', file('other.json', { ...figures, unit: 'P.B' })],
  ['unit', 'submit', file('no-set.json', { ...figures, set: 'T' })],
  ['unit', 'submit', file('no-change.json', { ...figures, values: { 'S.3': { points: 7 } } })],
  ['unit', 'submit', join(folder, 'absent.json')],
  ['unit', 'submit', file('sound.txt', figures)],
  ['unit', 'submit', soundCsv, '--locale', 'en', '--dry-run'],
  ['unit', 'submit', soundCsv, '--locale', 'en'],
  ['unit', 'submit', wrongCsv, '--locale', 'en'],
  ['unit', 'submit', noCsv],
  ['unit', 'submit', soundCsv, '--if-match', '1'],
  ['unit', 'workbook', ...on, 'P.A', '--out', workbook],
  ['unit', 'workbook', ...on, 'P.A', '--out', workbook],
  ['unit', 'workbook', ...on, 'P.B', '--out', `${workbook}2`],
  ['unit', 'workbook-of-forms', 'S/2024-W05/P.A', 'S/2024-W04/P.A', '--out', several],
  ['unit', 'workbook-of-forms', 'S/2024-W05', '--out', `${several}2`],
  ['unit', 'submit', several],
  ['unit', 'submit', file('no.xlsx', '1'), '--dry-run'],
  ['unit', 'submit', sound, '--out', workbook],
  ['unit', 'submission', 'show', ...on, 'P.A'],
  ['unit', 'submission', 'show', ...on, 'P.B'],
  ['unit', 'submission', 'show', 'S', '2024-W04', 'P.A'],
  ['unit', 'submission', 'show', 'S', 'never', 'P.A'],
  ['unit', 'submission', 'revisions', ...on, 'P.A'],
  ['operations', 'completeness', ...on],
  ['operations', 'completeness', 'S', '2024'],
  ['operations', 'completeness', ...on, '--xlsx', join(folder, 'completeness.xlsx')],
  ['operations', 'milestones', '--csv', join(folder, 'milestones.csv')],
  ['operations', 'milestones', '--csv', join(folder, 'milestones.csv'), '--xlsx', 'x'],
  ['operations', 'completeness', 'T', '2024-W05'],
  ['operations', 'ranking', 'show', ...on, '--league', 'departments'],
  ['operations', 'ranking', 'show', ...on, '--league', 'villages'],
  ['operations', 'ranking', 'show', ...on, '--league', 'departments', '--edition', '9'],
  ['operations', 'ranking', 'show', 'S', '2024-W40', '--league', 'departments'],
  ['operations', 'ranking', 'recompute', ...on, '--reason', '1'],
  ['operations', 'ranking', 'recompute', ...on, '--reason', '1'],
  ['unit', 'ranking', 'recompute', ...on, '--reason', '1'],
  ['operations', 'ranking', 'verify', ...on],
  ['operations', 'ranking', 'verify', 'S', '2023-W05'],
  ['operations', 'scorecard', 'P.A', ...of],
  ['operations', 'scorecard', 'P.X', ...of],
  ['operations', 'league-table', 'S', '2024-02', '--league', 'departments'],
  ['operations', 'league-table', 'S', '2024-W05', '--league', 'departments'],
  ['operations', 'milestones'],
  ['operations', 'milestones', 'tasks-done'],
  ['operations', 'milestones', 'nothing-done'],
  ['operations', 'milestones', '--at', 'never'],
  ['unit', 'calendar', 'P.A'],
  ['unit', 'calendar', 'P.B'],
  ['operations', 'calendar', 'P.X'],
  ['operations', 'occurrences'],
  ['operations', 'occurrences', '--from', 'never'],
  ['operations', 'occurrences', '--from', '2023-01-01'],
  ['unit', 'occurrences'],
  ['operations', 'day', '2024-02-05'],
  ['operations', 'day', '2023-02-05'],
  ['operations', 'day', 'never'],
  ['unit', 'day', '2024-02-05'],
  ['operations', 'doctor'],
  ['unit', 'doctor'],
  ['operations', 'failures', 'list', '--stage', 'dev'],
  ['operations', 'failures', 'list', '--stage', 'no'],
  ['operations', 'failures', 'retry', '--stage', 'dev'],
  ['operations', 'failures', 'retry', '0', '--stage', 'dev'],
  ['operations', 'doctor', '--stage', 'no'],
  ['operations', 'preview', '--at', '2024-02-12'],
  ['operations', 'preview', '--at', '2024-02-12', '--recipient', 'nobody'],
  ['operations', 'preview', '--at', '2024-02-12', '--to', 'nobody'],
  ['operations', 'preview', '--at', 'never'],
  ['operations', 'deliveries'],
  ['operations', 'deliveries', '--csv', '-'],
  ['operations', 'deliveries', 'warn@2024-02-05T00:30:00Z'],
  ['operations', 'deliveries', 'never'],
  ['operations', 'deliveries', 'held'],
  ['operations', 'recipients'],
  ['operations', 'unreadable-rows'],
  ['operations', 'deliveries', 'release', '--id', 'report@2024-02-05T00:00:00Z', '--confirm', '0'],
  ['operations', 'deliveries', 'release', '--id', 'never', '--confirm', '0'.repeat(32)],
  ['operations', 'deliveries', 'status'],
  ['operations', 'deliveries', 'pause', '--reason', '1'],
  ['operations', 'deliveries', 'resume'],
  ['operations', 'deliveries', 'resend', '--failed', '--occurrence', 'warn@2024-02-05T00:30:00Z'],
  ['operations', 'deliveries', 'resend', '--failed', '--occurrence', 'never'],
  ['operations', 'deliveries', 'resend', '--occurrence', 'never'],
  ['operations', 'token', 'create', '--role', 'unit', '--unit', 'P.B', '--label', '1'],
  ['operations', 'token', 'create', '--role', 'unit', '--unit', 'P.X', '--label', '1'],
  ['operations', 'token', 'create', '--role', 'unit', '--label', '1'],
  ['operations', 'token', 'create', '--role', 'leader', '--label', '1', '--expires-at', '2020-01-01'],
  ['operations', 'token', 'list'],
  ['operations', 'token', 'revoke', '0000000000000000'],
  ['operations', 'token', 'rotate', '0000000000000000'],
  ['operations', 'session', 'list'],
  ['operations', 'session', 'revoke', '0'.repeat(32)],
  ['operations', 'exception', 'open', ...exception, ...until],
  ['operations', 'exception', 'open', ...exception, '--expires-at', '2024-01-06T17:00:00+07:00'],
  ['operations', 'exception', 'list'],
  ['operations', 'exception', 'close', '0', '--reason', '1'],
  ['unit', 'extension', 'ask', ...extension],
  ['unit', 'extension', 'ask', ...extension.slice(0, -1), '3'],
  ['operations', 'extension', 'list'],
  ['operations', 'extension', 'list', '--json'],
  [
    'operations',
    'extension',
    'grant',
    '0'.repeat(16),
    '--officer',
    '1',
    '--until',
    '2024-02-06T17:00:00+07:00',
  ],
  ['operations', 'extension', 'refuse', '0'.repeat(16), '--reason', '1'],
  ['unit', 'extension', 'list'],
  ['unit', 'question', 'ask', ...extension.slice(0, -2), '--text', '1'],
  ['unit', 'question', 'list'],
  ['unit', 'question', 'answer', '0'.repeat(16), '--text', '1'],
  ['operations', 'audit'],
  ['operations', 'audit', '--from', 'never'],
  ['unit', 'audit'],
  ['operations', 'catalogue', 'check', 'example/first-catalogue'],
  ['operations', 'catalogue', 'check', folder],
  ['operations', 'catalogue', 'export', join(folder, 'catalogue.xlsx')],
  ['operations', 'catalogue', 'export', join(folder, 'catalogue.xlsx')],
  ['unit', 'catalogue', 'export', join(folder, 'other.xlsx')],
  ['operations', 'catalogue', 'check', join(folder, 'catalogue.xlsx')],
  ['operations', 'catalogue', 'apply', join(folder, 'no.xlsx')],
  ['unit', 'catalogue', 'apply', 'example/first-catalogue'],
  ['operations', 'catalogue', 'apply', 'example/first-catalogue'],
  ['operations', 'catalogue', 'apply', 'example/first-catalogue', '--confirm', '0'],
  ['operations', 'export', join(folder, 'export')],
  ['operations', 'import', join(folder, 'export')],
  ['operations', 'restore', '--table', 'reports'],
  ['operations', 'restore', '--table', 'tokens'],
  ['operations', 'catalogue', 'proposal'],
  ['operations', 'catalogue', 'approve', '0'],
  ['operations', 'catalogue', 'approve', '0'.repeat(32)],
];

/** Words that no command takes. */
const misuse: readonly (readonly string[])[] = [
  ...[
    ['submit'],
    ['submit', '1', '2'],
    ['submit', '1', '--locale', 'fr'],
    ['submit', '1', '--if-match', 'x'],
  ],
  ...[['ranking', 'show'], ['ranking', 'show', 'S', '2024-W05'], ['ranking', 'sho'], ['--colour']],
  ...[
    ['ranking', 'show', 'S', '2024-W05', '--leage', 'x'],
    ['submit', '1', '--format'],
    ['sumbit'],
    ['help', 'ranking', 'sho'],
  ],
  ...[
    ['deliveries', 'list', '--state', 'gone'],
    ['occurrences', '--job', 'send'],
  ],
  ...[
    ['token', 'create', '--role', 'king'],
    ['exception', 'list', '--state', 'gone'],
  ],
];

/** The paths of all commands: `submit`, `ranking`, `ranking show`. */
function paths(program = createProgram(), above: readonly string[] = []): (readonly string[])[] {
  return program.commands.flatMap((command) => {
    const path = [...above, command.name()];
    return [path, ...paths(command, path)];
  });
}

const { units, leagues, sets } = smallCatalogue();
const indicators = sets.flatMap((set) => [...set.indicators, ...set.groups]);
const named = [...units, ...leagues, ...sets, ...indicators];

/** What a person must not meet in a line: words of the other language, times of programs, and ids without their names. */
function faultsIn(line: string, language: Language): string[] {
  // An e-mail has one subject for both languages, Vietnamese first; a text may change in the other language alone.
  const foreign =
    language === 'vi'
      ? foreignWords(withoutIds(line))
      : vietnameseWords(line.replace(/\[.*? {2}/, ' ').replace(/in Vietnamese: «[^»]*» → «[^»]*»/, ' '));
  const ids = named.filter(
    ({ id, name }) =>
      new RegExp(`(?<![\\p{L}\\d.«“"/-])${id.replaceAll('.', '\\.')}(?![\\p{L}\\d»”"-]|\\.\\w)`, 'u').test(
        line,
      ) && !line.toLowerCase().includes(name[language].toLowerCase()),
  );
  return [...foreign, ...programTimes(line), ...ids.map(({ id }) => id)];
}

/** A line without ids, digests and tokens, the names of commands in their usage, and the column of a CSV file that is at fault. */
function withoutIds(line: string): string {
  return line
    .replaceAll(folder, '')
    .replaceAll(
      /(?:\S+@)?\bprovince\.example|\b(?:chair|contact-[abc]|tasks-done)\b|\b[0-9a-f]{16}(?:[0-9a-f]{16})?\b|\([A-Z][A-Z0-9.-]*\)|\btiendo_\w+/g,
      ' ',
    )
    .replace(/^ +(?:\d+|—) {2}[a-zA-Z]+ {2}/, ' ')
    .replace(/^(Cách dùng:)[a-z -]+|^ {2}[a-z-]+(?= )/, '$1');
}

/** The arguments that a line of help names in words of the other language: `<text>`. */
function foreignPlaceholders(line: string, language: Language): string[] {
  const named = [...line.matchAll(/<([^<>]+)>|\[([^[\]]+)\]/g)].map(([, one, other]) => one ?? other ?? '');
  return named.flatMap((name) =>
    (language === 'vi' ? foreignWords(name) : vietnameseWords(name)).map((word) => `<${word}>`),
  );
}

/** The lines for people: without the commands that are printed to be pasted. */
function linesOf(output: string): string[] {
  return output.split('\n').filter((line) => !/^ +(?:\S+=\S+ )?npm /.test(line));
}

type Said = { readonly words: readonly string[]; readonly code: number; readonly lines: readonly string[] };

/** What every command says in a language, one after the other against the same product. */
async function everythingSaid(language: Language): Promise<Said[]> {
  const served = await serveWorld();
  const aws = mockAws();
  await served.world.run('rank', '2024-02-04T23:05:00Z');
  await served.world.run('report', '2024-02-05T00:00:00Z');
  await served.world.run('warn', '2024-02-05T00:30:00Z');
  const failure = 'MessageRejected (HTTP 400): an address or domain is not verified with SES';
  served.world.answerOfMailer = () => ({ outcome: 'refused', failure });
  await served.world.sender(monday);
  const tokens = { unit: served.unitToken, operations: served.operationsToken };
  const said: Said[] = [];
  const run = async (words: readonly string[], token: string) => {
    const environment = { TIENDO_TOKEN: token, TIENDO_URL: served.url, PORT: '' };
    const { code, stdout, stderr } = await tiendoInProcess(words, language, environment);
    said.push({ words, code, lines: linesOf(stdout + stderr) });
  };
  for (const [token, ...words] of commands) await run(words, tokens[token]);
  for (const words of misuse) await run(words, tokens.unit);
  for (const path of paths()) await run([...path, '--help'], tokens.unit);
  aws.restore();
  return said;
}

describe('the command line has no words of the other language, no UTC times and no id without its name', () => {
  it.each(['vi', 'en'] as const)(
    'under --lang %s',
    async (language) => {
      const said = await everythingSaid(language);
      const faults = said.flatMap(({ words, lines }) =>
        lines.flatMap((whole) => {
          // A file for spreadsheets has a column of codes.
          const line = words.includes('-') ? whole.replaceAll(/(?<=[;,])P(?:\.\w)?(?=[;,])/g, '') : whole;
          const asked = words.includes('--help') ? foreignPlaceholders(line, language) : [];
          const found = [...faultsIn(line, language), ...asked];
          return found.length === 0
            ? []
            : [`${words.join(' ')} | ${[...new Set(found)].join(', ')} | ${line}`];
        }),
      );
      expect([...new Set(faults)]).toEqual([]);
      // Every command ran, some well and some not, and none was silent.
      const codes = new Set(said.map(({ code }) => code));
      expect([0, 2, 3, 4, 5, 7].filter((code) => !codes.has(code))).toEqual([]);
      const run = new Set(said.filter(({ code }) => code === 0).map(({ words }) => words[0]));
      const all = createProgram().commands.map((command) => command.name());
      expect(all.filter((name) => !run.has(name))).toEqual([]);
      expect(said.filter(({ lines }) => lines.join('') === '').map(({ words }) => words)).toEqual([]);
    },
    60_000,
  );
});
