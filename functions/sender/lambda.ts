import { createDocumentClient } from '../../adapters/dynamodb/client.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { createSesClient } from '../../adapters/ses/client.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeSigningKey } from '../signing-key.ts';
import { composeSender } from './compose.ts';

/** Entry of the `sender` function on AWS. */
export const handler = composeSender(process.env, {
  documents: createDocumentClient(),
  ses: createSesClient(),
  clock: systemClock,
  entropy: randomEntropy,
  signingKey: composeSigningKey(process.env),
});
