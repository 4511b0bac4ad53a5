import { parseArgs } from 'node:util';
import * as z from 'zod';
import { losingEvents, manyFaults } from './fault-plan.ts';
import { simulateInParallel } from './in-parallel.ts';
import { hasHeld, reportOf } from './report.ts';
import { simulateWorld } from './simulate-worlds.ts';

const usage = `Usage: npm run simulate -- [options]

  --seed SEED          where all chance comes from (1)
  --occurrences N      how many occurrences to simulate at least (20000)
  --lost-events RATE   the share of messages whose events never arrive (0)
  --world SEED         play one world again, as a violation names it, such as 1/42
  --trace              with --world: print everything that happens in it
  --help               print this
`;

const optionsSchema = z.object({
  seed: z.string().default('1'),
  occurrences: z.coerce.number().int().min(1).default(20_000),
  'lost-events': z.coerce.number().min(0).max(1).default(0),
  world: z.string().optional(),
  trace: z.boolean().default(false),
  help: z.boolean().default(false),
});

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      occurrences: { type: 'string' },
      'lost-events': { type: 'string' },
      world: { type: 'string' },
      trace: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const { seed, occurrences, 'lost-events': lostEvents, world, trace, help } = optionsSchema.parse(values);
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const outcome =
    world === undefined
      ? await simulateInParallel({ seed, lostEvents }, occurrences, (done) =>
          tell(`${done} of 16 parts done`),
        )
      : await simulateWorld(
          { seed: world, faults: losingEvents(manyFaults, lostEvents) },
          trace ? (line) => process.stdout.write(`${line}\n`) : undefined,
        );
  process.stdout.write(`${reportOf(outcome, world ?? seed, lostEvents)}\n`);
  return hasHeld(outcome, lostEvents) ? 0 : 1;
}
