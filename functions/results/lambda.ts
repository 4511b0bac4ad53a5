import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeResults } from './compose.ts';

/** Entry of the `results` function on AWS. */
export const handler = composeResults(process.env, { documents: createDocumentClient(), clock: systemClock });
