import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functionNames } from '../../functions/deployment/function-names.ts';
import { nameOf, ParsedTemplate, readable } from './synthesized.ts';

const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform((single) => [single])]);

const statementSchema = z.strictObject({
  Effect: z.literal('Allow'),
  Action: oneOrMore(z.string()),
  Resource: z.union([z.array(z.unknown()), z.unknown().transform((single) => [single])]),
  Condition: z.unknown().optional(),
});

const policySchema = z.object({
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
  Roles: z.tuple([z.object({ Ref: z.string() })]),
});

const functionSchema = z.object({
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

const template = new ParsedTemplate();
const policies = template.resources('AWS::IAM::Policy', policySchema);
const functions = new Map(
  template
    .resources('AWS::Lambda::Function', functionSchema)
    .map(({ properties }) => [properties.Environment.Variables['POWERTOOLS_SERVICE_NAME'], properties]),
);

/** A role's permissions, as `action resource`. */
function allowed(role: string | undefined): string[] {
  return policies
    .filter(({ properties }) => properties.Roles[0].Ref === role)
    .flatMap(({ properties }) => properties.PolicyDocument.Statement)
    .flatMap(({ Action, Resource }) =>
      Resource.flatMap((resource) => Action.map((action) => `${action} ${readable(resource)}`)),
    );
}

function logging(construct: string): string[] {
  const group = `Functions${construct}Logs`;
  return [`logs:CreateLogStream ${group}`, `logs:PutLogEvents ${group}`];
}

const keepingFailures = [
  'sqs:GetQueueAttributes FailuresQueue',
  'sqs:GetQueueUrl FailuresQueue',
  'sqs:SendMessage FailuresQueue',
];

const arnOfSes = 'arn:AWS::Partition:ses:AWS::Region:AWS::AccountId';

describe('R13: permissions', () => {
  it('are, for each function, exactly these', () => {
    const actual = functionNames.map((name) => [
      name,
      allowed(functions.get(name)?.Role['Fn::GetAtt'][0]).sort(),
    ]);
    expect(Object.fromEntries(actual)).toEqual({
      submissions: [
        'dynamodb:GetItem TablesRegistry',
        'dynamodb:GetItem TablesSubmissions',
        'dynamodb:PutItem TablesReports',
        'dynamodb:PutItem TablesSubmissions',
        'dynamodb:Query TablesRegistry',
        'dynamodb:Query TablesSubmissions',
        'dynamodb:UpdateItem TablesRegistry',
        'dynamodb:UpdateItem TablesSubmissions',
        ...logging('Submissions'),
      ],
      results: [
        'dynamodb:GetItem TablesRegistry',
        'dynamodb:GetItem TablesReports',
        'dynamodb:PutItem TablesRegistry',
        'dynamodb:PutItem TablesReports',
        'dynamodb:Query TablesRegistry',
        'dynamodb:Query TablesReports',
        'dynamodb:Query TablesSubmissions',
        'dynamodb:UpdateItem TablesRegistry',
        ...logging('Results'),
      ],
      registry: [
        'dynamodb:GetItem TablesRegistry',
        'dynamodb:PutItem TablesRegistry',
        'dynamodb:PutItem TablesRegistry',
        'dynamodb:Query TablesRegistry',
        'dynamodb:UpdateItem TablesRegistry',
        'dynamodb:UpdateItem TablesRegistry',
        'dynamodb:UpdateItem TablesRegistry',
        ...logging('Registry'),
        'secretsmanager:GetSecretValue SigningKey',
      ],
      operations: [
        'dynamodb:BatchGetItem TablesReports',
        'dynamodb:GetItem TablesRegistry',
        'dynamodb:GetItem TablesReports',
        'dynamodb:PutItem TablesRegistry',
        'dynamodb:PutItem TablesReports',
        'dynamodb:Query TablesRegistry',
        'dynamodb:Query TablesReports',
        'dynamodb:Query TablesSubmissions',
        'dynamodb:UpdateItem TablesRegistry',
        'dynamodb:UpdateItem TablesReports',
        'dynamodb:UpdateItem TablesReports',
        ...logging('Operations'),
        'secretsmanager:GetSecretValue SigningKey',
      ],
      documentation: logging('Documentation'),
      schedule: [
        'dynamodb:BatchGetItem TablesReports',
        'dynamodb:GetItem TablesRegistry',
        'dynamodb:GetItem TablesReports',
        'dynamodb:PutItem TablesReports',
        'dynamodb:Query TablesRegistry',
        'dynamodb:Query TablesReports',
        'dynamodb:Query TablesReports/index/due',
        'dynamodb:Query TablesSubmissions',
        ...logging('Schedule'),
        ...keepingFailures,
      ],
      sender: [
        'dynamodb:GetItem TablesRegistry',
        'dynamodb:GetItem TablesReports',
        'dynamodb:Query TablesReports/index/due',
        'dynamodb:UpdateItem TablesReports',
        ...logging('Sender'),
        'secretsmanager:GetSecretValue SigningKey',
        'ses:GetSendQuota *',
        'ses:GetSendStatistics *',
        `ses:SendRawEmail ${arnOfSes}:configuration-set/MailConfigurationSet`,
        `ses:SendRawEmail ${arnOfSes}:identity/MailIdentity`,
        ...keepingFailures,
      ],
      'mail-events': [
        'dynamodb:PutItem TablesReports',
        'dynamodb:UpdateItem TablesReports',
        ...logging('MailEvents'),
        ...keepingFailures,
      ],
      'operations-token': [
        'dynamodb:PutItem TablesRegistry',
        'dynamodb:PutItem TablesRegistry',
        ...logging('OperationsToken'),
      ],
    });
  });

  it('come with the environment variables that name what they are for', () => {
    const common = ['NODE_OPTIONS', 'POWERTOOLS_LOG_LEVEL', 'POWERTOOLS_SERVICE_NAME'];
    const actual = functionNames.map((name) => [
      name,
      Object.keys(functions.get(name)?.Environment.Variables ?? {})
        .filter((variable) => !common.includes(variable))
        .sort(),
    ]);
    expect(Object.fromEntries(actual)).toEqual({
      submissions: ['REGISTRY_TABLE', 'REPORTS_TABLE', 'SUBMISSIONS_TABLE'],
      results: ['MAIL_CAP', 'REGISTRY_TABLE', 'REPORTS_TABLE', 'SUBMISSIONS_TABLE'],
      registry: ['REGISTRY_TABLE', 'SIGNING_KEY_ARN'],
      operations: ['MAIL_CAP', 'REGISTRY_TABLE', 'REPORTS_TABLE', 'SIGNING_KEY_ARN', 'SUBMISSIONS_TABLE'],
      documentation: [],
      schedule: ['MAIL_CAP', 'REGISTRY_TABLE', 'REPORTS_TABLE', 'SUBMISSIONS_TABLE'],
      sender: [
        'API_URL',
        'MAIL_CONFIGURATION_SET',
        'MAIL_FROM',
        'REGISTRY_TABLE',
        'REPORTS_TABLE',
        'SIGNING_KEY_ARN',
      ],
      'mail-events': ['REPORTS_TABLE'],
      'operations-token': ['REGISTRY_TABLE'],
    });
  });

  it('to change the registry hold for tokens, the counts of their requests, exceptions, and who has unsubscribed', () => {
    const changing = policies
      .flatMap(({ properties }) => properties.PolicyDocument.Statement)
      .filter(
        ({ Action, Resource }) =>
          Action.includes('dynamodb:UpdateItem') && Resource.map(readable).includes('TablesRegistry'),
      );
    const onCalls = ['token', 'requests'];
    expect(changing.map(({ Action, Condition }) => ({ Action, Condition }))).toEqual(
      [onCalls, onCalls, onCalls, ['unsubscribed'], ['exceptions'], onCalls].map((partitions) => ({
        Action: ['dynamodb:UpdateItem'],
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': partitions } },
      })),
    );
  });

  it('to add to the registry hold for what each function makes; audit entries can only be added', () => {
    const statements = policies.flatMap(({ properties }) =>
      properties.PolicyDocument.Statement.map((statement) => ({
        ...statement,
        role: properties.Roles[0].Ref,
      })),
    );
    const onRegistry = statements.filter(({ Resource }) => Resource.map(readable).includes('TablesRegistry'));
    const putting = functionNames.flatMap((name) => {
      const role = functions.get(name)?.Role['Fn::GetAtt'][0];
      return onRegistry
        .filter((one) => one.role === role && one.Action.includes('dynamodb:PutItem'))
        .map(({ Action, Condition }) => ({ name, Action, Condition }));
    });
    const within = (...partitions: string[]) => ({
      Action: ['dynamodb:PutItem'],
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': partitions } },
    });
    expect(putting).toEqual([
      { name: 'results', ...within('audit') },
      { name: 'registry', ...within('catalogue', 'exceptions', 'token') },
      { name: 'registry', ...within('audit') },
      { name: 'operations', ...within('audit') },
      { name: 'operations-token', ...within('token') },
      { name: 'operations-token', ...within('audit') },
    ]);
    const actions = new Set(statements.flatMap(({ Action }) => Action));
    expect([...actions].filter((action) => /Delete|BatchWrite|PartiQL/.test(action))).toEqual([]);
  });

  it('to read the registry let deliver see who has unsubscribed, and nothing else', () => {
    const role = functions.get('sender')?.Role['Fn::GetAtt'][0];
    const reading = policies
      .filter(({ properties }) => properties.Roles[0].Ref === role)
      .flatMap(({ properties }) => properties.PolicyDocument.Statement)
      .filter(({ Resource }) => Resource.map(readable).includes('TablesRegistry'));
    expect(reading.map(({ Action, Condition }) => ({ Action, Condition }))).toEqual([
      {
        Action: ['dynamodb:GetItem'],
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['unsubscribed'] } },
      },
    ]);
  });

  it('to change what governs sending hold for the switch and for deliveries, where nothing else is changed', () => {
    const role = functions.get('operations')?.Role['Fn::GetAtt'][0];
    const changing = policies
      .filter(({ properties }) => properties.Roles[0].Ref === role)
      .flatMap(({ properties }) => properties.PolicyDocument.Statement)
      .filter(
        ({ Action, Resource }) =>
          Action.includes('dynamodb:UpdateItem') && Resource.map(readable).includes('TablesReports'),
      );
    expect(changing.map(({ Condition }) => Condition)).toEqual([
      { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['sending'] } },
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['delivery#*'] } },
    ]);
  });

  it('to send mail hold for the one sender only', () => {
    const sending = policies
      .flatMap(({ properties }) => properties.PolicyDocument.Statement)
      .filter(({ Action }) => Action.some((action) => action.startsWith('ses:Send')));
    expect(sending.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { 'ses:FromAddress': 'bao-cao@tiendo.example' } },
    ]);
    expect(functions.get('sender')?.Environment.Variables['MAIL_FROM']).toBe('bao-cao@tiendo.example');
  });

  it('let Scheduler start the functions it has schedules for, and keep what fails', () => {
    const role = policies
      .map(({ properties }) => properties.Roles[0].Ref)
      .find((id) => nameOf(id) === 'SchedulesRole');
    expect(allowed(role)).toEqual([
      'lambda:InvokeFunction FunctionsScheduleLambda',
      'lambda:InvokeFunction FunctionsSenderLambda',
      'sqs:SendMessage FailuresQueue',
    ]);
  });

  it('hold no wildcard but for reading what SES says of the account, and no policy that AWS manages', () => {
    const statements = policies.flatMap(({ properties }) => properties.PolicyDocument.Statement);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
    const resources = statements.flatMap(({ Resource }) => Resource.map(readable));
    expect(resources.filter((resource) => resource.includes('*'))).toEqual(['*']);
    const onAccount = statements.filter(({ Resource }) => Resource.includes('*'));
    expect(onAccount.map(({ Action }) => Action)).toEqual([['ses:GetSendQuota', 'ses:GetSendStatistics']]);
    const roles = template.resources(
      'AWS::IAM::Role',
      z.looseObject({ AssumeRolePolicyDocument: z.unknown() }),
    );
    expect(roles.flatMap(({ properties }) => Object.keys(properties))).toEqual(
      roles.map(() => 'AssumeRolePolicyDocument'),
    );
  });
});
