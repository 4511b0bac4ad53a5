import { Duration, Validations } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { TiendoFunction } from './tiendo-function.ts';

/** How long and how often Lambda itself retries an event when the function fails. */
export type Retries = { readonly maxEventAge: Duration; readonly attempts: 0 | 1 | 2 };

/**
 * The single destination of work that failed for good: triggers that Scheduler could not deliver, events on which a
 * function failed after all retries, and notifications that SNS could not deliver. They are kept for fourteen days to
 * be inspected and rerun. Encrypted with SQS's own key, which all these services may use without further permissions.
 */
export class Failures extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const reason = 'It is the dead-letter queue itself; only people take messages from it.';
    Validations.of(this.queue).acknowledge(
      { id: 'AwsSolutions-SQS3', reason },
      { id: 'Serverless-SQSRedrivePolicy', reason },
    );
  }

  /** Keeps the events on which an asynchronously invoked function failed, with the error. */
  collectFrom(fn: TiendoFunction, { maxEventAge, attempts }: Retries): void {
    fn.lambda.configureAsyncInvoke({
      maxEventAge,
      retryAttempts: attempts,
      onFailure: new SqsDestination(this.queue),
    });
    Validations.of(fn.lambda).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason: 'It has an on-failure destination, which keeps the error as well as the event.',
    });
  }
}
