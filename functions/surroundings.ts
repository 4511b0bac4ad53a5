import type { SESClient } from '@aws-sdk/client-ses';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Ports } from '../usecases/ports/ports.ts';

/**
 * The environment of functions: AWS clients on AWS, local counterparts under `npm start`. A function picks what it
 * needs.
 */
export type Surroundings = Pick<Ports, 'clock' | 'entropy' | 'signingKey'> & {
  readonly documents: DynamoDBDocumentClient;
  readonly ses: SESClient;
};
