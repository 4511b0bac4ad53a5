import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeSigningKey } from '../signing-key.ts';
import { composeOperations } from './compose.ts';

/** Entry of the `operations` function on AWS. */
export const handler = composeOperations(process.env, {
  documents: createDocumentClient(),
  clock: systemClock,
  signingKey: composeSigningKey(process.env),
});
