import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import type { Dashboard } from './dashboard.ts';
import type { Failures } from './failures.ts';
import type { HttpApi } from './http-api.ts';
import type { Mail } from './mail.ts';
import type { Schedules } from './schedules.ts';
import type { SigningKey } from './signing-key.ts';
import type { Tables } from './tables.ts';
import type { TiendoFunction } from './tiendo-function.ts';

/** The resources that a deployment tells about at its end. */
export type OutputSources = {
  readonly dashboard: Dashboard;
  readonly httpApi: HttpApi;
  readonly tables: Tables;
  readonly signingKey: SigningKey;
  readonly failures: Failures;
  readonly mail: Mail;
  readonly schedules: Schedules;
  readonly topic: ITopic;
  readonly functions: Readonly<Record<FunctionName, TiendoFunction>>;
};

/** Shows what is needed after a deployment: the API's URL, how to get a token, and what to check. */
export function addOutputs(stack: Stack, sources: OutputSources): void {
  const { dashboard, httpApi, tables, signingKey, failures, mail, schedules, topic, functions } = sources;
  const { functionName } = functions['operations-token'].lambda;

  output('ApiUrl', httpApi.url, 'The URL of the API; its documentation is at /docs');
  if (httpApi.domainTarget !== null)
    output('DomainRecord', httpApi.domainTarget, 'Must be in the DNS before the domain leads to the API');
  output('OperationsTokenFunction', functionName, 'The function that issues an operations token');
  output(
    'OperationsTokenCommand',
    `aws lambda invoke --region ${stack.region} --function-name ${functionName} /dev/stdout`,
    'Prints a new operations token once; store it securely',
  );
  output('SubmissionsTable', tables.submissions.tableName, 'Kept when the stack is destroyed');
  output('ReportsTable', tables.reports.tableName, 'Kept when the stack is destroyed');
  output('RegistryTable', tables.registry.tableName, 'Kept when the stack is destroyed');
  output('SigningKeyArn', signingKey.arn, 'Kept when the stack is destroyed');
  for (const fn of [functions.schedule, functions.sender, functions['mail-events']]) {
    output(`${fn.node.id}Function`, fn.lambda.functionName, 'To rerun failed work; see docs/runbook.md');
  }
  output('FailureQueueUrl', failures.queue.queueUrl, 'The queue of failed work; see docs/runbook.md');
  output('DashboardUrl', dashboard.url, 'Whether all is well, on one page');
  output('OperationsTopicArn', topic.topicArn, 'The topic for alarms');
  output('MailDomain', mail.domain, 'The domain that mail comes from');
  output(
    'MailConfigurationSet',
    mail.configurationSet.configurationSetName,
    'Publishes the events of messages',
  );
  output('ScheduleGroup', schedules.group.scheduleGroupName, 'The schedules that start jobs');
  output('MailEventsRule', mail.events.ruleName, 'Passes the events of messages on');
  for (const [index, record] of mail.dnsRecords.entries()) {
    output(`DnsRecord${index + 1}`, record, 'Paste it into the DNS zone of the mail domain');
  }

  function output(id: string, value: string, description: string): void {
    new CfnOutput(stack, id, { value, description });
  }
}
