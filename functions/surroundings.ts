import type { SESClient } from '@aws-sdk/client-ses';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../usecases/ports/clock.ts';
import type { Entropy } from '../usecases/ports/entropy.ts';
import type { SigningKey } from '../usecases/ports/signing-key.ts';

/** What functions run in: AWS clients on AWS, their local counterparts behind `npm start`. A function picks what it needs. */
export type Surroundings = {
  readonly documents: DynamoDBDocumentClient;
  readonly ses: SESClient;
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly signingKey: SigningKey;
};
