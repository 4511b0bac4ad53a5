import { Resolver } from 'node:dns/promises';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  type GlobalSecondaryIndexDescription,
  QueryCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetConfigurationSetEventDestinationsCommand,
  GetEmailIdentityCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { vi } from 'vitest';
import type { DeployedStack } from '../../cli/aws/deployed-stack.ts';
import { usualTimes } from '../../domain/schedule/schedule-times.ts';

const domain = 'mail.tinh.gov.vn';
const topic = 'arn:aws:sns:ap-southeast-1:111122223333:TienDo-production-Topic';

/** The outputs of a deployed stage. */
export const outputs: Readonly<Record<string, string>> = {
  ApiUrl: 'https://api.example',
  SubmissionsTable: 'submissions',
  ReportsTable: 'reports',
  RegistryTable: 'registry',
  SigningKeyArn: 'arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:the-key',
  ScheduleFunction: 'the-schedule',
  SenderFunction: 'the-sender',
  MailEventsFunction: 'the-mail-events',
  FailureQueueUrl: 'https://sqs.ap-southeast-1.amazonaws.com/111122223333/failures',
  OperationsTopicArn: topic,
  MailDomain: domain,
  MailConfigurationSet: 'the-set',
  MailEventsRule: 'the-rule',
  ScheduleGroup: 'the-schedules',
  DnsRecord1: `a1._domainkey.${domain}. IN CNAME a1.dkim.amazonses.com.`,
  DnsRecord2: `a2._domainkey.${domain}. IN CNAME a2.dkim.amazonses.com.`,
  DnsRecord3: `a3._domainkey.${domain}. IN CNAME a3.dkim.amazonses.com.`,
  DnsRecord4: `bounce.${domain}. IN MX 10 feedback-smtp.ap-southeast-1.amazonses.com.`,
  DnsRecord5: `bounce.${domain}. IN TXT "v=spf1 include:amazonses.com ~all"`,
  DnsRecord6: `_dmarc.${domain}. IN TXT "v=DMARC1; p=quarantine"`,
};

/** A deployed stage whose mail is real. */
export const production: DeployedStack = {
  stage: 'production',
  trial: false,
  name: 'TienDo-production',
  region: 'ap-southeast-1',
  status: 'UPDATE_COMPLETE',
  isProtected: true,
  times: usualTimes,
  logRetentionDays: 365,
  kept: {},
  outputs: new Map(Object.entries(outputs)),
};

/** A DNS whose zones have these texts and names; everything else does not exist. */
export type Zone = {
  cname: Record<string, string[]>;
  mx: Record<string, { priority: number; exchange: string }[]>;
  txt: Record<string, string[][]>;
};

/** The zone that the outputs ask for. */
export function completeZone(): Zone {
  return {
    cname: {
      [`a1._domainkey.${domain}`]: ['a1.dkim.amazonses.com'],
      [`a2._domainkey.${domain}`]: ['A2.dkim.amazonses.com'],
      [`a3._domainkey.${domain}`]: ['a3.dkim.amazonses.com'],
    },
    mx: { [`bounce.${domain}`]: [{ priority: 10, exchange: 'feedback-smtp.ap-southeast-1.amazonses.com' }] },
    txt: {
      [`bounce.${domain}`]: [['v=spf1 include:amazonses.com ~all']],
      [`_dmarc.${domain}`]: [['v=DMARC1; ', 'p=reject; rua=mailto:x@tinh.gov.vn']],
    },
  };
}

/** Puts a zone in place of the DNS. */
export function serveZone(zone: Zone): void {
  const found = <T>(records: Record<string, T[]>, name: string) => {
    const values = records[name];
    if (values === undefined)
      throw Object.assign(new Error(`queryX ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    return values;
  };
  vi.spyOn(Resolver.prototype, 'resolveCname').mockImplementation(async (name) => found(zone.cname, name));
  vi.spyOn(Resolver.prototype, 'resolveMx').mockImplementation(async (name) => found(zone.mx, name));
  vi.spyOn(Resolver.prototype, 'resolveTxt').mockImplementation(async (name) => found(zone.txt, name));
}

/** The key that the stage signs with. */
export const signingSecret = 's'.repeat(64);

/** The usual schedules, as Scheduler writes them. */
const deployedCrons = {
  rank: 'cron(5 6 ? * MON *)',
  report: 'cron(0 7 ? * * *)',
  warn: 'cron(30 7 ? * * *)',
  reconcile: 'cron(*/15 * ? * * *)',
  deliver: 'cron(*/5 * ? * * *)',
};

/** A schedule of the stage, enabled. */
export function deployedSchedule(job: string, ScheduleExpression: string) {
  return {
    State: 'ENABLED' as const,
    ScheduleExpression,
    ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
    Target: { Arn: 'x', RoleArn: 'x', Input: JSON.stringify({ job, nominalTime: 'x' }) },
  };
}

/** A table as a deployment makes it. */
export const soundTable = {
  TableStatus: 'ACTIVE',
  DeletionProtectionEnabled: true,
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
} satisfies TableDescription;

/** The index of due deliveries, as a deployment makes it. */
export const soundIndex = {
  IndexName: 'due',
  KeySchema: [
    { AttributeName: 'dueKey', KeyType: 'HASH' },
    { AttributeName: 'dueAt', KeyType: 'RANGE' },
  ],
  Projection: { ProjectionType: 'ALL' },
} satisfies GlobalSecondaryIndexDescription;

/** AWS as the operator sees it when a stage is deployed and all is well. */
export function mockAws() {
  const aws = {
    stacks: mockClient(CloudFormationClient),
    tables: mockClient(DynamoDBClient),
    events: mockClient(EventBridgeClient),
    mail: mockClient(SESv2Client),
    topics: mockClient(SNSClient),
    queues: mockClient(SQSClient),
    schedules: mockClient(SchedulerClient),
    logs: mockClient(CloudWatchLogsClient),
    secrets: mockClient(SecretsManagerClient),
    functions: mockClient(LambdaClient),
  };
  aws.stacks.on(DescribeStacksCommand).resolves({
    Stacks: [
      {
        StackName: 'TienDo-production',
        CreationTime: new Date(),
        StackStatus: 'UPDATE_COMPLETE',
        EnableTerminationProtection: true,
        Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
      },
    ],
  });
  aws.tables
    .on(DescribeTableCommand)
    .resolves({ Table: soundTable })
    .on(DescribeTableCommand, { TableName: 'reports' })
    .resolves({ Table: { ...soundTable, GlobalSecondaryIndexes: [soundIndex] } })
    .on(DescribeTimeToLiveCommand)
    .resolves({ TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'deletedAt' } })
    .on(DescribeContinuousBackupsCommand)
    .resolves({
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
      },
    });
  aws.functions.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 1_000 } });
  aws.events
    .on(DescribeRuleCommand)
    .resolves({ State: 'ENABLED' })
    .on(ListTargetsByRuleCommand)
    .resolves({
      Targets: [{ Id: 'x', Arn: 'arn:aws:lambda:ap-southeast-1:111122223333:function:the-mail-events' }],
    });
  aws.mail
    .on(GetEmailIdentityCommand)
    .resolves({
      VerifiedForSendingStatus: true,
      DkimAttributes: { Status: 'SUCCESS' },
      MailFromAttributes: {
        MailFromDomain: `bounce.${domain}`,
        MailFromDomainStatus: 'SUCCESS',
        BehaviorOnMxFailure: 'USE_DEFAULT_VALUE',
      },
    })
    .on(GetAccountCommand)
    .resolves({
      ProductionAccessEnabled: true,
      SendingEnabled: true,
      EnforcementStatus: 'HEALTHY',
      SendQuota: { Max24HourSend: 50_000, SentLast24Hours: 100, MaxSendRate: 14 },
    })
    .on(GetConfigurationSetCommand)
    .resolves({ SendingOptions: { SendingEnabled: true } })
    .on(GetConfigurationSetEventDestinationsCommand)
    .resolves({
      EventDestinations: [
        {
          Name: 'bus',
          Enabled: true,
          EventBridgeDestination: {
            EventBusArn: 'arn:aws:events:ap-southeast-1:111122223333:event-bus/default',
          },
          MatchingEventTypes: ['SEND', 'DELIVERY', 'BOUNCE', 'COMPLAINT', 'DELIVERY_DELAY', 'REJECT'],
        },
      ],
    });
  aws.topics.on(ListSubscriptionsByTopicCommand).resolves({
    Subscriptions: [{ Endpoint: 'van-hanh@tinh.gov.vn', SubscriptionArn: `${topic}:1` }],
  });
  aws.queues.on(GetQueueAttributesCommand).resolves({
    Attributes: { ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' },
  });
  aws.queues.on(ReceiveMessageCommand).resolves({ Messages: [] });
  aws.schedules
    .on(ListSchedulesCommand)
    .resolves({ Schedules: Object.keys(deployedCrons).map((Name) => ({ Name })) });
  for (const [job, ScheduleExpression] of Object.entries(deployedCrons))
    aws.schedules.on(GetScheduleCommand, { Name: job }).resolves(deployedSchedule(job, ScheduleExpression));
  aws.secrets.on(GetSecretValueCommand).resolves({ SecretString: signingSecret });
  aws.tables.on(QueryCommand).resolves({ Items: [] });
  aws.logs.on(DescribeLogGroupsCommand).resolves({
    logGroups: ['Submissions', 'Sender'].map((name) => ({
      logGroupName: `TienDo-production-${name}`,
      retentionInDays: 365,
    })),
  });
  const restore = () => {
    for (const client of Object.values(aws)) client.restore();
  };
  return { ...aws, restore };
}
