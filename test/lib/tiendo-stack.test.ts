import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deletedAt } from '../../adapters/dynamodb/table/table-schema.ts';
import type { Access } from '../../contract/http/operation.ts';
import { usualTimes } from '../../domain/schedule/schedule-times.ts';
import { schedulesAt } from '../../domain/schedule/schedules.ts';
import { routes } from '../../functions/deployment/api-functions.ts';
import { nameOf, ParsedTemplate, readable, testApp, testStack, testStage } from './synthesized.ts';

const template = new ParsedTemplate();
const anything = z.record(z.string(), z.unknown());

function propertiesByName<Properties>(
  type: string,
  schema: z.ZodType<Properties>,
): Record<string, Properties> {
  return Object.fromEntries(
    template.resources(type, schema).map(({ id, properties }) => [nameOf(id), properties]),
  );
}

describe('tables', () => {
  const tables = template.resources('AWS::DynamoDB::GlobalTable', anything);

  it('R15: are three, and outlive the stack', () => {
    expect(tables.map(({ id, whenDeleted }) => [nameOf(id), whenDeleted])).toEqual([
      ['TablesSubmissions', 'Retain'],
      ['TablesReports', 'Retain'],
      ['TablesRegistry', 'Retain'],
    ]);
  });

  it.each(tables)('R15: $id is on demand, restorable and protected from deletion', ({ properties }) => {
    expect(properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      Replicas: [
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
    });
  });

  it('F38: remove no row by time but stray mail events, and snoozes and sessions long after their end, so that a row outlives its time and code decides', () => {
    const removing = tables.filter(({ properties }) => 'TimeToLiveSpecification' in properties);
    expect(removing.map(({ id, properties }) => [nameOf(id), properties['TimeToLiveSpecification']])).toEqual(
      ['TablesReports', 'TablesRegistry'].map((name) => [name, { AttributeName: deletedAt, Enabled: true }]),
    );
    const stores = globSync('adapters/dynamodb/**/*.ts').filter((file) =>
      /\bdeletedAt\b/.test(readFileSync(file, 'utf8')),
    );
    expect(stores.sort()).toEqual([
      'adapters/dynamodb/session-store.ts',
      'adapters/dynamodb/sign-in-code-store.ts',
      'adapters/dynamodb/snooze-store.ts',
      'adapters/dynamodb/stray-event-store.ts',
      'adapters/dynamodb/table/table-schema.ts',
    ]);
  });

  it('F67: have names that CloudFormation makes, so that what is left of a stack does not stand in the way of another', () => {
    expect(tables.filter(({ properties }) => 'TableName' in properties)).toEqual([]);
    const secrets = template.resources('AWS::SecretsManager::Secret', anything);
    expect(secrets.filter(({ properties }) => 'Name' in properties)).toEqual([]);
  });

  it('have one index, of due deliveries with all they hold', () => {
    expect(tables.map(({ properties }) => properties['GlobalSecondaryIndexes'])).toEqual([
      undefined,
      [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'dueKey', KeyType: 'HASH' },
            { AttributeName: 'dueAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      undefined,
    ]);
  });
});

describe('functions', () => {
  const functions = propertiesByName('AWS::Lambda::Function', anything);

  it.each(Object.entries(functions))(
    '%s runs on Node 24 and ARM, with limits and a log of its own',
    (name, properties) => {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: expect.any(Number),
        Timeout: expect.any(Number),
        LoggingConfig: { LogGroup: expect.anything() },
      });
      const { LogGroup } = z.object({ LogGroup: z.unknown() }).parse(properties['LoggingConfig']);
      expect(readable(LogGroup)).toBe(name.replace(/Lambda$/, 'Logs'));
    },
  );

  it('end in time: before a caller hangs up, an occurrence is let go, the next delivery starts', () => {
    const timeouts = Object.fromEntries(
      Object.entries(functions).map(([name, properties]) => [name, properties['Timeout']]),
    );
    expect(timeouts).toEqual({
      FunctionsSubmissionsLambda: 15,
      FunctionsWorkbooksLambda: 10,
      FunctionsResultsLambda: 15,
      FunctionsRegistryLambda: 15,
      FunctionsOperationsLambda: 25,
      FunctionsDocumentationLambda: 10,
      FunctionsPortalLambda: 10,
      FunctionsScheduleLambda: 300,
      FunctionsSenderLambda: 240,
      FunctionsMailEventsLambda: 30,
      FunctionsOperationsTokenLambda: 10,
    });
  });

  it('R10, P59: keep every log for the declared time', () => {
    const retentions = propertiesByName('AWS::Logs::LogGroup', z.object({ RetentionInDays: z.number() }));
    expect(Object.keys(retentions)).toHaveLength(Object.keys(functions).length + 1);
    expect(new Set(Object.values(retentions).map(({ RetentionInDays }) => RetentionInDays))).toEqual(
      new Set([365]),
    );
  });

  it('P59: leave their logs behind with the tables and the key, as docs/deploying.md says, and nothing else', () => {
    const resource = z.object({ Type: z.string(), DeletionPolicy: z.string().optional() });
    const { Resources } = z
      .object({ Resources: z.record(z.string(), resource) })
      .parse(JSON.parse(template.text));
    const kept = Object.values(Resources).filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain');
    expect([...new Set(kept.map(({ Type }) => Type))].sort()).toEqual([
      'AWS::DynamoDB::GlobalTable',
      'AWS::Logs::LogGroup',
      'AWS::SecretsManager::Secret',
    ]);
    const [, told = ''] = readFileSync('docs/deploying.md', 'utf8').split('| kept | output with its name |');
    const rows = told.slice(0, told.indexOf('\n\n')).split('\n').slice(2);
    expect(rows.map((row) => /^\| (?:The )?(three tables|secret|log groups)/.exec(row)?.[1])).toEqual([
      ...['three tables', 'secret', 'log groups'],
    ]);
  });

  it('R16: that are invoked asynchronously keep what they give up on', () => {
    const schema = z.object({
      FunctionName: z.unknown().transform(readable),
      MaximumEventAgeInSeconds: z.number(),
      MaximumRetryAttempts: z.number(),
      DestinationConfig: z.object({
        OnFailure: z.object({ Destination: z.unknown().transform(readable) }),
      }),
    });
    const kept = template
      .resources('AWS::Lambda::EventInvokeConfig', schema)
      .map(({ properties }) => properties);
    expect(
      kept.map(({ FunctionName, MaximumEventAgeInSeconds, MaximumRetryAttempts, DestinationConfig }) => [
        FunctionName,
        MaximumEventAgeInSeconds,
        MaximumRetryAttempts,
        DestinationConfig.OnFailure.Destination,
      ]),
    ).toEqual([
      ['FunctionsScheduleLambda', 3600, 2, 'FailuresQueue'],
      ['FunctionsSenderLambda', 300, 1, 'FailuresQueue'],
      ['FunctionsMailEventsLambda', 21_600, 2, 'FailuresQueue'],
    ]);
  });
});

describe('schedules', () => {
  const scheduleSchema = z.object({
    ScheduleExpression: z.string(),
    ScheduleExpressionTimezone: z.string(),
    FlexibleTimeWindow: z.object({ Mode: z.string() }),
    State: z.string(),
    Target: z.object({
      Arn: z.unknown().transform(readable),
      Input: z.string().transform((text): unknown => JSON.parse(text)),
      DeadLetterConfig: z.object({ Arn: z.unknown().transform(readable) }),
      RetryPolicy: z.object({ MaximumEventAgeInSeconds: z.number(), MaximumRetryAttempts: z.number() }),
    }),
  });
  const deployed = propertiesByName('AWS::Scheduler::Schedule', scheduleSchema);

  it('are those declared', () => {
    expect(
      Object.entries(deployed).map(([name, { ScheduleExpression, Target }]) => [
        name,
        ScheduleExpression,
        Target.Arn,
      ]),
    ).toEqual([
      ['Schedulesrank', 'cron(5 6 ? * MON *)', 'FunctionsScheduleLambda'],
      ['Schedulesreport', 'cron(0 7 ? * * *)', 'FunctionsScheduleLambda'],
      ['Scheduleswarn', 'cron(30 7 ? * * *)', 'FunctionsScheduleLambda'],
      ['Schedulesreconcile', 'cron(*/15 * ? * * *)', 'FunctionsScheduleLambda'],
      ['Schedulesdeliver', 'cron(*/5 * ? * * *)', 'FunctionsSenderLambda'],
    ]);
    expect(Object.keys(deployed)).toHaveLength(schedulesAt(usualTimes).length);
  });

  it('F123: start at the times of the stage, and functions are told the same times', () => {
    const times = { ranking: '05:30', report: '06:40', warnings: '08:05' };
    const other = new ParsedTemplate({ times });
    const expressions = other
      .resources('AWS::Scheduler::Schedule', z.object({ ScheduleExpression: z.string() }))
      .map(({ properties }) => properties.ScheduleExpression);
    expect(expressions.sort()).toEqual([
      'cron(*/15 * ? * * *)',
      'cron(*/5 * ? * * *)',
      'cron(30 5 ? * MON *)',
      'cron(40 6 ? * * *)',
      'cron(5 8 ? * * *)',
    ]);
    const environment = z.object({
      Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
    });
    const told = other.resources('AWS::Lambda::Function', environment).flatMap(({ properties }) => {
      const { SCHEDULE_TIMES: value, POWERTOOLS_SERVICE_NAME: name } = properties.Environment.Variables;
      return value === undefined ? [] : [`${name}: ${value}`];
    });
    const text = JSON.stringify(times);
    expect(told.sort()).toEqual(
      ['operations', 'results', 'schedule', 'sender'].map((name) => `${name}: ${text}`),
    );
  });

  it.each(schedulesAt(usualTimes))(
    'R16: $job passes its nominal time, in Vietnamese time, and keeps what fails',
    ({ job }) => {
      expect(deployed[`Schedules${job}`]).toMatchObject({
        ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
        FlexibleTimeWindow: { Mode: 'OFF' },
        State: 'ENABLED',
        Target: {
          Input: { job, nominalTime: '<aws.scheduler.scheduled-time>' },
          DeadLetterConfig: { Arn: 'FailuresQueue' },
          RetryPolicy: { MaximumEventAgeInSeconds: job === 'deliver' || job === 'reconcile' ? 300 : 3600 },
        },
      });
    },
  );
});

describe('HTTP API', () => {
  it('R22: has exactly the declared routes, HEAD beside GET, and one for all other requests, each to its function', () => {
    const integrations = new Map(
      template
        .resources(
          'AWS::ApiGatewayV2::Integration',
          z.object({
            IntegrationUri: z.unknown().transform(readable),
            PayloadFormatVersion: z.literal('2.0'),
          }),
        )
        .map(({ id, properties }) => [nameOf(id), properties.IntegrationUri]),
    );
    const routeSchema = z.object({ RouteKey: z.string(), Target: z.unknown().transform(readable) });
    const deployed = template
      .resources('AWS::ApiGatewayV2::Route', routeSchema)
      .map(({ properties }) => [
        properties.RouteKey,
        integrations.get(properties.Target.replace('integrations/', '')),
      ]);
    const lambdaOf = (name: string) => `Functions${name.charAt(0).toUpperCase()}${name.slice(1)}Lambda`;
    const declared = routes.flatMap(({ operation: { method, path }, function: name }) =>
      (method === 'GET' ? ['GET', 'HEAD'] : [method]).map((one) => [`${one} ${path}`, lambdaOf(name)]),
    );
    expect(deployed.sort()).toEqual([...declared, ['$default', lambdaOf('documentation')]].sort());
  });

  it('F94: limits each route apart: open ones low, and submitting figures highest', () => {
    const { RouteSettings } = z
      .object({ RouteSettings: z.record(z.string(), anything) })
      .parse(template.resources('AWS::ApiGatewayV2::Stage', anything)[0]?.properties);
    const limited = (rate: number, burst: number) => ({
      ThrottlingRateLimit: rate,
      ThrottlingBurstLimit: burst,
    });
    const open = limited(5, 20);
    const shared = (access: Access) => (access === 'open' ? open : limited(25, 50));
    const expected = routes.flatMap(({ resource, operation: { method, path, access, id } }) =>
      (method === 'GET' ? ['GET', 'HEAD'] : [method]).map((one) => [
        `${one} ${path}`,
        resource === 'portal'
          ? limited(50, 200)
          : id === 'createSubmission'
            ? limited(50, 100)
            : id === 'askForCode'
              ? limited(2, 5)
              : shared(access),
      ]),
    );
    expect(RouteSettings).toEqual({ ...Object.fromEntries(expected), $default: open });
    expect(
      Object.keys(RouteSettings).filter((key) => RouteSettings[key]?.['ThrottlingRateLimit'] === 5),
    ).toEqual(expect.arrayContaining(['GET /v1/health', 'GET /v1/openapi.json', '$default']));
  });

  it('F94: deploys the limits of routes after the routes', () => {
    const dependsOn = template.dependenciesOf('AWS::ApiGatewayV2::Stage');
    const routeIds = template.resources('AWS::ApiGatewayV2::Route', anything).map(({ id }) => id);
    expect(dependsOn).toEqual(expect.arrayContaining(routeIds));
  });

  it('is throttled, logs requests without their headers, and lets no other site in', () => {
    const stages = template
      .resources('AWS::ApiGatewayV2::Stage', anything)
      .map(({ properties }) => properties);
    expect(stages).toMatchObject([
      {
        StageName: '$default',
        DefaultRouteSettings: { ThrottlingBurstLimit: 20, ThrottlingRateLimit: 5 },
        AccessLogSettings: { DestinationArn: expect.anything() },
      },
    ]);
    const { Format } = z
      .object({ Format: z.string().transform((text) => anything.parse(JSON.parse(text))) })
      .parse(stages[0]?.['AccessLogSettings']);
    expect(JSON.stringify(Format)).not.toMatch(/header|authori[sz]/i);
    expect(Format).toMatchObject({
      requestId: '$context.requestId',
      lambdaRequestId: '$context.integration.requestId',
      status: '$context.status',
    });
    const apis = template.resources('AWS::ApiGatewayV2::Api', anything);
    expect(apis.map(({ properties }) => properties['CorsConfiguration'])).toEqual([undefined]);
  });
});

describe('what the file of a stage may ask for', () => {
  const certificateArn = `arn:aws:acm:ap-southeast-1:111122223333:certificate/${'a'.repeat(8)}-aaaa-aaaa-aaaa-${'a'.repeat(12)}`;
  const domain = { name: 'tiendo.example', certificateArn };
  const reservedIn = (from: ParsedTemplate) =>
    from.resources('AWS::Lambda::Function', anything).flatMap(({ id, properties }) => {
      const reserved = properties['ReservedConcurrentExecutions'];
      return reserved === undefined ? [] : [[nameOf(id), reserved]];
    });

  it('executions of their own for the jobs and the sender; without its word none is reserved, which a new account refuses', () => {
    expect(reservedIn(template)).toEqual([]);
    expect(reservedIn(new ParsedTemplate({ concurrentExecutions: 1_000 }))).toEqual([
      ['FunctionsScheduleLambda', 5],
      ['FunctionsSenderLambda', 2],
    ]);
  });

  it('reports on its mail, in the record for DMARC', () => {
    const { text } = new ParsedTemplate({ dmarcReports: 'dmarc@tiendo.example' });
    expect(text).toContain('v=DMARC1; p=quarantine; rua=mailto:dmarc@tiendo.example');
  });

  it.each([
    [undefined, undefined],
    [domain, undefined],
    [{ ...domain, only: true }, true],
  ])('that only its own domain answers: %j', (given, expected) => {
    const own = new ParsedTemplate(given === undefined ? {} : { domain: given });
    const [api] = own.resources('AWS::ApiGatewayV2::Api', anything);
    expect(api?.properties['DisableExecuteApiEndpoint']).toBe(expected);
  });

  it('tags: of the product, the stage and its owner, which CloudFormation gives to all that the stack has', () => {
    const tagsOf = (settings: object) =>
      testStack(testApp(false), testStage({ ...settings })).tags.tagValues();
    expect(tagsOf({})).toEqual({ product: 'tien-do', stage: 'test' });
    expect(tagsOf({ owner: 'Văn phòng' })).toEqual({ product: 'tien-do', stage: 'test', owner: 'Văn phòng' });
  });
});

describe('the template', () => {
  it('R21: holds no secret', () => {
    expect(template.text).not.toMatch(
      /tiendo_[0-9a-z]{16}_|AKIA|BEGIN [A-Z ]*PRIVATE KEY|password"|"SecretString"/i,
    );
  });

  it('shows what people need after a deployment', () => {
    expect(template.outputs).toEqual([
      'ApiUrl',
      'OperationsTokenFunction',
      'OperationsTokenCommand',
      'SubmissionsTable',
      'ReportsTable',
      'RegistryTable',
      'SigningKeyArn',
      'ScheduleFunction',
      'SenderFunction',
      'MailEventsFunction',
      'FailureQueueUrl',
      'DashboardUrl',
      'OperationsTopicArn',
      'MailDomain',
      'MailConfigurationSet',
      'ScheduleGroup',
      'MailEventsRule',
      'DnsRecord1',
      'DnsRecord2',
      'DnsRecord3',
      'DnsRecord4',
      'DnsRecord5',
      'DnsRecord6',
    ]);
  });

  it('shows the records of the mail domain as a zone file has them', () => {
    const values = anything.parse(JSON.parse(template.text))['Outputs'];
    const records = z.record(z.string(), z.object({ Value: z.unknown() })).parse(values);
    const shown = [1, 2, 3, 4, 5, 6].map((number) => readable(records[`DnsRecord${number}`]?.Value));
    expect(shown).toEqual([
      ...Array.from({ length: 3 }, () => 'MailIdentity. IN CNAME MailIdentity.'),
      'bounce.tiendo.example. IN MX 10 feedback-smtp.ap-southeast-1.amazonses.com.',
      'bounce.tiendo.example. IN TXT "v=spf1 include:amazonses.com ~all"',
      '_dmarc.tiendo.example. IN TXT "v=DMARC1; p=quarantine"',
    ]);
    const identities = template.resources('AWS::SES::EmailIdentity', anything);
    expect(identities.map(({ properties }) => properties['MailFromAttributes'])).toEqual([
      { MailFromDomain: 'bounce.tiendo.example' },
    ]);
  });
});
