import { Arn, ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * The key that encrypts messages in topics. An SES event contains the recipient's address.
 *
 * A customer-managed key, because services may not publish to a topic encrypted with the AWS managed key for SNS:
 * alarms would silently be lost. It is deleted with the stack, since nothing is stored under it for longer than a
 * delivery takes.
 */
export class MessageKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Tien Do: encrypts messages in topics',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(7),
    });
    const { account } = Stack.of(this);
    const alarm = { service: 'cloudwatch', resource: 'alarm', resourceName: '*' };
    this.#grantUse('AllowAlarms', 'cloudwatch.amazonaws.com', {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: {
        'aws:SourceArn': Arn.format({ ...alarm, arnFormat: ArnFormat.COLON_RESOURCE_NAME }, Stack.of(this)),
      },
    });
    // SES documents no condition here; the topic's own policy names the only configuration set that may publish.
    this.#grantUse('AllowMailEvents', 'ses.amazonaws.com', {});
  }

  #grantUse(sid: string, service: string, conditions: Record<string, Record<string, string>>): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal(service)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions,
      }),
    );
  }
}
