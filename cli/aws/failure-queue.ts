import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import { type DeployedStack, outputOf } from './deployed-stack.ts';
import { type FailedWork, failedWorkOf } from './failed-work.ts';

/** A message of the failure queue, in the hands of this command until it is released. */
export type HeldFailure = { readonly work: FailedWork; readonly receiptHandle: string };

/** How long a message stays in our hands, in seconds; long enough to invoke a function for each. */
const heldSeconds = 120;
/** How many messages of the queue are read at most. */
const mostRead = 200;

/**
 * Takes the messages of the failure queue, hands them to `use`, and puts back those that it did not remove. Meanwhile nobody
 * else sees them.
 * @param use removes messages with the function it gets
 */
export async function withFailures<T>(
  stack: DeployedStack,
  use: (failures: readonly HeldFailure[], remove: (failure: HeldFailure) => Promise<void>) => Promise<T>,
): Promise<T> {
  const { ChangeMessageVisibilityCommand, DeleteMessageCommand, SQSClient } = await import(
    '@aws-sdk/client-sqs'
  );
  const client = new SQSClient({ region: stack.region });
  const QueueUrl = outputOf(stack, 'FailureQueueUrl');
  const held = new Map((await takeAll(client, QueueUrl)).map((one) => [one.work.id, one]));
  try {
    return await use([...held.values()].sort(byTime), async ({ work, receiptHandle }) => {
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: receiptHandle }));
      held.delete(work.id);
    });
  } finally {
    for (const { receiptHandle } of held.values()) {
      await client.send(
        new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: 0 }),
      );
    }
  }
}

async function takeAll(client: SQSClient, QueueUrl: string): Promise<HeldFailure[]> {
  const { ReceiveMessageCommand } = await import('@aws-sdk/client-sqs');
  const taken: HeldFailure[] = [];
  while (taken.length < mostRead) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: heldSeconds,
        // Long polling asks all servers of the queue; a short one may miss messages.
        WaitTimeSeconds: 2,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    if (Messages.length === 0) break;
    taken.push(...Messages.flatMap(heldOf));
  }
  return taken;
}

function heldOf(message: Message): HeldFailure[] {
  const { ReceiptHandle: receiptHandle } = message;
  return receiptHandle === undefined ? [] : [{ work: failedWorkOf(message), receiptHandle }];
}

function byTime({ work: one }: HeldFailure, { work: other }: HeldFailure): number {
  return (one.failedAt ?? '').localeCompare(other.failedAt ?? '');
}
