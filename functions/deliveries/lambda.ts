import { createDocumentClient } from '../../adapters/dynamodb/client.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeDeliveries, composeSigningKey } from '../composition.ts';

/** Entry of the `deliveries` function on AWS. */
export const handler = composeDeliveries(process.env, {
  documents: createDocumentClient(),
  clock: systemClock,
  signingKey: composeSigningKey(process.env),
});
