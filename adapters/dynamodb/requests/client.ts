import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { fromEnvironment } from '../../aws/from-environment.ts';
import { RequestSigner } from '../../aws/request-signer.ts';

/** Steps of the SDK for every call that change nothing here: there is no logger, and nobody reads which SDK calls. */
const unusedSteps = ['loggerMiddleware', 'getUserAgentMiddleware'];

/**
 * A client for all DynamoDB stores. One request may take 3 s, and is tried at most 4 times with growing random pauses:
 * about 16 s in the worst case, and 3 s more after a plain try (`plain-requests.ts`). A retry cannot apply twice: every write is either
 * conditional, or puts a whole item that is the same each time, under a key that nothing else writes or whose last writer is right.
 * @param config settings that override these and those of the environment, such as an endpoint
 */
export function createDocumentClient(config: DynamoDBClientConfig = {}): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    ...fromEnvironment,
    accountIdEndpointMode: 'disabled',
    endpointDiscoveryEnabled: false,
    maxAttempts: 4,
    signer: async () => signer,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
    ...config,
  });
  const signer = new RequestSigner(client.config, 'dynamodb');
  for (const step of unusedSteps) client.middlewareStack.remove(step);
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
