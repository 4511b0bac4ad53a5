import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { tiendoInProcess } from './in-process.ts';
import { shellWords } from './printed-commands.ts';
import { serveWorld } from './world-server.ts';

/** A command as it is printed, split as a shell splits it, with the variables that stand before it. */
type Pasted = { readonly line: string; readonly words: readonly string[]; readonly home: string };

function printedIn(text: string): Pasted[] {
  const lines = text.match(/^ *(?:TIENDO_HOME=.+ )?npm run -s tiendo -- .*$/gm) ?? [];
  return lines.map((printed) => {
    const line = printed.trim();
    const [before = '', command = ''] = line.split('npm run -s tiendo -- ');
    const [variable = ''] = shellWords(before);
    return { line, words: shellWords(command), home: variable.slice('TIENDO_HOME='.length) };
  });
}

const week = ['S', '2024-W05'];
const late = ['--unit', 'P.A', '--set', 'S', '--period', '2024-W05'];
const until = [
  '--officer',
  'Chief',
  '--reason',
  "the officer's own",
  '--expires-at',
  '2024-02-06T17:00:00+07:00',
];

async function play() {
  const served = await serveWorld();
  const { world, url } = served;
  const folder = join(temporaryFolder(), "the province's data");
  mkdirSync(folder);
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const tokens = {
    'P.A': served.unitToken,
    leader: await world.tokenFor({ role: 'leader' }),
    operations: served.operationsToken,
    'operations-2': await world.tokenFor({ role: 'operations' }),
  };
  file('demo-tokens.json', JSON.stringify(tokens));
  await world.run('rank', '2024-02-04T23:05:00Z');
  await world.run('report', '2024-02-05T00:00:00Z');
  world.ports.mailCap = 0;
  await expect(world.run('warn', '2024-02-05T00:30:00Z')).rejects.toThrow('held until two operators');
  world.answerOfMailer = () => ({ outcome: 'refused', failure: 'the recipient has no valid address' });
  await world.sender('2024-02-05T02:00:00Z');
  return { world, url, folder, file, operations: served.operationsToken };
}

describe('every command that is printed can be pasted as it stands', () => {
  it('in the data folder, on the server and with the token of the command that printed it', async () => {
    const { folder, file, url, world } = await play();
    const figures = { unit: 'P.A', set: 'S', period: '2024-W05', values: { 'S.3': { points: 9 } } };
    const json = file("Tháng 1's figures.json", JSON.stringify(figures));
    const wrong = file('wrong $HOME.json', JSON.stringify({ ...figures, values: { 'S.3': { points: 99 } } }));
    const csv = file('two "weeks".csv', 'unit,set,period,indicator,points\nP.A,S,2024-W03,S.3,9\n');
    const wrongCsv = file('wrong.csv', 'unit,set,period,indicator,points\nP.A,S,2024-W02,S.3,x\n');
    const situations: readonly (readonly [as: string, ...words: string[]])[] = [
      ['P.A', 'submit', json, '--dry-run'],
      ['P.A', 'submit', json],
      ['P.A', 'submit', wrong],
      ['P.A', 'submit', csv, '--locale', 'en', '--dry-run'],
      ['P.A', 'submit', csv, '--locale', 'en'],
      ['P.A', 'submit', wrongCsv],
      ['P.A', 'workbook', ...week, 'P.A', '--out', join(folder, 'of a unit.xlsx')],
      ['operations', 'workbook', ...week, 'P.A', '--out', join(folder, 'of operations.xlsx')],
      ['leader', 'workbook-of-forms', 'S/2024-W05/P.A', '--out', join(folder, 'of a leader.xlsx')],
      ['operations', 'exception', 'open', ...late, ...until],
      ['operations', 'token', 'create', '--role', 'leader', '--label', 'x'],
      ['operations', 'occurrences'],
      ['operations', 'day', '2024-02-05'],
      ['operations', 'deliveries'],
      ['operations', 'deliveries', '--state', 'failed'],
      ['operations', 'deliveries', 'held'],
      ['operations', 'deliveries', 'status'],
      ['operations', 'recipients'],
      ['operations', 'preview', '--at', '2024-02-12'],
      ['operations', 'preview', '--at', '2024-02-12', '--recipient', 'nobody'],
      ['operations', 'doctor'],
      ['operations', 'catalogue', 'export', join(folder, 'the catalogue.xlsx')],
      ['operations', 'catalogue', 'check', join(folder, 'the catalogue.xlsx')],
      ['operations', 'catalogue', 'check', 'example/first-catalogue'],
      ['operations', 'rankin'],
    ];
    // Whatever takes mail from an address takes two operators.
    world.ports.dropCap = 0;
    const told: [string, number][] = [];
    const seen = new Set<string>();
    const follow = async (text: string): Promise<void> => {
      for (const { line, words, home } of printedIn(text)) {
        if (seen.has(line)) continue;
        seen.add(line);
        expect([line, home]).toEqual([line, words.includes('--as') ? folder : '']);
        const none = { TIENDO_TOKEN: '', TIENDO_URL: '', PORT: '' };
        const { code, stdout, stderr } = await tiendoInProcess(words, 'en', { ...none, TIENDO_HOME: home });
        told.push([words.join(' ').replaceAll(folder, '…').replace(` --url ${url} --lang en`, ''), code]);
        // Help has examples of the example.
        if (!words.includes('--help')) await follow(stdout + stderr);
      }
    };
    for (const [as, ...words] of situations) {
      const environment = { TIENDO_HOME: folder, TIENDO_URL: url, TIENDO_TOKEN: '', PORT: '' };
      const { stdout, stderr } = await tiendoInProcess([...words, '--as', as], 'en', environment);
      await follow(stdout + stderr);
    }
    const bare = told.map(([command, code]) => [command.replaceAll(/\b[0-9a-f]{32}\b/g, '<digest>'), code]);
    const release = 'deliveries release --id warn@2024-02-05T00:30:00Z --confirm <digest>';
    const apply = 'catalogue apply example/first-catalogue';
    expect(bare.filter(([, code]) => code !== 0)).toEqual([
      ['submit …/wrong.csv --as P.A', 3],
      // Nothing was filled in.
      ['submit …/of a leader.xlsx --as P.A', 3],
      [`${release} --as operations`, 9],
      [`${apply} --as operations`, 9],
      [`${apply} --confirm <digest> --as operations`, 9],
    ]);
    const names = bare.map(([command]) => /^[a-z-]+(?: [a-z]+(?= ))?/.exec(String(command))?.[0]);
    expect([...new Set(names)].sort()).toEqual([
      '--help',
      'audit',
      'catalogue apply',
      'catalogue approve',
      'catalogue check',
      'catalogue proposal',
      'deliveries',
      'deliveries held',
      'deliveries pause',
      'deliveries release',
      'deliveries resend',
      'deliveries resume',
      'deliveries status',
      'exception close',
      'ranking recompute',
      'recipients',
      'submission revisions',
      'submission show',
      'submit',
      'token revoke',
    ]);
  });

  it.each([
    ['operations', 'The other operator of the local stack runs this:', '--as operations-2'],
    [undefined, 'Another operator runs this, with a token issued directly to them in TIENDO_TOKEN:', ''],
  ])('one who has agreed sees the command for the other operator: --as %s', async (as, who, other) => {
    const { folder, url, operations, world } = await play();
    world.ports.dropCap = 0;
    const run = (...words: readonly string[]) =>
      tiendoInProcess([...words, ...(as === undefined ? [] : ['--as', as])], 'en', {
        TIENDO_URL: url,
        PORT: '',
        TIENDO_HOME: folder,
        TIENDO_TOKEN: as === undefined ? operations : '',
      });
    const held = await run('deliveries', 'held');
    expect(held.stderr).toContain('To agree, once by each of two operators:');
    const [release] = printedIn(held.stderr);
    const released = await run(...(release?.words ?? []).slice(0, 6));
    expect([released.code, released.stdout]).toEqual([9, '']);
    const heldStill = await run('deliveries', 'held');
    const proposed = await run('catalogue', 'apply', 'example/first-catalogue', '--confirm');
    expect(proposed.code).toBe(9);
    const proposal = await run('catalogue', 'proposal');
    expect(proposal.code).toBe(0);
    for (const { stderr } of [released, heldStill, proposed, proposal]) {
      expect(stderr).toContain(`You cannot agree yourself. ${who}`);
      const ends = printedIn(stderr).map(({ line }) => line.replace(/ --url .*$/, ''));
      expect(
        ends.filter((line) => (as === undefined ? line.includes('--as') : !line.endsWith(other))),
      ).toEqual([]);
    }
    // Whoever tries all the same is told that it waits for another.
    const again = await run('catalogue', 'approve', /approve (\w{32})/.exec(proposal.stderr)?.[1] ?? '');
    expect([again.code, again.stdout]).toEqual([9, '']);
    expect((await run(...(release?.words ?? []).slice(0, 6))).code).toBe(9);
  });
});
