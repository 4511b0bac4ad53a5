import type { SESClient } from '@aws-sdk/client-ses';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { EventFunction } from '../../functions/event-function.ts';
import type { HttpFunction } from '../../functions/http/http-function.ts';
import type { Entropy } from '../../usecases/ports/entropy.ts';
import type { SigningKey } from '../../usecases/ports/signing-key.ts';

/** What the functions of a release are composed over; `time` tells the time, an instant in ISO 8601. */
type ReleaseSurroundings = {
  readonly documents: DynamoDBDocumentClient;
  readonly ses: SESClient;
  readonly entropy: Entropy;
  readonly signingKey: SigningKey;
  readonly time: () => string;
};

/** New instances of a release's functions. */
export type ReleasedFunctions = {
  readonly [Name in 'submissions' | 'results' | 'registry' | 'operations']: () => HttpFunction;
} & {
  readonly [Name in 'schedule' | 'sender' | 'mail-events']: () => EventFunction<unknown>;
};

/** A release that is kept: composes its functions from the environment. */
export type Release = (
  environment: Readonly<Record<string, string>>,
  surroundings: ReleaseSurroundings,
) => ReleasedFunctions;
