import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { createSesClient } from '../../adapters/ses/client.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeSigningKey } from '../signing-key.ts';
import { composePortal } from './compose.ts';

/** Entry of the `portal` function on AWS. */
export const handler = composePortal(process.env, new URL('./portal/', import.meta.url), {
  documents: createDocumentClient(),
  ses: createSesClient(),
  clock: systemClock,
  entropy: randomEntropy,
  signingKey: composeSigningKey(process.env),
});
