import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { DynamoDbCatalogueStore } from '../adapters/dynamodb/catalogue-store.ts';
import { createDocumentClient } from '../adapters/dynamodb/requests/client.ts';
import { DynamoDbSubmissionStore } from '../adapters/dynamodb/submission-store.ts';
import { Table } from '../adapters/dynamodb/table/table.ts';
import { DynamoDbTokenStore } from '../adapters/dynamodb/token-store.ts';
import { randomEntropy } from '../adapters/random-entropy.ts';
import { makeToken, tokenEntropyBytes } from '../domain/access/token.ts';
import { valueAnswer } from '../domain/kinds/value-answer.ts';
import { instantText } from '../domain/period/instant-text.ts';
import { composeSubmissions } from '../functions/submissions/compose.ts';
import { nationOf } from './nation.ts';
import { WireTables } from './wire-table.ts';

/** A submission that is posted again and again, each time as if it were the first. */
export type PostedSubmission = {
  /** Posts it; gives the status of the answer. */
  readonly post: () => Promise<number | undefined>;
  readonly body: string;
};

/** The Tuesday of the second week. */
const start = Temporal.Instant.from('2024-01-09T02:00:00Z');

/** A unit's figures of a week, like those it sent the week before, posted to a warm instance of the function. */
export async function postedSubmission(figures: number): Promise<PostedSubmission> {
  const { catalogue, set, weeks } = nationOf(1, figures);
  const [before] = weeks[0].submissions;
  if (before === undefined) throw new Error('the unit sent nothing');
  const { unit, values } = before;
  const wire = new WireTables();
  const documents = createDocumentClient({
    region: 'local',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    ...(wire.requestHandler === undefined ? {} : { requestHandler: wire.requestHandler }),
  });
  const registry = new Table(documents, 'registry');
  const catalogues = new DynamoDbCatalogueStore(registry);
  await catalogues.put(1, catalogue, start);
  const { token, id, hash } = makeToken(randomEntropy.bytes(tokenEntropyBytes));
  await new DynamoDbTokenStore(registry).put({
    id,
    hash,
    principal: { role: 'unit', unit },
    label: 'bench',
    lastUsedAt: '2024-01-31',
    createdAt: instantText(start),
    expiresAt: instantText(start.add({ hours: 24 * 100 })),
  });
  await new DynamoDbSubmissionStore(new Table(documents, 'submissions'), catalogues).append(set, before);
  const sent = Object.fromEntries([...values].map(([indicator, value]) => [indicator, valueAnswer(value)]));
  const body = JSON.stringify({ unit, set: set.id, period: weeks[1].period.id, values: sent });

  let now = start;
  const handler = composeSubmissions(
    { SUBMISSIONS_TABLE: 'submissions', REPORTS_TABLE: 'reports', REGISTRY_TABLE: 'registry' },
    { documents, clock: { now: () => now }, entropy: randomEntropy },
  );
  const post = async (query?: Record<string, string>) => {
    // As many in a minute as need not be counted in the database.
    now = now.add({ seconds: 15 });
    return (await handler(eventOf(token, body, query), context)).statusCode;
  };
  // The first reads the catalogue, the second what every one reads; what is read is then answered from what was recorded.
  await post({ dryRun: 'true' });
  await post({ dryRun: 'true' });
  wire.isRecording = false;
  return { post, body };
}

function eventOf(token: string, body: string, query: Record<string, string> = {}): APIGatewayProxyEventV2 {
  const path = '/v1/submissions';
  return {
    version: '2.0',
    routeKey: `POST ${path}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    queryStringParameters: query,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'bench',
      accept: 'application/json',
    },
    body,
    isBase64Encoded: false,
    requestContext: {
      accountId: '',
      apiId: '',
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' },
      requestId: 'bench',
      routeKey: `POST ${path}`,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
  };
}

const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'submissions',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:ap-southeast-1:000000000000:function:submissions',
  memoryLimitInMB: '512',
  awsRequestId: 'bench',
  logGroupName: '',
  logStreamName: '',
  getRemainingTimeInMillis: () => 15_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};
