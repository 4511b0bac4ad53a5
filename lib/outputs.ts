import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import type { Failures } from './failures.ts';
import type { HttpApi } from './http-api.ts';
import type { Mail } from './mail.ts';
import type { Tables } from './tables.ts';
import type { TiendoFunction } from './tiendo-function.ts';

export type OutputSources = {
  readonly httpApi: HttpApi;
  readonly tables: Tables;
  readonly failures: Failures;
  readonly mail: Mail;
  readonly topic: ITopic;
  readonly functions: Readonly<Record<FunctionName, TiendoFunction>>;
};

/** Says after a deployment what people need next: where the API is, how to get in, and what to look at. */
export function addOutputs(stack: Stack, sources: OutputSources): void {
  const { httpApi, tables, failures, mail, topic, functions } = sources;
  const { functionName } = functions['operations-token'].lambda;

  output('ApiUrl', httpApi.api.apiEndpoint, 'Where the API is; its documentation is at /docs');
  output('OperationsTokenFunction', functionName, 'The function that makes an operations token');
  output(
    'OperationsTokenCommand',
    `aws lambda invoke --region ${stack.region} --function-name ${functionName} /dev/stdout`,
    'Prints a new operations token, once; keep it as you keep passwords',
  );
  output('SubmissionsTable', tables.submissions.tableName, 'Kept when the stack is destroyed');
  output('ReportsTable', tables.reports.tableName, 'Kept when the stack is destroyed');
  output('RegistryTable', tables.registry.tableName, 'Kept when the stack is destroyed');
  for (const fn of [functions.schedule, functions.sender, functions['mail-events']]) {
    output(`${fn.node.id}Function`, fn.lambda.functionName, 'To run failed work again; see docs/runbook.md');
  }
  output('FailureQueueUrl', failures.queue.queueUrl, 'Where work waits that failed; see docs/runbook.md');
  output('OperationsTopicArn', topic.topicArn, 'Where alarms go');
  for (const [index, { name, value }] of mail.identity.dkimRecords.entries()) {
    output(
      `DkimRecord${index + 1}`,
      `${name} CNAME ${value}`,
      'Has to be in the DNS before mail can be sent',
    );
  }

  function output(id: string, value: string, description: string): void {
    new CfnOutput(stack, id, { value, description });
  }
}
