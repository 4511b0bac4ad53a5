import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { add, emptyOutcome, type Outcome } from './simulate-worlds.ts';

/** A worker's input: the lane whose worlds to simulate. */
export type LaneTask = {
  readonly seed: string;
  /** The share of messages whose events never arrive. */
  readonly lostEvents: number;
  readonly occurrences: number;
  readonly lane: number;
};

/** The number of lanes is fixed, whatever the number of processors, so that the outcome depends only on the seed. */
export const lanes = 16;

/**
 * Simulates on all processors.
 * @param occurrences the minimum number of occurrences
 * @param onLane called with the number of finished lanes
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
