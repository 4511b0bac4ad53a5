import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { memory } from '../../bench/cost/bill.ts';
import { totalOf, totalsIn } from '../../bench/cost/cost-table.ts';
import { deployments, monthlyBill } from '../../bench/cost/monthly.ts';
import { ParsedTemplate } from '../lib/synthesized.ts';

const shown = totalsIn(readFileSync('README.md', 'utf8'));

describe('F106: a month of one week after another', () => {
  it.each(deployments.map((deployment, index) => ({ deployment, index, name: deployment.name })))(
    'of a $name costs what the README shows, and no more than it may',
    async ({ deployment, index }) => {
      const total = totalOf(await monthlyBill(deployment));
      expect(total).toBeLessThanOrEqual(deployment.atMost);
      // What others change a little need not be written again at once; `npm run cost` writes it.
      expect(Math.abs(total - (shown[index] ?? 0)) / total).toBeLessThan(0.15);
    },
    120_000,
  );

  it('is counted with the memory that the functions have', () => {
    const schema = z.object({
      MemorySize: z.number(),
      Environment: z.object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
    });
    const deployed = new ParsedTemplate()
      .resources('AWS::Lambda::Function', schema)
      .map(({ properties: { MemorySize, Environment } }): [string, number] => [
        Environment.Variables.POWERTOOLS_SERVICE_NAME,
        MemorySize,
      ]);
    expect(Object.fromEntries(deployed.filter(([name]) => name in memory))).toEqual(memory);
  });
});
