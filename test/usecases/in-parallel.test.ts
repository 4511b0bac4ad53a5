import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inParallel } from '../../usecases/in-parallel.ts';

/** Counts running tasks. */
function meter() {
  let running = 0;
  const counted = { most: 0 };
  return Object.assign(counted, {
    run: async <T>(work: () => Promise<T>): Promise<T> => {
      running += 1;
      counted.most = Math.max(counted.most, running);
      try {
        return await work();
      } finally {
        running -= 1;
      }
    },
  });
}

async function turns(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await turn();
}

describe('inParallel', () => {
  it('keeps the order of the items, whichever ends first, and never does more at once than allowed', async () => {
    const meters = meter();
    const items = Array.from({ length: 50 }, (_, index) => index);
    const results = await inParallel(items, 8, (item) =>
      meters.run(async () => {
        await turns((item * 7) % 5);
        return item * 2;
      }),
    );
    expect(results).toEqual(items.map((item) => item * 2));
    expect(meters.most).toBe(8);
  });

  it('begins nothing after a failure, waits for what is under way, and shows the first failure', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const run = inParallel([0, 1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      begun.push(item);
      await turns(item === 1 ? 1 : 4);
      ended.push(item);
      if (item === 1 || item === 2) throw new Error(`item ${item}`);
    });
    await expect(run).rejects.toThrow('item 1');
    expect(begun).toEqual([0, 1, 2]);
    expect(ended).toEqual([1, 0, 2]);
  });

  it('returns an empty list for no items, and calls nothing', async () => {
    expect(await inParallel([], 8, async () => 1)).toEqual([]);
  });
});
