import { parentPort } from 'node:worker_threads';
import { losingEvents, manyFaults } from './fault-plan.ts';
import { type LaneTask, lanes } from './in-parallel.ts';
import { simulate } from './simulate-worlds.ts';

parentPort?.on('message', async ({ seed, lostEvents, occurrences, lane }: LaneTask) => {
  const faults = losingEvents(manyFaults, lostEvents);
  parentPort?.postMessage(await simulate({ seed, faults }, occurrences, { first: lane, of: lanes }));
});
