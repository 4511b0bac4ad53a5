import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { SigningKey } from '../../usecases/ports/signing-key.ts';

const answerSchema = z.object({ SecretString: z.string().min(32) });

/** The signing key, as text in Secrets Manager: read on first use, then cached for the life of the instance. */
export class SecretsManagerSigningKey implements SigningKey {
  readonly #client: SecretsManagerClient;
  readonly #secretArn: string;
  #key: Promise<Uint8Array> | null = null;

  constructor(client: SecretsManagerClient, secretArn: string) {
    this.#client = client;
    this.#secretArn = secretArn;
  }

  read(): Promise<Uint8Array> {
    this.#key ??= this.#fetch().catch((error: unknown) => {
      this.#key = null;
      throw error;
    });
    return this.#key;
  }

  async #fetch(): Promise<Uint8Array> {
    const command = new GetSecretValueCommand({ SecretId: this.#secretArn });
    const answer = await this.#client.send(command).catch((cause: unknown) => {
      const name = cause instanceof Error ? cause.name : 'failure';
      throw new Error(`the signing key cannot be read from Secrets Manager: ${name}`, { cause });
    });
    const parsed = answerSchema.safeParse(answer);
    if (!parsed.success) throw new Error('the signing key in Secrets Manager is missing or too short');
    return new TextEncoder().encode(parsed.data.SecretString);
  }
}
