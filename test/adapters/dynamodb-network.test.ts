import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { describe, type TestContext, test } from 'vitest';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { localSettings, startDynalite } from './dynalite.ts';
import { startServer } from './http-server.ts';
import { catalogueVersions, set, submission } from './samples.ts';

/** Registers what ends something with its test, in the reverse order. */
type Ends = Pick<TestContext, 'onTestFinished'>;

// Side by side: each waits for seconds before it asks again.
describe.concurrent('DynamoDB over the network', () => {
  test('F33: throttling is retried a few times, then thrown', async ({ expect, onTestFinished }) => {
    let attempts = 0;
    const throttling = await startServer((_, response) => {
      attempts += 1;
      throttle(response);
    });
    onTestFinished(throttling.stop);
    await expect(
      storeAt({ onTestFinished }, throttling.endpoint).append(set, submission()),
    ).rejects.toHaveProperty('name', 'ProvisionedThroughputExceededException');
    expect(attempts).toBe(4);
  });

  test('F33: throttling that passes is not noticed', async ({ expect, onTestFinished }) => {
    let attempts = 0;
    const throttling = await startServer((_, response) => {
      attempts += 1;
      if (attempts < 3) throttle(response);
      else answer(response, 200, {});
    });
    onTestFinished(throttling.stop);
    expect(await storeAt({ onTestFinished }, throttling.endpoint).append(set, submission())).toBe(true);
    expect(attempts).toBe(3);
  });

  test('F34: a write whose answer is lost is applied once, and says so, the first of a client and the next', async ({
    expect,
    onTestFinished,
  }) => {
    const dynalite = await startDynalite();
    onTestFinished(dynalite.stop);
    const tableName = await dynalite.createTable();
    let forwarded = 0;
    const proxy = await startServer(async (incoming, response) => {
      const { statusCode, body } = await forward(dynalite.endpoint, incoming);
      forwarded += 1;
      if (forwarded % 2 === 1) incoming.socket.destroy();
      else answer(response, statusCode, JSON.parse(body.toString()));
    });
    onTestFinished(proxy.stop);
    const store = storeAt({ onTestFinished }, proxy.endpoint, tableName);
    const second = { ...submission(), revision: 2, id: 'second' };
    expect(await store.append(set, submission())).toBe(false);
    expect(await store.append(set, second)).toBe(false);
    expect(forwarded).toBe(4);
    const direct = new DynamoDbSubmissionStore(new Table(dynalite.client, tableName), catalogueVersions);
    expect(await direct.revisions(set, '2024-W02', 'BD.X01')).toStrictEqual([submission(), second]);
  });

  test('a plain request to a server that does not answer ends in time, and the client asks again', async ({
    expect,
    onTestFinished,
  }) => {
    let asked = 0;
    const server = await startServer((_, response) => {
      asked += 1;
      if (asked !== 2) answer(response, 200, {});
    });
    onTestFinished(server.stop);
    const store = storeAt({ onTestFinished }, server.endpoint);
    expect(await store.append(set, submission())).toBe(true);
    const start = performance.now();
    expect(await store.append(set, submission())).toBe(true);
    expect(performance.now() - start).toBeGreaterThan(2_900);
    expect(asked).toBe(3);
  });
});

function storeAt(
  { onTestFinished }: Ends,
  endpoint: string,
  tableName = 'submissions',
): DynamoDbSubmissionStore {
  const client = createDocumentClient({ ...localSettings, endpoint });
  onTestFinished(() => client.destroy());
  return new DynamoDbSubmissionStore(new Table(client, tableName), catalogueVersions);
}

function throttle(response: ServerResponse): void {
  const __type = 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException';
  answer(response, 400, { __type, message: 'slower' });
}

function answer(response: ServerResponse, statusCode: number, body: unknown): void {
  response.writeHead(statusCode, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(body));
}

async function forward(endpoint: string, incoming: IncomingMessage) {
  const body = await buffer(incoming);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request(endpoint, { method: incoming.method, headers: incoming.headers, agent: false }, resolve)
    .on('error', reject)
    .end(body);
  const outgoing = await promise;
  return { statusCode: outgoing.statusCode ?? 500, body: await buffer(outgoing) };
}
