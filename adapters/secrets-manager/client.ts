import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { fromEnvironment } from '../aws/from-environment.ts';

/** A client for reading secrets. One request may take 3 s, and is tried at most 3 times. */
export function createSecretsClient(): SecretsManagerClient {
  return new SecretsManagerClient({
    ...fromEnvironment,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
}
