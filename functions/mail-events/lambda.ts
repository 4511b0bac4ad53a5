import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeMailEvents } from './compose.ts';

/** Entry of the `mail-events` function on AWS. */
export const handler = composeMailEvents(process.env, {
  documents: createDocumentClient(),
  clock: systemClock,
});
