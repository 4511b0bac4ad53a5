import type { Agent } from 'node:http';
import type { SESClient } from '@aws-sdk/client-ses';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { createDocumentClient } from '../../../adapters/dynamodb/client.ts';
import { createSesClient, sendTimeouts } from '../../../adapters/ses/client.ts';
import type { FunctionName } from '../../../functions/deployment/function-names.ts';
import { localRegion } from '../../../local/database.ts';
import { localSettings } from '../../adapters/dynalite.ts';

/** A call to AWS, in the terms of IAM. */
export type RecordedCall = {
  readonly by: FunctionName;
  /** Such as `dynamodb:GetItem`. */
  readonly action: string;
  /** Everything the call must be allowed on, as the template's resources are named in tests. */
  readonly resources: readonly string[];
  /** The values of the condition keys that the call has. */
  readonly context: Readonly<Record<string, readonly string[]>>;
};

const textSchema = z.object({ S: z.string() });
const keysSchema = z.looseObject({ pk: textSchema });

const dynamoBodySchema = z.looseObject({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  Key: keysSchema.optional(),
  Item: keysSchema.optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(keysSchema) })).optional(),
});

const requestSchema = z.object({
  headers: z.record(z.string(), z.string()),
  body: z.union([z.instanceof(Uint8Array).transform((bytes) => new TextDecoder().decode(bytes)), z.string()]),
});

/** What SES needs besides its action: the identity of the sender and the configuration set. */
export type SesNames = { readonly identity: string; readonly configurationSet: string };

/** Clients that record every request they send, in the name of a function. */
export class Recorder {
  readonly calls: RecordedCall[] = [];

  /** A client of the database at an endpoint. */
  documents(by: FunctionName, endpoint: string): DynamoDBDocumentClient {
    const client = createDocumentClient({ ...localSettings, endpoint });
    client.middlewareStack.add(
      (next) => async (args) => {
        this.#recordDynamo(by, requestSchema.parse(args.request));
        return next(args);
      },
      { step: 'finalizeRequest', name: 'recorder' },
    );
    return client;
  }

  /** A client of the local mail service. */
  ses(by: FunctionName, agent: Agent, names: SesNames): SESClient {
    const client = createSesClient(localRegion, sendTimeouts, agent);
    client.middlewareStack.add(
      (next) => async (args) => {
        this.#recordSes(by, requestSchema.parse(args.request).body, names);
        return next(args);
      },
      { step: 'finalizeRequest', name: 'recorder' },
    );
    return client;
  }

  /** Records a call that no client makes. */
  add(call: RecordedCall): void {
    this.calls.push(call);
  }

  #recordDynamo(by: FunctionName, { headers, body }: z.infer<typeof requestSchema>): void {
    const action = `dynamodb:${(headers['x-amz-target'] ?? '').split('.')[1]}`;
    const request = dynamoBodySchema.parse(JSON.parse(body));
    const { TableName, IndexName, Key, Item, RequestItems = {} } = request;
    if (TableName !== undefined) {
      const leading = Key?.pk.S ?? Item?.pk.S ?? partitionOf(request);
      const resource = IndexName === undefined ? TableName : `${TableName}/index/${IndexName}`;
      this.add({ by, action, resources: [resource], context: { 'dynamodb:LeadingKeys': [leading] } });
    }
    for (const [table, { Keys }] of Object.entries(RequestItems)) {
      const leading = [...new Set(Keys.map(({ pk }) => pk.S))];
      this.add({ by, action, resources: [table], context: { 'dynamodb:LeadingKeys': leading } });
    }
  }

  #recordSes(by: FunctionName, body: string, { identity, configurationSet }: SesNames): void {
    const form = new URLSearchParams(body);
    const action = `ses:${form.get('Action')}`;
    if (!action.startsWith('ses:Send')) {
      this.add({ by, action, resources: ['*'], context: {} });
      return;
    }
    const resources = [identity, ...(form.has('ConfigurationSetName') ? [configurationSet] : [])];
    const context = { 'ses:FromAddress': [form.get('Source') ?? ''] };
    this.add({ by, action, resources, context });
  }
}

/** The partition that a query reads: every key condition begins with it. */
function partitionOf({
  KeyConditionExpression = '',
  ExpressionAttributeValues = {},
}: z.infer<typeof dynamoBodySchema>): string {
  const name = /^\w+ = (?<value>:\w+)/.exec(KeyConditionExpression)?.groups?.['value'] ?? '';
  return textSchema.parse(ExpressionAttributeValues[name]).S;
}
