import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functionNames } from '../../functions/deployment/function-names.ts';
import { asked, permissionsOf } from '../deployed/policies.ts';
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

const arnOfSes = 'arn:aws:ses:ap-southeast-1:AWS::AccountId';

const held = permissionsOf(template);

/** A function's permissions, each as its action, its resource and, with a condition, the value it must match. */
function heldBy(name: string): string[] {
  const lines = held
    .filter(({ to }) => to === name)
    .map(({ action, resource, conditions }) => [action, resource, ...asked(conditions)].join(' '))
    // Every update names its keys.
    .filter((line) => !/^dynamodb:UpdateItem .* [ps]k$/.test(line));
  return lines.sort();
}

describe('R13: permissions', () => {
  it('of submissions on tables are exactly these: of the Reports table it may put receipts and notices only', () => {
    expect(heldBy('submissions').filter((line) => line.startsWith('dynamodb:'))).toEqual([
      'dynamodb:BatchGetItem TablesRegistry catalogue',
      'dynamodb:BatchGetItem TablesRegistry requests',
      'dynamodb:BatchGetItem TablesRegistry session',
      'dynamodb:BatchGetItem TablesRegistry token',
      'dynamodb:BatchGetItem TablesSubmissions *#*#*',
      'dynamodb:GetItem TablesRegistry catalogue',
      'dynamodb:GetItem TablesRegistry requests',
      'dynamodb:GetItem TablesRegistry session',
      'dynamodb:GetItem TablesRegistry token',
      'dynamodb:GetItem TablesSubmissions key#*',
      'dynamodb:PutItem TablesRegistry audit',
      'dynamodb:PutItem TablesRegistry unreadable',
      'dynamodb:PutItem TablesReports delivery#notice#*',
      'dynamodb:PutItem TablesReports delivery#receipt#*',
      'dynamodb:PutItem TablesSubmissions *#*#*',
      'dynamodb:PutItem TablesSubmissions approvals#*',
      'dynamodb:PutItem TablesSubmissions key#*',
      'dynamodb:Query TablesRegistry catalogue',
      'dynamodb:Query TablesRegistry exception#*',
      'dynamodb:Query TablesRegistry exceptions',
      'dynamodb:Query TablesSubmissions *#*#*',
      'dynamodb:Query TablesSubmissions approvals#*',
      'dynamodb:UpdateItem TablesRegistry requests count',
      'dynamodb:UpdateItem TablesRegistry requests v',
      'dynamodb:UpdateItem TablesRegistry requests window',
      'dynamodb:UpdateItem TablesRegistry session lastUsedAt',
      'dynamodb:UpdateItem TablesRegistry token lastUsedAt',
      'dynamodb:UpdateItem TablesSubmissions key#* bodyHash',
      'dynamodb:UpdateItem TablesSubmissions key#* leaseUntil',
      'dynamodb:UpdateItem TablesSubmissions key#* released',
    ]);
  });

  it('of portal on tables are exactly these: it begins sessions, and reads no figure and no token', () => {
    expect(heldBy('portal').filter((line) => line.startsWith('dynamodb:'))).toEqual([
      'dynamodb:GetItem TablesRegistry catalogue',
      'dynamodb:GetItem TablesRegistry requests',
      'dynamodb:GetItem TablesRegistry session',
      'dynamodb:GetItem TablesRegistry sign-in',
      'dynamodb:PutItem TablesRegistry session',
      'dynamodb:PutItem TablesRegistry sign-in',
      'dynamodb:PutItem TablesRegistry unreadable',
      'dynamodb:Query TablesRegistry catalogue',
      'dynamodb:UpdateItem TablesRegistry requests count',
      'dynamodb:UpdateItem TablesRegistry requests v',
      'dynamodb:UpdateItem TablesRegistry requests window',
      'dynamodb:UpdateItem TablesRegistry session ended',
      'dynamodb:UpdateItem TablesRegistry session lastUsedAt',
      'dynamodb:UpdateItem TablesRegistry session post',
      'dynamodb:UpdateItem TablesRegistry sign-in signature',
      'dynamodb:UpdateItem TablesRegistry sign-in tries',
      'dynamodb:UpdateItem TablesRegistry sign-in usedAt',
    ]);
  });

  it('beside those on tables are, for each function, exactly these', () => {
    const actual = functionNames.map((name) => [
      name,
      heldBy(name).filter((line) => !line.startsWith('dynamodb:')),
    ]);
    const readingKey = 'secretsmanager:GetSecretValue SigningKey';
    expect(Object.fromEntries(actual)).toEqual({
      submissions: logging('Submissions'),
      workbooks: [...logging('Workbooks'), readingKey],
      results: logging('Results'),
      registry: [...logging('Registry'), readingKey],
      operations: [...logging('Operations'), readingKey],
      documentation: logging('Documentation'),
      portal: [
        ...logging('Portal'),
        readingKey,
        `ses:SendRawEmail ${arnOfSes}:configuration-set/MailConfigurationSet bao-cao@tiendo.example`,
        `ses:SendRawEmail ${arnOfSes}:identity/MailIdentity bao-cao@tiendo.example`,
      ],
      schedule: [...logging('Schedule'), ...keepingFailures],
      sender: [
        ...logging('Sender'),
        readingKey,
        'ses:GetIdentityDkimAttributes *',
        'ses:GetSendQuota *',
        'ses:GetSendStatistics *',
        `ses:SendRawEmail ${arnOfSes}:configuration-set/MailConfigurationSet bao-cao@tiendo.example`,
        `ses:SendRawEmail ${arnOfSes}:identity/MailIdentity bao-cao@tiendo.example`,
        ...keepingFailures,
      ],
      'mail-events': [...logging('MailEvents'), ...keepingFailures],
      'operations-token': logging('OperationsToken'),
    });
  });

  it('come with the environment variables that name what they are for', () => {
    const common = [
      'NODE_OPTIONS',
      'POWERTOOLS_LOG_LEVEL',
      'POWERTOOLS_METRICS_NAMESPACE',
      'POWERTOOLS_SERVICE_NAME',
    ];
    const actual = functionNames.map((name) => [
      name,
      Object.keys(functions.get(name)?.Environment.Variables ?? {})
        .filter((variable) => !common.includes(variable))
        .sort(),
    ]);
    expect(Object.fromEntries(actual)).toEqual({
      submissions: ['REGISTRY_TABLE', 'REPORTS_TABLE', 'SUBMISSIONS_TABLE'],
      workbooks: ['REGISTRY_TABLE', 'REPORTS_TABLE', 'SIGNING_KEY_ARN', 'SUBMISSIONS_TABLE'],
      results: ['MAIL_CAP', 'REGISTRY_TABLE', 'REPORTS_TABLE', 'SCHEDULE_TIMES', 'SUBMISSIONS_TABLE'],
      registry: ['DROP_CAP', 'REGISTRY_TABLE', 'REPORTS_TABLE', 'SIGNING_KEY_ARN', 'SUBMISSIONS_TABLE'],
      operations: [
        'MAIL_CAP',
        'REGISTRY_TABLE',
        'REPORTS_TABLE',
        'SCHEDULE_TIMES',
        'SIGNING_KEY_ARN',
        'SUBMISSIONS_TABLE',
      ],
      documentation: ['TIENDO_VERSION'],
      portal: [
        'MAIL_CONFIGURATION_SET',
        'MAIL_FROM',
        'MAIL_SENDER_NAME',
        'REGISTRY_TABLE',
        'SIGNING_KEY_ARN',
      ],
      schedule: ['MAIL_CAP', 'REGISTRY_TABLE', 'REPORTS_TABLE', 'SCHEDULE_TIMES', 'SUBMISSIONS_TABLE'],
      sender: [
        'API_URL',
        'MAIL_CONFIGURATION_SET',
        'MAIL_FROM',
        'MAIL_SENDER_NAME',
        'REGISTRY_TABLE',
        'REPORTS_TABLE',
        'SCHEDULE_TIMES',
        'SIGNING_KEY_ARN',
        'TRIAL',
      ],
      'mail-events': ['REGISTRY_TABLE', 'REPORTS_TABLE'],
      'operations-token': ['REGISTRY_TABLE'],
    });
  });

  it('on tables hold under a condition on the partition of every item, but for the index', () => {
    const onTables = held.filter(({ action }) => action.startsWith('dynamodb:'));
    expect(onTables.length).toBeGreaterThan(50);
    const free = onTables.filter(({ conditions }) =>
      conditions.every(({ key }) => key !== 'dynamodb:LeadingKeys'),
    );
    expect(free.map(({ to, action, resource }) => `${to} ${action} ${resource}`)).toEqual([
      'operations dynamodb:Query TablesReports/index/due',
      'schedule dynamodb:Query TablesReports/index/due',
      'sender dynamodb:Query TablesReports/index/due',
    ]);
  });

  it('to update hold for named attributes only, return nothing, and let no function but registry make a token work', () => {
    const updates = held.filter(({ action }) => action === 'dynamodb:UpdateItem');
    expect(updates.length).toBeGreaterThan(50);
    const keys = updates.map(({ conditions }) => conditions.map(({ key }) => key).sort());
    expect(new Set(keys.map(String))).toEqual(
      new Set(['dynamodb:Attributes,dynamodb:LeadingKeys,dynamodb:ReturnValues']),
    );
    const returned = updates.flatMap(({ conditions }) =>
      conditions.filter(({ holdsWithout }) => holdsWithout),
    );
    expect(new Set(returned.map(({ pattern }) => pattern))).toEqual(new Set(['NONE']));
    const onTokens = functionNames.flatMap((name) =>
      heldBy(name).flatMap((line) => {
        const [, attribute] = /^dynamodb:UpdateItem TablesRegistry token (.*)/.exec(line) ?? [];
        return attribute === undefined || attribute === 'lastUsedAt' ? [] : [`${name} ${attribute}`];
      }),
    );
    // Of what a token may do and until when, an update can change nothing.
    expect(onTokens).toEqual([
      'registry replacedBy',
      'registry retiredAt',
      'registry revokedAt',
      'registry rotation',
    ]);
  });

  it('fit into the policies of their roles, of 10,240 characters', () => {
    const arn =
      'arn:aws:dynamodb:ap-southeast-1:111122223333:table/TienDo-production-TablesSubmissions10B0C7C7-1A2B3C';
    const byRole = Map.groupBy(policies, ({ properties }) => properties.Roles[0].Ref);
    const sizes = [...byRole.values()].map(
      (ofRole) =>
        ofRole
          .flatMap(({ properties }) => properties.PolicyDocument.Statement)
          .map((statement) => JSON.stringify({ ...statement, Resource: statement.Resource.map(() => arn) }))
          .join(',').length,
    );
    expect(Math.max(...sizes)).toBeLessThan(9_000);
  });

  it('never let an item be deleted, a table be scanned, or an audit entry be changed', () => {
    const actions = new Set(held.map(({ action }) => action));
    expect([...actions].filter((action) => /Delete|Scan|BatchWrite|PartiQL|Transact/.test(action))).toEqual(
      [],
    );
    const onAudit = held.filter(({ conditions }) => conditions.some(({ pattern }) => pattern === 'audit'));
    expect([...new Set(onAudit.map(({ action }) => action))].sort()).toEqual([
      'dynamodb:PutItem',
      'dynamodb:Query',
    ]);
  });

  it('to send mail hold for the one sender only', () => {
    const sending = policies
      .flatMap(({ properties }) => properties.PolicyDocument.Statement)
      .filter(({ Action }) => Action.some((action) => action.startsWith('ses:Send')));
    const fromTheSender = { StringEquals: { 'ses:FromAddress': 'bao-cao@tiendo.example' } };
    expect(sending.map(({ Condition }) => Condition)).toEqual([fromTheSender, fromTheSender]);
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
    expect(onAccount.map(({ Action }) => Action)).toEqual([
      ['ses:GetIdentityDkimAttributes', 'ses:GetSendQuota', 'ses:GetSendStatistics'],
    ]);
    const roles = template.resources(
      'AWS::IAM::Role',
      z.looseObject({ AssumeRolePolicyDocument: z.unknown() }),
    );
    expect(roles.flatMap(({ properties }) => Object.keys(properties))).toEqual(
      roles.map(() => 'AssumeRolePolicyDocument'),
    );
  });
});
