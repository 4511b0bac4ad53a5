import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { expression } from '../../adapters/dynamodb/requests/expression.ts';
import { plainReader } from '../../adapters/dynamodb/table/row-reader.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';

/** A table that gives some answers, one after another, and the requests it was sent. */
function answering(answers: readonly (readonly [status: number, body: string])[]) {
  const left = [...answers];
  const requests: unknown[] = [];
  const client = createDocumentClient({
    region: 'local',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    requestHandler: {
      handle: async (request: { readonly body?: unknown }) => {
        requests.push(JSON.parse(Buffer.from(String(request.body)).toString()));
        const [statusCode, body] = left.shift() ?? [500, '{}'];
        const headers = { 'content-type': 'application/x-amz-json-1.0' };
        return { response: { statusCode, headers, body: Readable.from([Buffer.from(body)]) } };
      },
      metadata: { handlerProtocol: 'http/1.1' },
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
      destroy: () => undefined,
    },
  });
  return { table: new Table(client, 'reports'), requests };
}

const where = expression`pk = ${'a'}`;
const asItIs = plainReader('submission', z.looseObject({}));

test('a plain query leaves an attribute of an unexpected type to the reader of its item, and reads the others', async () => {
  const one = '{"sk":{"S":"1"},"id":{"SS":["1"]}},{"sk":{"S":"2"},"id":{"S":"b"}}';
  const { table } = answering([[200, `{"Items":[${one}]}`]]);
  const rows = await table.queryPlain(where, ['id'], plainReader('token', z.object({ id: z.string() })));
  expect(rows.map(({ key, value }) => [key.sk, value])).toEqual([
    ['1', null],
    ['2', { id: 'b' }],
  ]);
});

test('a plain query reads all pages, with native values, and repeats a request that failed', async () => {
  const key = '{"pk":{"S":"a"},"sk":{"S":"1"}}';
  const { table, requests } = answering([
    [500, '{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError"}'],
    [200, `{"Items":[{"sk":{"S":"1"},"values":{"B":"AQL/"},"cat":{"N":"12"}}],"LastEvaluatedKey":${key}}`],
    [
      200,
      '{"Items":[{"sk":{"S":"2"},"late":{"BOOL":true},"odd":{"L":[{"NULL":true},{"M":{"a":{"N":"-1"}}}]}}]}',
    ],
  ]);
  const rows = await table.queryPlain(where, ['values'], asItIs);
  expect(rows.map(({ value }) => value)).toEqual([
    { sk: '1', values: Buffer.from([1, 2, 255]), cat: 12 },
    { sk: '2', late: true, odd: [null, { a: -1 }] },
  ]);
  const asked = {
    TableName: 'reports',
    KeyConditionExpression: 'pk = :w0',
    ExpressionAttributeValues: { ':w0': { S: 'a' } },
    ProjectionExpression: '#pk, #sk, #values',
    ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk', '#values': 'values' },
    ConsistentRead: true,
  };
  expect(requests).toEqual([asked, asked, { ...asked, ExclusiveStartKey: JSON.parse(key) }]);
});

test('a plain query keeps bytes of any length apart', async () => {
  const all = [0, 1, 40_000, 2, 65_536, 65_537, 3].map((length, index) => Buffer.alloc(length, index + 1));
  const items = all.map(
    (bytes, index) => `{"sk":{"S":"${index}"},"values":{"B":"${bytes.toString('base64')}"}}`,
  );
  const { table } = answering([[200, `{"Items":[${items.join(',')}]}`]]);
  const rows = await table.queryPlain(where, ['values'], asItIs);
  expect(rows.map(({ value }) => value)).toEqual(all.map((values, index) => ({ sk: String(index), values })));
});

test('a plain query fails as any other: by what DynamoDB says, and for what is not an answer of it', async () => {
  const denied = answering([
    [400, '{"__type":"com.amazon.coral.service#AccessDeniedException","message":"no"}'],
  ]);
  await expect(denied.table.queryPlain(where, [], asItIs)).rejects.toHaveProperty(
    'name',
    'AccessDeniedException',
  );
  for (const body of ['{"Count":0}', '{"Items":{}}', '{"Items":[1]}']) {
    const { table } = answering([[200, body]]);
    await expect(table.queryPlain(where, [], asItIs)).rejects.toHaveProperty('name', 'ZodError');
  }
});
