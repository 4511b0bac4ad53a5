import { type DeployedStack, outputOf } from './deployed-stack.ts';

/** The key that signs a stage's links, as text in Secrets Manager; null when the secret holds none. */
export async function readSigningKey(stack: DeployedStack): Promise<Uint8Array | null> {
  const SecretId = outputOf(stack, 'SigningKeyArn');
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient({ region: stack.region });
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
  return SecretString === undefined ? null : new TextEncoder().encode(SecretString);
}
