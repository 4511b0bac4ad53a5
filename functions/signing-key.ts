import { createSecretsClient } from '../adapters/secrets-manager/client.ts';
import { SecretsManagerSigningKey } from '../adapters/secrets-manager/signing-key.ts';
import type { SigningKey } from '../usecases/ports/signing-key.ts';
import { environmentNames } from './deployment/environment.ts';
import { type Environment, readEnvironment } from './environment.ts';

/** The key that signs links, as stored by a deployment. */
export function composeSigningKey(environment: Environment): SigningKey {
  const names = readEnvironment(environment, [environmentNames.signingKey]);
  return new SecretsManagerSigningKey(createSecretsClient(), names[environmentNames.signingKey]);
}
