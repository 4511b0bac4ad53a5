import { createDocumentClient } from '../../adapters/dynamodb/client.ts';
import { composeDeliveryEvents } from '../composition.ts';

/** Entry of the `delivery-events` function on AWS. */
export const handler = composeDeliveryEvents(process.env, { documents: createDocumentClient() });
