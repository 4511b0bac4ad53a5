import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Random } from '../functions/fuzz/random.ts';
import { prepareHome } from './prepared-home.ts';
import { rehearsal, repetition } from './repetition.ts';

/*
 * Kills the local stack (SIGKILL) at random moments while it plans and sends, restarts it on the same folder, and
 * counts: every recipient must end with exactly one message. The seed determines the moments, but not what the process
 * is doing then.
 */

const mostKills = 3;

const options = z
  .object({
    repetitions: z.coerce.number().int().positive().default(20),
    messages: z.coerce.number().int().positive().default(200),
    seed: z.coerce
      .number()
      .int()
      .default(Math.floor(Math.random() * 1_000_000)),
  })
  .parse(
    parseArgs({
      options: {
        repetitions: { type: 'string' },
        messages: { type: 'string' },
        seed: { type: 'string' },
      },
    }).values,
  );

const folder = mkdtempSync(join(tmpdir(), 'tiendo-crash-'));
try {
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @returns whether nothing was lost and nothing was duplicated */
async function main(): Promise<boolean> {
  const prepared = join(folder, 'prepared');
  const home = join(folder, 'home');
  const addresses = await prepareHome(prepared, options.messages);
  const milliseconds = await rehearsal(prepared, home);
  say(
    `${addresses.length} messages, sent within ${milliseconds} ms when undisturbed; seed ${options.seed}\n`,
  );
  say(['repetition', 'killed after ms', 'messages then', 'sent', 'twice', 'lost', 'given up'].join(' | '));
  const random = new Random(options.seed);
  let good = true;
  for (let index = 1; index <= options.repetitions; index += 1) {
    const kills = Array.from({ length: 1 + random.int(mostKills) }, () => random.int(milliseconds));
    const outcome = await repetition(prepared, home, addresses, kills);
    const { sentAtKills, sent, twice, lost, givenUp } = outcome;
    const cells = [index, kills.join(' '), sentAtKills.join(' '), sent, twice.length, lost.length, givenUp];
    say(cells.join(' | '));
    for (const address of twice) say(`  twice: ${address}`);
    for (const address of lost) say(`  lost: ${address}`);
    good &&= sent === addresses.length && twice.length === 0 && lost.length === 0;
  }
  say(good ? '\nEverybody got exactly one message, every time.' : '\nNOT everybody got exactly one message.');
  return good;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
