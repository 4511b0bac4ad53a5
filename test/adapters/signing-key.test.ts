import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSecretsClient } from '../../adapters/secrets-manager/client.ts';
import { SecretsManagerSigningKey } from '../../adapters/secrets-manager/signing-key.ts';

const arn = 'arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:SigningKey-abc123';
const secrets = mockClient(SecretsManagerClient);
const open = () => new SecretsManagerSigningKey(new SecretsManagerClient({ region: 'ap-southeast-1' }), arn);

beforeEach(() => {
  secrets.reset();
});

describe('R21: the signing key in Secrets Manager', () => {
  it('is read once, however many ask for it at the same time', async () => {
    secrets.on(GetSecretValueCommand, { SecretId: arn }).resolves({ SecretString: 'x'.repeat(64) });
    const key = open();
    expect(await Promise.all([key.read(), key.read()])).toEqual(
      [Buffer.from('x'.repeat(64)), Buffer.from('x'.repeat(64))].map((bytes) => new Uint8Array(bytes)),
    );
    await key.read();
    expect(secrets.calls()).toHaveLength(1);
  });

  it('is asked for again after it could not be read; the reason is named, and nothing else of the answer', async () => {
    const denied = Object.assign(new Error(`User is not authorized on ${arn}`), {
      name: 'AccessDeniedException',
    });
    secrets
      .on(GetSecretValueCommand)
      .rejectsOnce(denied)
      .resolves({ SecretString: 'x'.repeat(64) });
    const key = open();
    await expect(key.read()).rejects.toThrow(
      /^the signing key cannot be read from Secrets Manager: AccessDeniedException$/,
    );
    expect((await key.read()).length).toBe(64);
  });

  it.each([{}, { SecretString: 'short' }, { SecretBinary: new Uint8Array(64) }])(
    'is refused when it is no key, without telling it: %j',
    async (answer) => {
      secrets.on(GetSecretValueCommand).resolves(answer);
      await expect(open().read()).rejects.toThrow(
        /^the signing key in Secrets Manager is missing or too short$/,
      );
    },
  );

  it('has a client that gives up', async () => {
    const client = createSecretsClient();
    expect(await client.config.maxAttempts()).toBe(3);
    client.destroy();
  });
});
