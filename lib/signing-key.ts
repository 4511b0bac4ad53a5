import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/deployment/environment.ts';
import type { TiendoFunction } from './tiendo-function.ts';

/**
 * The secret under which links in messages are signed. Secrets Manager makes it up, so that nobody has ever seen it, and it
 * outlives the stack, because links in messages that were sent have to go on working.
 */
export class SigningKey extends Secret {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Tien Do: signs the links by which people unsubscribe',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Another key would break every link in messages that were sent, and forget who has unsubscribed; the key opens nothing else.',
    });
  }

  /** Passes the key's ARN to a function, and lets it read the key. */
  grantReadKey(fn: TiendoFunction): void {
    fn.lambda.addEnvironment(environmentNames.signingKey, this.secretArn);
    fn.lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secretArn] }),
    );
  }
}
