import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { signInMail } from '../../domain/delivery/sign-in-mail.ts';
import { routes } from '../../functions/deployment/api-functions.ts';
import { functionNames } from '../../functions/deployment/function-names.ts';
import { outputFolder } from '../lib/synthesized.ts';
import { playFortnight } from './played-fortnight.ts';
import { inWords, type Permission, permissionsOf, usedBy } from './policies.ts';
import { type DeployedStack, startDeployedStack } from './stack.ts';

/** Permissions that no function's own code uses, by the end of their text, with the reason. */
const unused: Readonly<Record<string, string>> = {
  'logs:CreateLogStream': 'The Lambda runtime opens the log stream.',
  'logs:PutLogEvents': 'The Lambda runtime writes the log.',
  'sqs:SendMessage': 'Lambda itself puts a failed event into the failure queue.',
  'sqs:GetQueueAttributes': 'Granted by CDK together with sqs:SendMessage; it reads nothing but settings.',
  'sqs:GetQueueUrl': 'Granted by CDK together with sqs:SendMessage; it reads nothing but the address.',
};

const folder = outputFolder();
let stack: DeployedStack;
let permissions: Permission[];
let succeeded: ReadonlySet<string>;

beforeAll(async () => {
  stack = await startDeployedStack('2024-01-10T02:00:00Z', folder);
  permissions = permissionsOf(stack.template);
  succeeded = await playFortnight(stack);
}, 300_000);

afterAll(() => stack.close());

/** A line that a function logs: of the logger, or of the metrics. */
const lineSchema = z.union([
  z.looseObject({ level: z.enum(['INFO', 'WARN']), service: z.enum(functionNames) }),
  z.looseObject({ message: z.literal('deliveries'), fault: z.string(), service: z.literal('sender') }),
  z.looseObject({ message: z.literal('a stored row cannot be read'), service: z.enum(functionNames) }),
  z.looseObject({
    message: z.literal('request failed'),
    error: z.looseObject({ name: z.literal('UnreadableRow') }),
    service: z.enum(functionNames),
  }),
  z.looseObject({ _aws: z.object({}), service: z.enum([...functionNames, 'stored-rows']) }),
]);

describe('F115: the product as it is deployed: every bundle in processes of its own', () => {
  it('every operation of the API succeeds in two weeks, and answers as documented', () => {
    const missing = routes.filter(({ operation }) => !succeeded.has(operation.id));
    expect(missing.map(({ operation }) => operation.id)).toEqual([]);
  });

  it('every message reaches the mail service once', () => {
    const ids = stack.mail
      .all()
      .map(({ tags }) => tags['delivery']?.[0])
      .filter((id) => id !== signInMail);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('logs lines of JSON, without a token or an address in any', () => {
    const lines = stack.lines.filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(30);
    const wrong = lines.filter((line) => !lineSchema.safeParse(readJson(line)).success);
    expect(wrong).toEqual([]);
    expect(lines.filter((line) => /tiendo_\w|@province\.example/.test(line))).toEqual([]);
  });
});

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

describe('R13: what functions may do, beside everything they ask of AWS in two weeks', () => {
  it('every call is allowed', () => {
    const refused = stack.calls.filter((call) => usedBy(permissions, call).length === 0);
    const shown = refused.map(({ by, action, resources, context }) =>
      [by, action, ...resources, ...Object.values(context).flat()].join(' '),
    );
    expect([...new Set(shown)]).toEqual([]);
  });

  it.each([
    [
      'a put beside receipts',
      { by: 'submissions', action: 'dynamodb:PutItem', on: 'TablesReports', key: 'sending' },
    ],
    [
      'a report planned by submissions',
      {
        by: 'submissions',
        action: 'dynamodb:PutItem',
        on: 'TablesReports',
        key: 'delivery#report#2024-01-15T00:00:00Z',
      },
    ],
    [
      'a changed submission',
      { by: 'submissions', action: 'dynamodb:UpdateItem', on: 'TablesSubmissions', key: '766#2024-W02#0' },
    ],
    [
      'another table',
      { by: 'mail-events', action: 'dynamodb:UpdateItem', on: 'TablesRegistry', key: 'delivery#report#x' },
    ],
    ['another function', { by: 'results', action: 'dynamodb:PutItem', on: 'TablesRegistry', key: 'token' }],
    ['another action', { by: 'registry', action: 'dynamodb:DeleteItem', on: 'TablesRegistry', key: 'token' }],
  ] as const)('would notice %s', (_what, { by, action, on, key }) => {
    const call = { by, action, resources: [on], context: { 'dynamodb:LeadingKeys': [key] } };
    expect(usedBy(permissions, call)).toEqual([]);
  });

  it.each([
    ['a token’s role', 'workbooks', 'TablesRegistry', 'token', ['lastUsedAt', 'principal'], undefined],
    ['the hash of a token', 'registry', 'TablesRegistry', 'token', ['hash'], undefined],
    ['the address of a message', 'mail-events', 'TablesReports', 'delivery#report#x', ['email'], undefined],
    ['what a token holds', 'results', 'TablesRegistry', 'token', ['lastUsedAt'], 'ALL_NEW'],
  ] as const)('would notice an update of %s', (_what, by, on, key, attributes, returned) => {
    const context = { 'dynamodb:LeadingKeys': [key], 'dynamodb:Attributes': ['pk', 'sk', ...attributes] };
    const call = { by, action: 'dynamodb:UpdateItem', resources: [on] };
    const returning = returned === undefined ? {} : { 'dynamodb:ReturnValues': [returned] };
    expect(usedBy(permissions, { ...call, context: { ...context, ...returning } })).toEqual([]);
    const allowed = { ...context, 'dynamodb:Attributes': ['pk', 'sk'] };
    expect(usedBy(permissions, { ...call, context: allowed })).not.toEqual([]);
  });

  it('a call for several partitions is allowed only if all of them are', () => {
    const context = { 'dynamodb:LeadingKeys': ['report#S#2024-W02', 'sending'] };
    const call = {
      by: 'schedule',
      action: 'dynamodb:BatchGetItem',
      resources: ['TablesReports'],
      context,
    } as const;
    expect(usedBy(permissions, call)).toEqual([]);
    const own = { ...call, context: { 'dynamodb:LeadingKeys': ['report#S#2024-W02', 'report#S#2024-W01'] } };
    expect(usedBy(permissions, own)).not.toEqual([]);
  });

  it('every permission is used, or stands here with its reason', () => {
    const used = new Set(stack.calls.flatMap((call) => usedBy(permissions, call)).map(inWords));
    const idle = permissions.filter(
      (permission) => !used.has(inWords(permission)) && unused[permission.action] === undefined,
    );
    expect(idle.map(inWords)).toEqual([]);
  });
});
