import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type AwsClientStub, mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outputs } from './deployed-stage.ts';
import { tiendoInProcess } from './in-process.ts';
import { ended } from './run.ts';

let stacks: AwsClientStub<CloudFormationClient>;
let queues: AwsClientStub<SQSClient>;
let functions: AwsClientStub<LambdaClient>;

/** A run of `schedule` that failed, as Lambda keeps it. */
const report: Message = {
  MessageId: 'm-report',
  ReceiptHandle: 'r-report',
  Attributes: { SentTimestamp: String(Date.parse('2024-01-15T00:10:00Z')) },
  Body: JSON.stringify({
    version: '1.0',
    requestContext: { functionArn: 'arn:aws:lambda:x:1:function:old:$LATEST', condition: 'RetriesExhausted' },
    requestPayload: { job: 'report', nominalTime: '2024-01-15T00:00:00Z' },
    responsePayload: { errorType: 'Error', errorMessage: 'S 2024-W02 has not been ranked yet' },
  }),
};
/** A trigger that Scheduler could not hand over. */
const trigger: Message = {
  MessageId: 'm-trigger',
  ReceiptHandle: 'r-trigger',
  Attributes: { SentTimestamp: String(Date.parse('2024-01-15T00:05:00Z')) },
  Body: '{"job":"deliver","nominalTime":"2024-01-15T00:05:00Z"}',
  MessageAttributes: {
    ERROR_CODE: { DataType: 'String', StringValue: 'AWS.Lambda.TooManyRequestsException' },
    ERROR_MESSAGE: { DataType: 'String', StringValue: 'Rate Exceeded.' },
  },
};
const bounce = { source: 'aws.ses', detail: { eventType: 'Bounce', mail: { messageId: 'x' } } };
/** An event of SES that EventBridge could not hand over. */
const event: Message = {
  MessageId: 'm-event',
  ReceiptHandle: 'r-event',
  Attributes: { SentTimestamp: String(Date.parse('2024-01-15T00:20:00Z')) },
  Body: JSON.stringify(bounce),
  MessageAttributes: { ERROR_CODE: { DataType: 'String', StringValue: 'NO_PERMISSIONS' } },
};
const stranger: Message = { MessageId: 'm-stranger', ReceiptHandle: 'r-stranger', Body: 'hello' };

/** The queue hands messages over in batches, and then says that there are no more. */
function queueOf(...batches: readonly Message[][]) {
  let stub = queues.on(ReceiveMessageCommand);
  for (const Messages of [...batches, []]) stub = stub.resolvesOnce({ Messages });
}

beforeEach(() => {
  stacks = mockClient(CloudFormationClient);
  queues = mockClient(SQSClient);
  functions = mockClient(LambdaClient);
  stacks.on(DescribeStacksCommand).resolves({
    Stacks: [
      {
        StackName: 'TienDo-dev',
        CreationTime: new Date(),
        StackStatus: 'CREATE_COMPLETE' as const,
        Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
      },
    ],
  });
  queues.on(ChangeMessageVisibilityCommand).resolves({}).on(DeleteMessageCommand).resolves({});
  functions.on(InvokeCommand).resolves({ StatusCode: 202 });
});
afterEach(() => {
  for (const client of [stacks, queues, functions]) client.restore();
});

const failures = (...words: string[]) =>
  tiendoInProcess(['failures', ...words, '--stage', 'dev'], 'en', { TIENDO_TOKEN: '', TIENDO_URL: '' });
const releasedOnes = () =>
  queues.commandCalls(ChangeMessageVisibilityCommand).map(({ args }) => args[0].input.ReceiptHandle);
const removedOnes = () =>
  queues.commandCalls(DeleteMessageCommand).map(({ args }) => args[0].input.ReceiptHandle);
const started = () =>
  functions
    .commandCalls(InvokeCommand)
    .map(({ args: [{ input }] }) => [
      input.FunctionName,
      input.InvocationType,
      JSON.parse(String(input.Payload)),
    ]);
const rowsOf = (text: string) => text.split('\n').map((row) => row.split(/ {2,}/));

describe('F117: tiendo failures list', () => {
  it('shows what failed, when and why, oldest first, and puts everything back', async () => {
    queueOf([report, event], [trigger]);
    const { code, stdout, stderr } = await failures('list');
    expect([code, ...rowsOf(stdout)]).toEqual([
      0,
      ['Id', 'Failed at', 'Work', 'Error'],
      [
        ...['m-trigger', '07:05 on 15 January 2024', 'sending, 07:05 on 15 January 2024'],
        'AWS.Lambda.TooManyRequestsException: Rate Exceeded.',
      ],
      [
        ...['m-report', '07:10 on 15 January 2024', 'weekly report, 07:00 on 15 January 2024'],
        'Error: S 2024-W02 has not been ranked yet',
      ],
      ['m-event', '07:20 on 15 January 2024', 'SES event Bounce', 'NO_PERMISSIONS'],
      [''],
    ]);
    expect(stderr).toBe(
      [
        'After fixing the cause, retry one, or all:',
        '  npm run -s tiendo -- failures retry m-trigger --stage dev --lang en',
        '  npm run -s tiendo -- failures retry --all --stage dev --lang en',
        '',
      ].join('\n'),
    );
    expect([releasedOnes().sort(), removedOnes()]).toEqual([['r-event', 'r-report', 'r-trigger'], []]);
  });

  it('does so for scripts, with what the function was invoked with', async () => {
    queueOf([report, stranger]);
    const { code, stdout } = await failures('list', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      {
        failures: [
          {
            id: 'm-stranger',
            failedAt: null,
            error: '',
            payload: 'hello',
            kind: { type: 'unknown' },
            worker: null,
          },
          {
            id: 'm-report',
            failedAt: '2024-01-15T00:10:00.000Z',
            error: 'Error: S 2024-W02 has not been ranked yet',
            payload: { job: 'report', nominalTime: '2024-01-15T00:00:00Z' },
            kind: { type: 'run', job: 'report', nominalTime: '2024-01-15T00:00:00Z' },
            worker: 'ScheduleFunction',
          },
        ],
      },
    ]);
  });

  it('says that there is none', async () => {
    queueOf();
    expect(await failures('list')).toEqual(ended(0, [], ['No work has failed.']));
  });
});

describe('F117: tiendo failures retry', () => {
  it('starts one again as its trigger did, removes it, and puts the others back', async () => {
    queueOf([report, event]);
    expect(await failures('retry', 'm-report')).toEqual(
      ended(
        0,
        ['Retried: weekly report, 07:00 on 15 January 2024'],
        ['1 retried; what fails again is listed again.'],
      ),
    );
    expect(started()).toEqual([
      ['the-schedule', 'Event', { job: 'report', nominalTime: '2024-01-15T00:00:00Z' }],
    ]);
    expect([removedOnes(), releasedOnes()]).toEqual([['r-report'], ['r-event']]);
  });

  it('starts all, each with the function that does it', async () => {
    queueOf([report, event, trigger]);
    expect((await failures('retry', '--all', '--json')).code).toBe(0);
    expect(started()).toEqual([
      ['the-sender', 'Event', { job: 'deliver', nominalTime: '2024-01-15T00:05:00Z' }],
      ['the-schedule', 'Event', { job: 'report', nominalTime: '2024-01-15T00:00:00Z' }],
      ['the-mail-events', 'Event', bounce],
    ]);
    expect(removedOnes().sort()).toEqual(['r-event', 'r-report', 'r-trigger']);
  });

  it('leaves what no function does, and says so', async () => {
    queueOf([stranger, trigger]);
    expect(await failures('retry', '--all')).toEqual(
      ended(
        5,
        ['Retried: sending, 07:05 on 15 January 2024'],
        ['No function is known for m-stranger. See --json, then docs/runbook.md#failed-work.'],
      ),
    );
    expect([removedOnes(), releasedOnes()]).toEqual([['r-trigger'], ['r-stranger']]);
  });

  it('keeps what could not be started', async () => {
    queueOf([report]);
    functions.on(InvokeCommand).rejects(new Error('no line'));
    expect((await failures('retry', '--all')).code).toBe(1);
    expect([removedOnes(), releasedOnes()]).toEqual([[], ['r-report']]);
  });

  it('refuses an id that is not there, and neither or both of id and --all', async () => {
    queueOf([report]);
    expect(await failures('retry', 'm-x')).toEqual(
      ended(5, [], ['There is no failed work with the id m-x.']),
    );
    for (const words of [[], ['m-report', '--all']])
      expect(await failures('retry', ...words)).toEqual(ended(2, [], ['Give the id of one, or --all.']));
    expect(started()).toEqual([]);
  });
});

describe('the stage of a command', () => {
  it('is one that is declared', async () => {
    const { code, stderr } = await tiendoInProcess(['failures', 'list', '--stage', 'no'], 'en', {});
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      expect.stringContaining('There is no stages/no.json. The stages are: dev'),
    ]);
  });

  it('is one that is deployed', async () => {
    const absent = Object.assign(new Error('Stack with id TienDo-dev does not exist'), {
      name: 'ValidationError',
    });
    stacks.on(DescribeStacksCommand).rejects(absent);
    expect(await failures('list')).toEqual(
      ended(
        5,
        [],
        [
          'There is no TienDo-dev in ap-southeast-1 in this AWS account: check AWS_PROFILE, or deploy it first.',
        ],
      ),
    );
  });

  it('needs AWS credentials', async () => {
    const none = Object.assign(new Error('no'), { name: 'CredentialsProviderError' });
    stacks.on(DescribeStacksCommand).rejects(none);
    expect(await failures('list')).toEqual(
      ended(4, [], ['There are no AWS credentials. Set AWS_PROFILE, or sign in with “aws sso login”.']),
    );
  });
});
