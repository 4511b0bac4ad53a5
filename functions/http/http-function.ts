import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import contentNegotiation from '@middy/http-content-negotiation';
import headerNormalizer from '@middy/http-header-normalizer';
import router from '@middy/http-router';
import securityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { Operation } from '../../contract/operation.ts';
import type { Language } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { publishMetrics } from '../publish-metrics.ts';
import type { Answer } from './answer.ts';
import { type AccessPorts, admit } from './guard.ts';
import type { GuardedOperation, OpenOperation } from './operation.ts';
import { problemAnswer } from './problem-answer.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { checkBodySize, checkEnvelope, usualMostBodyBytes } from './request-limits.ts';
import { unlessModified } from './unless-modified.ts';

/** An API Gateway (payload 2.0) handler. */
export type HttpFunction = (event: APIGatewayProxyEventV2, context: Context) => Promise<Answer>;

/**
 * The middleware chain of every HTTP function: log context, lower-case headers, language, size limits, routing,
 * authentication, rate limit, authorisation, conditional reads, security headers, metrics, and problem answers for all
 * errors.
 * @param ports the ports needed to check callers; null for a function without guarded operations
 */
export function httpFunction(
  operations: { open?: readonly OpenOperation[]; guarded?: readonly GuardedOperation[] },
  ports: AccessPorts | null,
  logger: Logger,
  metrics?: Metrics,
): HttpFunction {
  const open = (operations.open ?? []).map(({ declared, run }) => ({
    method: declared.method,
    path: declared.path,
    handler: async (event: APIGatewayProxyEventV2, context: Context) => {
      if (declared.body.encoding !== 'unread') checkBodySize(event, mostBytes(declared));
      return run(event, languageOf(context));
    },
  }));
  const rateHeaders = new WeakMap<Context, Record<string, string>>();
  const guarded = (operations.guarded ?? []).map(({ declared, run }) => ({
    method: declared.method,
    path: declared.path,
    handler: async (event: APIGatewayProxyEventV2, context: Context) => {
      if (ports === null) throw new Error('a guarded operation needs to know who calls');
      checkBodySize(event, mostBytes(declared));
      const admitted = await admit(event, declared.access, ports, logger, (verdict) =>
        rateHeaders.set(context, rateLimitHeaders(verdict)),
      );
      logger.appendKeys({ tokenId: admitted.caller.tokenId, operation: declared.id });
      const millisecondsLeft = () => context.getRemainingTimeInMillis();
      return run(event, languageOf(context), { ...admitted, millisecondsLeft });
    },
  }));
  const chain = middy<APIGatewayProxyEventV2, Answer>()
    .use(injectLambdaContext(logger, { clearState: true }))
    .use(headerNormalizer())
    .use(
      contentNegotiation({
        parseCharsets: false,
        parseEncodings: false,
        parseMediaTypes: false,
        availableLanguages: ['vi', 'en'],
        defaultToFirstLanguage: true,
        failOnMismatch: false,
      }),
    )
    .before(({ event }) => checkEnvelope(event))
    .use(securityHeaders({ contentSecurityPolicy: false, permissionsPolicy: false }))
    .onError((request) => {
      const { error, context, event } = request;
      if (!(error instanceof Problem)) logger.error('request failed', { error });
      const answer = problemAnswer(error, languageOf(context), event.requestContext.requestId);
      request.response = withHeaders(answer, rateHeaders.get(context));
    })
    .after((request) => {
      const answer = unlessModified(request.event, request.response ?? {});
      request.response = withHeaders(answer, rateHeaders.get(request.context));
    })
    .handler(
      router<APIGatewayProxyEventV2, Answer>({
        routes: [...open, ...guarded],
        notFoundResponse: () => {
          throw new Problem('not-found', {
            vi: 'Không có địa chỉ này; xem /docs.',
            en: 'There is nothing at this address; see /docs.',
          });
        },
      }),
    );
  if (metrics !== undefined) chain.use(publishMetrics(metrics));
  return async (event, context) => chain(event, context);
}

function mostBytes({ body }: Operation): number {
  return body.mostBytes ?? usualMostBodyBytes;
}

function withHeaders(answer: Answer, headers: Record<string, string> | undefined): Answer {
  return headers === undefined ? answer : { ...answer, headers: { ...answer.headers, ...headers } };
}

function languageOf(context: Context): Language {
  return 'preferredLanguage' in context && context.preferredLanguage === 'en' ? 'en' : 'vi';
}
