import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { nameOf, ParsedTemplate, readable } from './synthesized.ts';

const template = new ParsedTemplate();
const everything = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DeletionPolicy: z.string().default('Delete'),
      UpdateReplacePolicy: z.string().default('Delete'),
    }),
  ),
});
const resources = Object.entries(everything.parse(JSON.parse(template.text)).Resources);
const kept = resources.filter(
  ([, { DeletionPolicy, UpdateReplacePolicy }]) =>
    DeletionPolicy !== 'Delete' || UpdateReplacePolicy !== 'Delete',
);

const secret = 'arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:SigningKey-a1B2c3';

describe('F67: a stage is deployed again after it was destroyed, or after its first deployment failed:', () => {
  it('tables, the signing key and logs are kept, and nothing else', () => {
    const byType = Map.groupBy(kept, ([, { Type }]) => Type);
    expect(Object.fromEntries([...byType].map(([type, ofType]) => [type, ofType.length]))).toEqual({
      'AWS::DynamoDB::GlobalTable': 3,
      'AWS::SecretsManager::Secret': 1,
      'AWS::Logs::LogGroup': 12,
    });
    expect(kept.filter(([, one]) => one.DeletionPolicy !== 'Retain')).toEqual([]);
  });

  it('what is kept has no fixed name', () => {
    const named = kept.flatMap(([id, { Properties }]) =>
      Object.keys(Properties)
        .filter((key) => key.endsWith('Name'))
        .map((key) => `${nameOf(id)} ${key}`),
    );
    expect(named).toEqual([]);
  });

  it('what has a fixed name goes with the stack', () => {
    const fixed = resources.filter(
      ([, { Type, Properties }]) =>
        Type === 'AWS::SES::EmailIdentity' ||
        Type === 'AWS::Scheduler::ScheduleGroup' ||
        Object.entries(Properties).some(
          ([key, value]) =>
            Type.toLowerCase().endsWith(key.replace(/Name$/, '').toLowerCase()) &&
            key.endsWith('Name') &&
            typeof value === 'string',
        ),
    );
    expect(new Set(fixed.map(([, { Type }]) => Type))).toEqual(
      new Set([
        'AWS::SES::EmailIdentity',
        'AWS::Scheduler::ScheduleGroup',
        'AWS::CloudWatch::Alarm',
        'AWS::CloudWatch::Dashboard',
        'AWS::ApiGatewayV2::Api',
        'AWS::ApiGatewayV2::Stage',
        'AWS::IAM::Policy',
      ]),
    );
    expect(fixed.filter(([, { DeletionPolicy }]) => DeletionPolicy !== 'Delete').map(([id]) => id)).toEqual(
      [],
    );
  });

  it('what holds data has the logical id that it had in earlier releases', () => {
    const stateful = kept.filter(([, { Type }]) => Type !== 'AWS::Logs::LogGroup').map(([id]) => id);
    expect(stateful.sort()).toEqual([
      'SigningKeyEEFC2790',
      'TablesRegistry55D7706D',
      'TablesReportsA8CEDA6C',
      'TablesSubmissions10B0C7C7',
    ]);
  });
});

describe('F67: what an earlier deployment kept, named in the file of the stage,', () => {
  const taken = new ParsedTemplate({
    kept: {
      submissionsTable: 'old-submissions',
      reportsTable: 'old-reports',
      registryTable: 'old-registry',
      signingKey: secret,
    },
  });

  it('is used instead of anything new', () => {
    const anything = z.unknown();
    expect(taken.resources('AWS::DynamoDB::GlobalTable', anything)).toEqual([]);
    expect(taken.resources('AWS::SecretsManager::Secret', anything)).toEqual([]);
    const schema = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });
    const variables = Object.assign(
      {},
      ...taken
        .resources('AWS::Lambda::Function', schema)
        .map(({ properties }) => properties.Environment.Variables),
    );
    expect(variables).toMatchObject({
      SUBMISSIONS_TABLE: 'old-submissions',
      REPORTS_TABLE: 'old-reports',
      REGISTRY_TABLE: 'old-registry',
      SIGNING_KEY_ARN: secret,
    });
  });

  it('is what functions may use, and the tables left aside are not', () => {
    const policies = z.object({
      PolicyDocument: z.object({
        Statement: z.array(z.object({ Action: z.unknown(), Resource: z.unknown() })),
      }),
    });
    const allowed = taken
      .resources('AWS::IAM::Policy', policies)
      .flatMap(({ properties }) =>
        properties.PolicyDocument.Statement.filter(({ Action }) =>
          /dynamodb:|secretsmanager:/.test(JSON.stringify(Action)),
        ).flatMap(({ Resource }) =>
          Array.isArray(Resource) ? Resource.map(readable) : [readable(Resource)],
        ),
      );
    const at = 'arn:aws:dynamodb:ap-southeast-1:AWS::AccountId:table';
    expect(new Set(allowed)).toEqual(
      new Set([
        `${at}/old-submissions`,
        `${at}/old-reports`,
        `${at}/old-reports/index/due`,
        `${at}/old-registry`,
        secret,
      ]),
    );
  });
});
