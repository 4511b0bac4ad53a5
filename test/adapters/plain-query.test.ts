import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createDocumentClient } from '../../adapters/dynamodb/client.ts';
import { expression } from '../../adapters/dynamodb/expression.ts';
import { Table } from '../../adapters/dynamodb/table.ts';

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
  expect(await table.queryPlain(where, ['sk', 'values'])).toEqual([
    { sk: '1', values: Buffer.from([1, 2, 255]), cat: 12 },
    { sk: '2', late: true, odd: [null, { a: -1 }] },
  ]);
  const asked = {
    TableName: 'reports',
    KeyConditionExpression: 'pk = :w0',
    ExpressionAttributeValues: { ':w0': { S: 'a' } },
    ProjectionExpression: '#sk, #values',
    ExpressionAttributeNames: { '#sk': 'sk', '#values': 'values' },
    ConsistentRead: true,
  };
  expect(requests).toEqual([asked, asked, { ...asked, ExclusiveStartKey: JSON.parse(key) }]);
});

test('a plain query fails as any other: by what DynamoDB says, and for what is not an answer of it', async () => {
  const denied = answering([
    [400, '{"__type":"com.amazon.coral.service#AccessDeniedException","message":"no"}'],
  ]);
  await expect(denied.table.queryPlain(where, ['sk'])).rejects.toHaveProperty(
    'name',
    'AccessDeniedException',
  );
  const strange = answering([[200, '{"Items":[{"sk":{"SS":["1"]}}]}']]);
  await expect(strange.table.queryPlain(where, ['sk'])).rejects.toThrow('an attribute of an unexpected type');
  const empty = answering([[200, '{"Count":0}']]);
  await expect(empty.table.queryPlain(where, ['sk'])).rejects.toHaveProperty('name', 'ZodError');
});
