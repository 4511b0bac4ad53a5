import { hash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestSigner } from '../../../adapters/aws/request-signer.ts';

const region = 'ap-southeast-1';

/** The SDK's own signer, and ours, with the same credentials. */
async function signers(credentials: {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}) {
  const { signer, ...config } = new DynamoDBClient({ region, credentials }).config;
  return { theirs: await signer(), ours: new RequestSigner(config, 'dynamodb') };
}

describe('a signature', () => {
  it('is the one of the example that AWS publishes', async () => {
    const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
    const credentials = async () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey });
    const signer = new RequestSigner({ credentials, region: async () => 'us-east-1' }, 'service');
    const headers: Record<string, string> = { host: 'example.amazonaws.com' };
    await signer.sign(
      { method: 'POST', path: '/', headers, body: '' },
      { signingDate: '2015-08-30T12:36:00Z' },
    );
    expect(headers).toEqual({
      host: 'example.amazonaws.com',
      'x-amz-date': '20150830T123600Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    });
  });

  it('is that of the SDK, whatever is signed, when and with whichever credentials', async () => {
    const word = fc.stringMatching(/^[A-Za-z0-9+/]{1,40}$/);
    const credentials = fc.record(
      { accessKeyId: word, secretAccessKey: word, sessionToken: word },
      { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
    );
    const header = fc.stringMatching(/^[!-~]( {0,3}[!-~]){0,10}$/);
    const body = fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array());
    const date = fc.date({ noInvalidDate: true, min: new Date('2024-01-01'), max: new Date('2030-01-01') });
    await fc.assert(
      fc.asyncProperty(
        credentials,
        header,
        body,
        fc.array(date, { minLength: 1 }),
        async (own, value, content, dates) => {
          const { theirs, ours } = await signers(own);
          for (const signingDate of dates) {
            const signed = await Promise.all(
              [theirs, ours].map(async (signer) => {
                // Theirs adds the hash of the body as a header, which DynamoDB does not ask for.
                const headers = {
                  host: 'dynamodb.example',
                  'content-type': value,
                  'x-amz-target': 'D.PutItem',
                  'x-amz-content-sha256': hash('sha256', content, 'hex'),
                };
                const request = {
                  method: 'POST',
                  protocol: 'https:',
                  hostname: 'dynamodb.example',
                  path: '/',
                  query: {},
                  headers,
                  body: content,
                };
                const hashed = await signer.sign(request, { signingDate });
                return hashed.headers;
              }),
            );
            expect(signed[1]).toEqual(signed[0]);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('replaces that of an attempt before', async () => {
    const { ours } = await signers({ accessKeyId: 'a', secretAccessKey: 's' });
    const sign = async (headers: Record<string, string>, signingDate: string) =>
      (await ours.sign({ method: 'POST', path: '/', headers, body: '{}' }, { signingDate })).headers;
    const again = await sign(await sign({ host: 'x' }, '2024-01-01T00:00:00Z'), '2024-01-02T00:00:01Z');
    expect(again).toEqual(await sign({ host: 'x' }, '2024-01-02T00:00:01Z'));
  });

  it('is not made for a body that is a stream', async () => {
    const { ours } = await signers({ accessKeyId: 'a', secretAccessKey: 's' });
    const request = { method: 'POST', path: '/', headers: {}, body: { pipe: () => undefined } };
    await expect(ours.sign(request)).rejects.toThrow('whole');
  });
});
