import * as z from 'zod';
import { type FunctionName, functionNames } from '../../functions/deployment/function-names.ts';

/** A call to AWS, in the terms of IAM. */
export type AwsCall = {
  readonly by: FunctionName;
  /** Such as `dynamodb:GetItem`. */
  readonly action: string;
  /** Everything the call must be allowed on, as the template's resources are named in tests. */
  readonly resources: readonly string[];
  /** The values of the condition keys that the call has. */
  readonly context: Readonly<Record<string, readonly string[]>>;
};

/** A request to AWS as it comes over the line. */
export type AwsRequest = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** The services that functions call. */
export type AwsService = 'dynamodb' | 'email' | 'secretsmanager';

const serviceSchema = z.enum(['dynamodb', 'email', 'secretsmanager']);
const byArn = 'arn:aws:ses:ap-southeast-1:AWS::AccountId';

/** The service of a request, by its host: `dynamodb.ap-southeast-1.amazonaws.com`. */
export function serviceOf({ headers }: AwsRequest): AwsService {
  return serviceSchema.parse(headers['host']?.split('.')[0]);
}

/** What a request asks, a part for every table it names. @throws where the request is not one of a function */
export function callsIn(request: AwsRequest): AwsCall[] {
  const key = /Credential=(?<id>[\w-]+)\//.exec(request.headers['authorization'] ?? '')?.groups?.['id'];
  const by = z.enum(functionNames).parse(key);
  const target = request.headers['x-amz-target']?.split('.')[1];
  switch (serviceOf(request)) {
    case 'dynamodb':
      return databaseCalls(by, `dynamodb:${target}`, request.body);
    case 'email':
      return [mailCall(by, new URLSearchParams(request.body))];
    case 'secretsmanager': {
      const { SecretId } = z.object({ SecretId: z.string() }).parse(JSON.parse(request.body));
      return [{ by, action: `secretsmanager:${target}`, resources: [SecretId], context: {} }];
    }
  }
}

const textSchema = z.object({ S: z.string() });
const keysSchema = z.looseObject({ pk: textSchema });

const databaseSchema = z.looseObject({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  Key: keysSchema.optional(),
  Item: keysSchema.optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
  UpdateExpression: z.string().optional(),
  ConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ReturnValues: z.string().optional(),
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(keysSchema) })).optional(),
});

function databaseCalls(by: FunctionName, action: string, body: string): AwsCall[] {
  const request = databaseSchema.parse(JSON.parse(body));
  const { TableName, IndexName, Key, Item, RequestItems = {} } = request;
  const ofTables = Object.entries(RequestItems).map(([table, { Keys }]): AwsCall => {
    const leading = [...new Set(Keys.map(({ pk }) => pk.S))];
    return { by, action, resources: [table], context: { 'dynamodb:LeadingKeys': leading } };
  });
  if (TableName === undefined) return ofTables;
  const leading = Key?.pk.S ?? Item?.pk.S ?? partitionOf(request);
  const resource = IndexName === undefined ? TableName : `${TableName}/index/${IndexName}`;
  const context = { 'dynamodb:LeadingKeys': [leading], ...updateContext(action, request) };
  return [{ by, action, resources: [resource], context }, ...ofTables];
}

const reserved = new Set(
  'SET REMOVE ADD AND OR NOT IN BETWEEN attribute_exists attribute_not_exists if_not_exists size'.split(' '),
);

/** What IAM looks at in an update beside its partition: every attribute that it names, by its first part, and what it returns. */
function updateContext(action: string, request: z.infer<typeof databaseSchema>): AwsCall['context'] {
  if (action !== 'dynamodb:UpdateItem') return {};
  const { UpdateExpression = '', ConditionExpression = '', ExpressionAttributeNames, Key = {} } = request;
  const words = `${UpdateExpression} ${ConditionExpression}`.match(/(?<![\w.#:])#?[A-Za-z]\w*/g) ?? [];
  const named = words
    .filter((word) => !reserved.has(word))
    .map((word) => ExpressionAttributeNames[word] ?? word);
  return {
    'dynamodb:Attributes': [...new Set([...Object.keys(Key), ...named])],
    ...(request.ReturnValues === undefined ? {} : { 'dynamodb:ReturnValues': [request.ReturnValues] }),
  };
}

/** The partition that a query reads: every key condition begins with it. */
function partitionOf({
  KeyConditionExpression = '',
  ExpressionAttributeValues = {},
}: z.infer<typeof databaseSchema>): string {
  const name = /^\w+ = (?<value>:\w+)/.exec(KeyConditionExpression)?.groups?.['value'] ?? '';
  return textSchema.parse(ExpressionAttributeValues[name]).S;
}

/** SES asks for a permission on the identity and on the configuration set, and looks at the sender's address. */
function mailCall(by: FunctionName, form: URLSearchParams): AwsCall {
  const action = `ses:${form.get('Action')}`;
  if (!action.startsWith('ses:Send')) return { by, action, resources: ['*'], context: {} };
  const set = form.get('ConfigurationSetName');
  const resources = [
    `${byArn}:identity/MailIdentity`,
    ...(set === null ? [] : [`${byArn}:configuration-set/${set}`]),
  ];
  return { by, action, resources, context: { 'ses:FromAddress': [form.get('Source') ?? ''] } };
}
