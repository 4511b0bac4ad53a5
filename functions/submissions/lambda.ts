import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeSubmissions } from './compose.ts';

/** Entry of the `submissions` function on AWS. */
export const handler = composeSubmissions(process.env, {
  documents: createDocumentClient(),
  clock: systemClock,
  entropy: randomEntropy,
});
