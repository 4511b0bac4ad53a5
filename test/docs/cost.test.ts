import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { memory } from '../../bench/cost/bill.ts';
import { totalOf, totalsIn } from '../../bench/cost/cost-table.ts';
import { countedWeek, deployments } from '../../bench/cost/monthly.ts';
import type { Work } from '../../bench/cost/week.ts';
import { ParsedTemplate } from '../lib/synthesized.ts';

/** How many calls of DynamoDB one request, message or run makes, by the kind of work. */
function callsEach(works: readonly Work[], readers: number): Record<string, number> {
  const callsOf = (what: Work['what'], by: Work['function'], of?: number) => {
    const found = works.filter((work) => work.what === what && work.function === by);
    const sum = (part: (work: Work) => number) => found.reduce((total, work) => total + part(work), 0);
    return sum((work) => work.calls) / (of ?? sum(({ runs }) => runs));
  };
  const each = (what: Work['what'], by: Work['function']) => Math.round(callsOf(what, by));
  return {
    submission: each('submissions', 'submissions'),
    'request for a workbook': each('workbooks', 'workbooks'),
    // What a run reads once, such as the report and its workbook, is shared by all its messages.
    message: Math.floor(callsOf('messages', 'sender', readers)),
    // How many an event takes depends on which of a message’s two comes first.
    'event of a message': Math.ceil(callsOf('messages', 'mail-events')),
    'idle run of the sender': each('idle runs', 'sender'),
    'idle reconciliation': each('idle runs', 'schedule'),
  };
}

const shown = totalsIn(readFileSync('docs/deploying.md', 'utf8'));

describe('F106: a month of one week after another', () => {
  // Each waits for seconds that its senders and sign-ins take.
  it.concurrent.each(deployments.map((deployment, index) => ({ deployment, index, name: deployment.name })))(
    'of a $name makes these calls, and costs what docs/deploying.md shows and no more than it may',
    async ({ deployment, index }) => {
      const { works, bill, withoutPortal } = await countedWeek(deployment);
      const total = totalOf(bill);
      expect(total).toBeLessThanOrEqual(deployment.atMost);
      expect(totalOf(withoutPortal)).toBeLessThanOrEqual(deployment.atMostWithoutPortal);
      // What others change a little need not be written again at once; `npm run cost` writes it.
      expect(Math.abs(total - (shown[index] ?? 0)) / total).toBeLessThan(0.15);
      expect(callsEach(works, deployment.readers * deployment.times)).toEqual({
        submission: 4,
        'request for a workbook': 3,
        message: 2,
        'event of a message': 3,
        'idle run of the sender': 1,
        'idle reconciliation': 1,
      });
    },
    240_000,
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
