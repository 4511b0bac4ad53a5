import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeSchedule } from './compose.ts';

/** Entry of the `schedule` function on AWS. */
export const handler = composeSchedule(process.env, {
  documents: createDocumentClient(),
  clock: systemClock,
  entropy: randomEntropy,
});
