import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeSigningKey } from '../signing-key.ts';
import { composeRegistry } from './compose.ts';

/** Entry of the `registry` function on AWS. */
export const handler = composeRegistry(process.env, {
  documents: createDocumentClient(),
  clock: systemClock,
  entropy: randomEntropy,
  signingKey: composeSigningKey(process.env),
});
