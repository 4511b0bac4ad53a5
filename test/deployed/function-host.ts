import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import * as z from 'zod';
import { answerOf, type FunctionRequest, requestSchema } from './function-messages.ts';

/*
 * A process that runs one instance of a deployed function, as Lambda's runtime does: it loads the bundle and hands it one
 * event after the other. The bundle is unchanged; around it, AWS lies at a port of this machine, and the time is the
 * world's, which stands still during an event.
 */

const [bundle = '', port = ''] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true });

/** Requests to hosts of AWS reach the stand-in; the header `host` tells it the service. */
Object.assign(https, {
  request: (options: RequestOptions, listener: (answer: IncomingMessage) => void) =>
    http.request({ ...options, protocol: 'http:', host: '127.0.0.1', port, agent }, listener),
});

let worldTime = 0;
const worldNow = () => worldTime;
globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [worldTime] : given, newTarget),
  get: (target, key, receiver) => (key === 'now' ? worldNow : Reflect.get(target, key, receiver)),
});

const handlerSchema = z.object({ handler: z.function({ input: [z.unknown(), z.unknown()] }) });
const { handler } = handlerSchema.parse(createRequire(import.meta.url)(bundle));

async function run({ event, now, remainingMs, requestId }: FunctionRequest): Promise<unknown> {
  worldTime = now;
  const deadline = performance.now() + remainingMs;
  return handler(event, {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: false,
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:ap-southeast-1:000000000000:function:${process.env['AWS_LAMBDA_FUNCTION_NAME']}`,
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  });
}

process.on('message', async (message) => {
  process.send?.(await answerOf(() => run(requestSchema.parse(message))));
});
process.send?.({ ready: true });
