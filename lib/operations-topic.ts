import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/** The e-mail addresses that alarms notify. */
export type OperationsTopicProps = {
  /** The addresses to notify; without any, alarms show only in CloudWatch until someone subscribes to the topic. */
  readonly recipients: readonly string[];
};

/** The topic for alarms. Only this account's alarms and budget may publish to it, and only over TLS. */
export class OperationsTopic extends Topic {
  constructor(scope: Construct, id: string, { recipients }: OperationsTopicProps) {
    super(scope, id, { displayName: 'Tien Do', enforceSSL: true });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SNS2',
      reason:
        'It carries names of alarms and numbers, no address and no figure, and goes out as plain e-mail anyway; a key costs a dollar a month.',
    });
    const stack = Stack.of(this);
    // A topic with its own policy loses the default one, which allows the account's alarms to publish.
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AllowAlarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: {
            'aws:SourceArn': stack.formatArn({
              service: 'cloudwatch',
              resource: 'alarm',
              resourceName: '*',
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AllowBudgets',
        principals: [new ServicePrincipal('budgets.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
    );
    for (const email of recipients) {
      Validations.of(this.addSubscription(new EmailSubscription(email))).acknowledge({
        id: 'Serverless-SNSRedrivePolicy',
        reason:
          'A notice that could not be mailed would go to the queue whose alarm uses this same mail; the alarm itself stays in CloudWatch.',
      });
    }
  }
}
