import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Played } from '../../local/example/load-example.ts';
import { startLocalStack } from '../../local/stack.ts';
import { madeOnce } from '../fixtures/made-once.ts';

/** How the example was loaded: at which address, and what was played. */
type Loaded = { readonly url: string; readonly played: Played };

const loadedSchema: z.ZodType<Loaded> = z.object({
  url: z.string(),
  played: z.object({
    submissions: z.int(),
    runs: z.array(
      z.object({
        job: z.enum(['rank', 'report', 'warn', 'reconcile', 'deliver']),
        nominalTime: z.string(),
        status: z.literal('done'),
        result: z.unknown(),
      }),
    ),
  }),
});

/**
 * Fills an empty data folder as the first `npm start` leaves it. The example is loaded once in a run of the tests, by the first
 * file that needs it; all get copies.
 */
export async function fillWithExample(home: string): Promise<Loaded> {
  const kept = await madeOnce('example', prepare);
  cpSync(join(kept, 'home'), home, { recursive: true });
  return loadedSchema.parse(JSON.parse(readFileSync(join(kept, 'loaded.json'), 'utf8')));
}

async function prepare(folder: string): Promise<void> {
  const stack = await startLocalStack({ home: join(folder, 'home'), port: 0, example: true });
  await stack.close();
  const { url, played } = stack;
  writeFileSync(join(folder, 'loaded.json'), JSON.stringify({ url, played }));
}
