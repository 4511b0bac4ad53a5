import { Duration, Validations } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { TiendoFunction } from './tiendo-function.ts';

/** How long and how often Lambda itself tries an event again when the function fails. */
export type Retries = { readonly maxEventAge: Duration; readonly attempts: 0 | 1 | 2 };

/**
 * The one place where work goes that was tried to the end and failed: triggers that Scheduler could not hand over,
 * events on which a function gave up, and notifications that SNS could not deliver. They wait there for fourteen days
 * to be looked at and run again. Encrypted by SQS's own key, which every one of these services may use as it is.
 */
export class Failures extends Construct {
  readonly queue: Queue;
  readonly #kept: TiendoFunction[] = [];

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

  /** The functions whose failures are kept. */
  get kept(): readonly TiendoFunction[] {
    return this.#kept;
  }

  /** Keeps the events on which an asynchronously invoked function gave up, with the error. */
  collectFrom(fn: TiendoFunction, { maxEventAge, attempts }: Retries): void {
    fn.lambda.configureAsyncInvoke({
      maxEventAge,
      retryAttempts: attempts,
      onFailure: new SqsDestination(this.queue),
    });
    this.#kept.push(fn);
    Validations.of(fn.lambda).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason: 'It has an on-failure destination, which keeps the error besides the event.',
    });
  }
}
