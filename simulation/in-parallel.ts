import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { add, emptyOutcome, type Outcome } from './simulate-worlds.ts';

/** What a worker is told: to simulate the worlds of one lane. */
export type LaneTask = {
  readonly seed: string;
  /** The share of messages whose events never arrive. */
  readonly lostEvents: number;
  readonly occurrences: number;
  readonly lane: number;
};

/** The work is cut into so many lanes whatever the number of processors, so that the outcome depends on the seed alone. */
export const lanes = 16;

/**
 * Simulates on all processors.
 * @param occurrences how many at least @param onLane told how many lanes are done
 */
export async function simulateInParallel(
  { seed, lostEvents }: Pick<LaneTask, 'seed' | 'lostEvents'>,
  occurrences: number,
  onLane: (done: number) => void = () => undefined,
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  const left = Array.from({ length: lanes }, (_, lane) => lane).values();
  let done = 0;
  const work = async () => {
    const worker = new Worker(new URL('./lane-worker.ts', import.meta.url), { execArgv: [] });
    try {
      for (const lane of left) {
        const task: LaneTask = { seed, lostEvents, occurrences: occurrences / lanes, lane };
        outcomes[lane] = await ask(worker, task);
        done += 1;
        onLane(done);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, availableParallelism()) }, work));
  const total = emptyOutcome();
  for (const outcome of outcomes) add(total, outcome);
  return total;
}

function ask(worker: Worker, task: LaneTask): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(task);
  });
}
