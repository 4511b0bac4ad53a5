import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';

/** A Lambda handler of events that are not HTTP requests. */
export type EventFunction<Result> = (event: unknown, context: Context) => Promise<Result>;

/** The middleware chain of functions that are not behind the API: log context. */
export function eventFunction<Result>(handle: EventFunction<Result>, logger: Logger): EventFunction<Result> {
  const chain = middy<unknown, Result>()
    .use(injectLambdaContext(logger, { clearState: true }))
    .handler(handle);
  return async (event, context) => chain(event, context);
}
