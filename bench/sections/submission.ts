import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { bundleScript } from '../bundled-script.ts';
import type { Section } from '../section.ts';
import { submissionNames as names, submissionTimes as times } from '../submission-names.ts';
import { verdictOn } from '../verdict.ts';

const resultSchema = z.object({
  bytes: z.int(),
  measured: z.array(z.object({ name: z.string(), elapsed: z.number(), cpu: z.number() })),
});

/**
 * A unit's submission through the front door of a warm instance, with the database's client but without its network; bundled, in a
 * process of its own, as the deployed function is.
 */
export const submission: Section = {
  name: 'submission',
  async run({ rounds }) {
    const { bytes, measured } = await measureAlone(rounds);
    const cpuOf = (name: string) => measured.find((one) => one.name === name)?.cpu ?? Number.NaN;
    return {
      heading: `A unit's first submission of a week, ${times} times; a body has ${bytes} bytes.`,
      measured,
      verdicts: [
        verdictOn('POST of 1,000 figures ⁄ JSON.parse of its body', cpuOf(names.post) / cpuOf(names.parse), {
          atMost: 8,
        }),
      ],
    };
  },
};

async function measureAlone(rounds: number): Promise<z.infer<typeof resultSchema>> {
  const folder = mkdtempSync(join(tmpdir(), 'submission-'));
  try {
    const bundle = join(folder, 'submission.mjs');
    await bundleScript('bench/submission-alone.ts', bundle);
    const printed = execFileSync(process.execPath, [bundle, String(rounds)], { encoding: 'utf8' });
    return resultSchema.parse(JSON.parse(printed));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
