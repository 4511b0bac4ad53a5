/** The cost of one run: elapsed time and CPU time, both in milliseconds. */
type Run = { readonly elapsed: number; readonly cpu: number };

/** The result of several runs of one task. */
export type Measured = { readonly name: string; readonly elapsed: number; readonly cpu: number };

/**
 * Runs several tasks in turns, so that other load on the machine affects all of them equally, and takes the median of
 * each. The first round only warms up.
 */
export async function measure(
  rounds: number,
  things: ReadonlyMap<string, () => unknown>,
): Promise<Measured[]> {
  const runs = new Map<string, Run[]>([...things.keys()].map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, run] of things) {
      const taken = await once(run);
      if (round > 0) runs.get(name)?.push(taken);
    }
  }
  return [...runs].map(([name, all]) => ({
    name,
    elapsed: median(all.map(({ elapsed }) => elapsed)),
    cpu: median(all.map(({ cpu }) => cpu)),
  }));
}

/** What one run takes. */
export async function once(run: () => unknown): Promise<Run> {
  const begin = performance.now();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return { elapsed: performance.now() - begin, cpu: (user + system) / 1_000 };
}

/** The median of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return (low + high) / 2;
}
