import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeSigningKey } from '../signing-key.ts';
import { composeWorkbooks } from './compose.ts';

/** Entry of the `workbooks` function on AWS. */
export const handler = composeWorkbooks(process.env, {
  documents: createDocumentClient(),
  clock: systemClock,
  entropy: randomEntropy,
  signingKey: composeSigningKey(process.env),
});
