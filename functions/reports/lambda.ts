import { createDocumentClient } from '../../adapters/dynamodb/client.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { composeReports } from '../composition.ts';

/** Entry of the `reports` function on AWS. */
export const handler = composeReports(process.env, { documents: createDocumentClient(), clock: systemClock });
