import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaint } from '../cli/complaint.ts';
import { commandsIn, type ShownCommand } from './commands-in.ts';

const documents = globSync(['*.md', 'docs/**/*.md', 'example/*.md', 'bench/*.md']).sort();

/** Commander's error for a command, which is not run; null when it is valid. */
async function complaintOf({ words, whole }: ShownCommand): Promise<string | null> {
  const error = await complaint(words);
  const lacks = ['commander.missingArgument', 'commander.missingMandatoryOptionValue', 'commander.help'];
  return error === null || (!whole && lacks.includes(error.code)) ? null : error.message;
}

describe('commands in documents', () => {
  it('are found in blocks, over several lines, and in sentences', () => {
    const markdown = [
      'See `tiendo deliveries status`.',
      '```',
      'TIENDO_TOKEN=<x> npm run -s tiendo -- submit week-03.json   # a comment',
      'npm run -s tiendo -- exception open --unit BD.STP \\',
      '  --reason "Sai số liệu"',
      'npx cdk deploy',
      '```',
    ].join('\n');
    expect(commandsIn(markdown)).toEqual([
      { words: ['submit', 'week-03.json'], whole: true },
      { words: ['exception', 'open', '--unit', 'BD.STP', '--reason', 'Sai số liệu'], whole: true },
      { words: ['deliveries', 'status'], whole: false },
    ]);
  });

  it.each([
    [{ words: ['deliveries', 'pause', '--reason', 'x'], whole: true }, null],
    [{ words: ['deliveries', 'pause'], whole: true }, expect.stringContaining('--reason')],
    [{ words: ['deliveries', 'pause'], whole: false }, null],
    [{ words: ['token'], whole: false }, null],
    [{ words: ['deliver'], whole: false }, expect.stringContaining('unknown command')],
    [
      { words: ['milestones', '--on', '2024-01-15'], whole: false },
      expect.stringContaining('unknown option'),
    ],
  ])('are checked against the command line: %j', async (command, expected) => {
    expect(await complaintOf(command)).toEqual(expected);
  });

  it.each(documents)('%s shows only commands that there are', async (document) => {
    const commands = commandsIn(readFileSync(document, 'utf8'));
    const complaints = await Promise.all(
      commands.map(async (command) => [command.words.join(' '), await complaintOf(command)]),
    );
    expect(complaints.filter(([, said]) => said !== null)).toEqual([]);
  });

  it('of the runbook use the token in TIENDO_TOKEN, since --as reads the tokens of the local example', () => {
    const commands = commandsIn(readFileSync('docs/runbook.md', 'utf8'));
    expect(commands.length).toBeGreaterThan(5);
    expect(commands.filter(({ words }) => words.includes('--as'))).toEqual([]);
  });
});
