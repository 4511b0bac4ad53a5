import { createDocumentClient } from '../../adapters/dynamodb/client.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { createSesClient } from '../../adapters/ses/client.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeDeliver, composeSigningKey } from '../composition.ts';

/** Entry of the `deliver` function on AWS. */
export const handler = composeDeliver(process.env, {
  documents: createDocumentClient(),
  ses: createSesClient(),
  clock: systemClock,
  entropy: randomEntropy,
  signingKey: composeSigningKey(process.env),
});
