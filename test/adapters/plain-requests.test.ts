import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { expression } from '../../adapters/dynamodb/requests/expression.ts';
import { GatheredReads } from '../../adapters/dynamodb/requests/gathered-reads.ts';
import { plainReader } from '../../adapters/dynamodb/table/row-reader.ts';
import { isAbsent, Table } from '../../adapters/dynamodb/table/table.ts';
import { sized } from '../fixtures/size.ts';

const requestSchema = z.object({ body: z.unknown(), headers: z.record(z.string(), z.string()) });
type Answer = readonly [status: number, body: string] | Error;

const done: Answer = [200, '{}'];
const busy: Answer = [400, '{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException"}'];
const refused: Answer = [
  400,
  '{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"no"}',
];
const denied: Answer = [400, '{"__type":"com.amazon.coral.service#AccessDeniedException","message":"no"}'];
const lost = new Error('socket hang up');
const cut: Answer = [200, '{"Item":{"pk":{"S":'];
const noAnswer: Answer = [200, '{"Item":1,"Responses":{"reports":[1]}}'];

/** A table that answers so, one after another; what it was asked, and the headers of the requests. */
function answering(answers: readonly Answer[]) {
  const left = [...answers];
  const asked: unknown[] = [];
  const headers: Record<string, string>[] = [];
  const client = createDocumentClient({
    region: 'local',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    requestHandler: {
      handle: async (request: unknown) => {
        const { body, headers: own } = requestSchema.parse(request);
        const text =
          typeof body === 'string' ? body : Buffer.from(z.instanceof(Uint8Array).parse(body)).toString();
        asked.push(JSON.parse(text));
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
  const reads = new GatheredReads(client);
  return {
    table: new Table(client, 'reports'),
    gathering: new Table(client, 'reports', { reads }),
    asked,
    headers,
    left,
  };
}

const key = (sk: string) => ({ pk: 'e', sk });
const anything = plainReader('submission', z.looseObject({}));

const pages = ['1', 'Xã', '3'].map((sk, index) => ({
  ...key(sk),
  bytes: Buffer.alloc(40_000 * index, index),
}));
const puts = pages.map(({ pk, sk, bytes }) => ({
  TableName: 'reports',
  Item: { pk: { S: pk }, sk: { S: sk }, bytes: { B: bytes.toString('base64') } },
}));

test('pages are put one after another, each by a signed request of its own', async () => {
  const { table, asked, headers } = answering([done, done, done]);
  await table.putPages(pages);
  expect(asked).toEqual(puts);
  expect(new Set(headers.map((own) => own['authorization'])).size).toBe(3);
  expect(new Set(headers.map((own) => own['x-amz-target']))).toEqual(new Set(['DynamoDB_20120810.PutItem']));
});

test('a plain request has the headers that DynamoDB needs, and no others', async () => {
  const { table, headers } = answering([done, done]);
  await table.putPages(pages.slice(0, 2));
  const { authorization, 'x-amz-date': date, ...others } = headers[1] ?? {};
  expect(others).toEqual({
    host: 'localhost:8000',
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(Buffer.byteLength(JSON.stringify(puts[1]))),
    'x-amz-target': 'DynamoDB_20120810.PutItem',
  });
  expect(date).toMatch(/^\d{8}T\d{6}Z$/);
  expect(authorization).toContain('SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=');
});

test('a page that was refused or whose answer was lost is put again by the client, with its retries', async () => {
  const [first, second, third] = puts;
  for (const failure of [busy, lost]) {
    const { table, asked, left } = answering([done, failure, busy, done, done]);
    await table.putPages(pages);
    expect(asked).toEqual([first, second, second, second, third]);
    expect(left).toEqual([]);
  }
});

test('pages that DynamoDB will not take fail by what it says', async () => {
  const { table } = answering([done, denied, denied]);
  await expect(table.putPages(pages)).rejects.toHaveProperty('name', 'AccessDeniedException');
});

test('a conditional write that is refused is asked once, whoever asks', async () => {
  const { table, asked, left } = answering([refused, refused, refused, done]);
  expect(await table.putIfAbsent(key('1'))).toBe(false);
  expect(await table.putIfAbsent(key('1'))).toBe(false);
  expect(await table.updateIf(isAbsent, key('1'), expression`SET says = ${'a'}`)).toBe(false);
  expect(await table.has(key('1'))).toBe(true);
  const put = {
    TableName: 'reports',
    Item: { pk: { S: 'e' }, sk: { S: '1' } },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
  expect(asked).toEqual([
    put,
    put,
    {
      TableName: 'reports',
      Key: put.Item,
      ConditionExpression: 'attribute_not_exists(pk)',
      UpdateExpression: 'SET says = :u0',
      ExpressionAttributeValues: { ':u0': { S: 'a' } },
    },
    { TableName: 'reports', Key: put.Item, ConditionExpression: 'attribute_exists(pk)' },
  ]);
  expect(left).toEqual([]);
});

test('a conditional write that was throttled or whose answer was lost is tried again by the client, and says what it finds', async () => {
  for (const failure of [busy, lost])
    for (const [answer, isDone] of [
      [done, true],
      [refused, false],
    ] as const) {
      const { table, left } = answering([done, failure, busy, answer]);
      await table.put(key('0'));
      expect(await table.putIfAbsent(key('1'))).toBe(isDone);
      expect(left).toEqual([]);
    }
});

test('a set of texts, which is not written plainly, is written by the client', async () => {
  const { table, asked } = answering([done, done]);
  await table.put(key('0'));
  await table.put({ ...key('1'), words: new Set(['a']) });
  expect(asked[1]).toEqual({
    TableName: 'reports',
    Item: { pk: { S: 'e' }, sk: { S: '1' }, words: { SS: ['a'] } },
  });
});

test('a value that the client refuses is refused, and nothing is sent', async () => {
  for (const value of [Number.NaN, 2 ** 60, new Date(0)]) {
    const { table, asked } = answering([done]);
    await table.put(key('0'));
    await expect(table.put({ ...key('1'), value })).rejects.toThrow(
      /^(?:Special numeric|Number|Unsupported)/,
    );
    expect(asked.length).toBe(1);
  }
});

const wire = '{"pk":{"S":"e"},"sk":{"S":"1"},"n":{"N":"3"},"words":{"SS":["a","b"]},"bytes":{"B":"AQL/"}}';
const item = { ...key('1'), n: 3, words: new Set(['a', 'b']), bytes: Uint8Array.of(1, 2, 255) };

test('an item is read plainly as by the client, and by the client where there is no plain answer', async () => {
  const there: Answer = [200, `{"Item":${wire}}`];
  for (const answers of [[there], ...[busy, lost, cut, noAnswer].map((failure) => [failure, there])]) {
    const { table, asked, left } = answering([there, ...answers, done]);
    const read = async () => (await table.getRow(key('1'), anything))?.value;
    expect([await read(), await read(), await read()]).toEqual([item, item, undefined]);
    const get = { TableName: 'reports', Key: { pk: { S: 'e' }, sk: { S: '1' } }, ConsistentRead: true };
    expect(asked).toEqual(Array.from(asked, () => get));
    expect(left).toEqual([]);
  }
});

test('items are read together plainly as by the client, those left out by the next call', async () => {
  const both = JSON.stringify({ pk: { S: 'e' }, sk: { S: '2' } });
  const some: Answer = [
    200,
    `{"Responses":{"reports":[${wire}]},"UnprocessedKeys":{"reports":{"Keys":[${both}]}}}`,
  ];
  const rest: Answer = [200, `{"Responses":{"reports":[${both}]},"UnprocessedKeys":{}}`];
  for (const answers of [[some], ...[busy, lost, cut, noAnswer].map((failure) => [failure, some])]) {
    const { table, gathering, left } = answering([some, rest, ...answers, rest, some, rest]);
    const valuesOf = (rows: readonly ({ readonly value: unknown } | null)[]) => rows.map((row) => row?.value);
    const keys = [key('1'), key('2')];
    const all = [item, key('2')];
    expect(valuesOf(await table.getRows(keys, anything))).toEqual(all);
    expect(valuesOf(await Promise.all(keys.map((one) => gathering.getRow(one, anything))))).toEqual(all);
    expect(valuesOf(await table.getRows(keys, anything))).toEqual(all);
    expect(left).toEqual([]);
  }
});

test('a read that is not allowed fails by what DynamoDB says', async () => {
  const { table } = answering([done, denied, denied]);
  await table.getRow(key('1'), anything);
  await expect(table.getRow(key('1'), anything)).rejects.toHaveProperty('name', 'AccessDeniedException');
});

test('whatever is stored is written plainly as by the client', async () => {
  const name = fc.stringMatching(/^[a-zA-Z#.]{1,8}$/);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: 'grapheme' }),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
      fc.boolean(),
      fc.constantFrom(null, undefined),
      fc.uint8Array(),
      fc.array(tie('value')),
      fc.dictionary(name, tie('value')),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, value), async (values) => {
      const { table, asked } = answering([done, done]);
      for (const _ of [1, 2]) await table.put({ ...values, ...key('1') });
      expect(asked[1]).toEqual(asked[0]);
    }),
    { numRuns: sized({ usual: 70, full: 200 }) },
  );
});
