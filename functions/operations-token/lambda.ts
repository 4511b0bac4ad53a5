import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeOperationsToken } from './compose.ts';

/** Entry of the `operations-token` function on AWS. */
export const handler = composeOperationsToken(process.env, {
  documents: createDocumentClient(),
  clock: systemClock,
  entropy: randomEntropy,
});
