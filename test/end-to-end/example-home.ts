import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import * as z from 'zod';
import type { Played } from '../../local/load-example.ts';
import { startLocalStack } from '../../local/stack.ts';

/** The folder of temporary files is that of this run of the tests. */
const kept = join(tmpdir(), 'tiendo-example');
const mostWaitMs = 110_000;

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
  if (claims()) await prepare();
  await vi.waitFor(
    () => {
      if (!existsSync(kept)) throw new Error('the example was not loaded by the file that began to');
    },
    { timeout: mostWaitMs, interval: 100 },
  );
  cpSync(join(kept, 'home'), home, { recursive: true });
  return loadedSchema.parse(JSON.parse(readFileSync(join(kept, 'loaded.json'), 'utf8')));
}

/** Whether nobody else prepares it. */
function claims(): boolean {
  try {
    mkdirSync(`${kept}-claimed`);
    return true;
  } catch {
    return false;
  }
}

async function prepare(): Promise<void> {
  const folder = `${kept}-part`;
  const stack = await startLocalStack({ home: join(folder, 'home'), port: 0, example: true });
  await stack.close();
  const { url, played } = stack;
  writeFileSync(join(folder, 'loaded.json'), JSON.stringify({ url, played }));
  renameSync(folder, kept);
}
