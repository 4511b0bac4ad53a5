import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createDocumentClient } from '../../adapters/dynamodb/client.ts';
import { Table } from '../../adapters/dynamodb/table.ts';

const requestSchema = z.object({ body: z.unknown(), headers: z.record(z.string(), z.string()) });
type Answer = readonly [status: number, body: string] | Error;

const done: Answer = [200, '{}'];
const busy: Answer = [400, '{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException"}'];
const denied: Answer = [400, '{"__type":"com.amazon.coral.service#AccessDeniedException","message":"no"}'];

/** A table that answers puts so, one after another; the keys that it was asked to put, and the headers of the requests. */
function answering(answers: readonly Answer[]) {
  const left = [...answers];
  const put: unknown[] = [];
  const headers: Record<string, string>[] = [];
  const client = createDocumentClient({
    region: 'local',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    requestHandler: {
      handle: async (request: unknown) => {
        const { body, headers: own } = requestSchema.parse(request);
        const text =
          typeof body === 'string' ? body : Buffer.from(z.instanceof(Uint8Array).parse(body)).toString();
        put.push(JSON.parse(text));
        headers.push(own);
        expect(Number(own['content-length'])).toBe(Buffer.byteLength(text));
        const answer = left.shift() ?? new Error('one request too many');
        if (answer instanceof Error) throw answer;
        const [statusCode, answered] = answer;
        const type = { 'content-type': 'application/x-amz-json-1.0' };
        return { response: { statusCode, headers: type, body: Readable.from([Buffer.from(answered)]) } };
      },
      metadata: { handlerProtocol: 'http/1.1' },
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
      destroy: () => undefined,
    },
  });
  return { table: new Table(client, 'reports'), put, headers, left };
}

const pages = ['1', 'Xã', '3'].map((sk, index) => ({
  pk: 'e',
  sk,
  bytes: Buffer.alloc(40_000 * index, index),
}));
const asked = pages.map(({ pk, sk, bytes }) => ({
  TableName: 'reports',
  Item: { pk: { S: pk }, sk: { S: sk }, bytes: { B: bytes.toString('base64') } },
}));

test('pages are put one after another, each by a signed request of its own', async () => {
  const { table, put, headers } = answering([done, done, done]);
  await table.putPages(pages);
  expect(put).toEqual(asked);
  expect(new Set(headers.map((own) => own['authorization'])).size).toBe(3);
  expect(new Set(headers.map((own) => own['x-amz-target']))).toEqual(new Set(['DynamoDB_20120810.PutItem']));
});

test('a page that was refused or whose answer was lost is put again by the client, with its retries', async () => {
  const [first, second, third] = asked;
  for (const failure of [busy, new Error('socket hang up')]) {
    const { table, put, left } = answering([done, failure, busy, done, done]);
    await table.putPages(pages);
    expect(put).toEqual([first, second, second, second, third]);
    expect(left).toEqual([]);
  }
});

test('pages that DynamoDB will not take fail by what it says', async () => {
  const { table } = answering([done, denied, denied]);
  await expect(table.putPages(pages)).rejects.toHaveProperty('name', 'AccessDeniedException');
});
