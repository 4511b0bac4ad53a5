import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { GatheredReads } from '../../adapters/dynamodb/requests/gathered-reads.ts';
import { localSettings } from './dynalite.ts';
import 'aws-sdk-client-mock-vitest/extend';

const client = createDocumentClient(localSettings);
const dynamo = mockClient(client);
beforeEach(() => void dynamo.reset());

const key = (sk: string) => ({ pk: 'p', sk });
const item = (sk: string) => ({ ...key(sk), says: `item ${sk}` });

test('items asked for in one turn are read by one call, whatever tables they are in and however often they are asked for', async () => {
  dynamo.on(BatchGetCommand).resolves({ Responses: { one: [item('b'), item('a')], two: [item('a')] } });
  const reads = new GatheredReads(client);
  const asked = [
    reads.get('one', key('a')),
    reads.get('two', key('a')),
    Promise.resolve().then(() => reads.get('one', key('b'))),
    reads.get('one', key('a')),
    reads.get('two', key('missing')),
  ];
  expect(await Promise.all(asked)).toEqual([item('a'), item('a'), item('b'), item('a'), undefined]);
  expect(dynamo.calls().map(({ args }) => args[0].input)).toEqual([
    {
      RequestItems: {
        one: { Keys: [key('a'), key('b')], ConsistentRead: true },
        two: { Keys: [key('a'), key('missing')], ConsistentRead: true },
      },
    },
  ]);
});

test('an item asked for alone is read alone, and again when it is asked for later', async () => {
  dynamo
    .on(GetCommand)
    .resolvesOnce({ Item: item('a') })
    .resolves({});
  const reads = new GatheredReads(client);
  expect([await reads.get('one', key('a')), await reads.get('one', key('a'))]).toEqual([
    item('a'),
    undefined,
  ]);
  expect(dynamo).toHaveReceivedCommandTimes(GetCommand, 2);
});

test('what the database leaves out is read by the next call', async () => {
  dynamo
    .on(BatchGetCommand)
    .resolvesOnce({ Responses: { one: [item('a')] }, UnprocessedKeys: { one: { Keys: [key('b')] } } })
    .resolves({ Responses: { one: [item('b')] } });
  const reads = new GatheredReads(client);
  const both = await Promise.all([reads.get('one', key('a')), reads.get('one', key('b'))]);
  expect(both).toEqual([item('a'), item('b')]);
});

test('of more than a hundred items, each call reads a hundred', async () => {
  dynamo.on(BatchGetCommand).callsFake(({ RequestItems }) => ({ Responses: { one: RequestItems.one.Keys } }));
  const reads = new GatheredReads(client);
  const keys = Array.from({ length: 250 }, (_, index) => key(`${index}`));
  expect(await Promise.all(keys.map((one) => reads.get('one', one)))).toEqual(keys);
  const sizes = dynamo
    .commandCalls(BatchGetCommand)
    .map(({ args }) => args[0].input.RequestItems?.['one']?.Keys?.length);
  expect(sizes).toEqual([100, 100, 50]);
});

test('a failure is that of every item of the call, and of no other', async () => {
  dynamo
    .on(BatchGetCommand)
    .rejectsOnce(new Error('throttled'))
    .resolves({ Responses: { one: [item('a')] } });
  const reads = new GatheredReads(client);
  const ask = () => Promise.allSettled([reads.get('one', key('a')), reads.get('two', key('b'))]);
  expect((await ask()).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect((await ask()).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
});
