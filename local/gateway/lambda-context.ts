import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';

const secondsToRun = 300;

/** The context Lambda passes to a function with its event. */
export function lambdaContext(functionName: string): Context {
  const deadline = performance.now() + secondsToRun * 1_000;
  const unused = () => undefined;
  return {
    awsRequestId: randomUUID(),
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:ap-southeast-1:000000000000:function:${functionName}`,
    logGroupName: functionName,
    logStreamName: 'local',
    memoryLimitInMB: '512',
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    done: unused,
    fail: unused,
    succeed: unused,
  };
}
