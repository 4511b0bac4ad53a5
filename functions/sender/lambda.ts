import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { createSesClient } from '../../adapters/ses/client.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeSigningKey } from '../signing-key.ts';
import { composeSender } from './compose.ts';

const ses = createSesClient();
const send = composeSender(process.env, {
  documents: createDocumentClient(),
  ses,
  clock: systemClock,
  entropy: randomEntropy,
  signingKey: composeSigningKey(process.env),
});

/** Entry of the `sender` function on AWS. Closes its connections to SES, which would not outlive the time until the next run. */
export const handler: typeof send = async (event, context) => {
  try {
    return await send(event, context);
  } finally {
    ses.destroy();
  }
};
