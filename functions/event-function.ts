import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { publishMetrics } from './publish-metrics.ts';

/** A Lambda handler of events that are not HTTP requests. */
export type EventFunction<Result> = (event: unknown, context: Context) => Promise<Result>;

/**
 * The middleware chain of functions that are not behind the API: log context, and metrics, published whether or not the
 * run succeeds.
 */
export function eventFunction<Result>(
  handle: EventFunction<Result>,
  logger: Logger,
  metrics: Metrics,
): EventFunction<Result> {
  const chain = middy<unknown, Result>()
    .use(injectLambdaContext(logger, { clearState: true }))
    .use(publishMetrics(metrics))
    .handler(handle);
  return async (event, context) => chain(event, context);
}
