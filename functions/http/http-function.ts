import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import contentNegotiation from '@middy/http-content-negotiation';
import headerNormalizer from '@middy/http-header-normalizer';
import router from '@middy/http-router';
import securityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { Caller } from '../../domain/access/caller.ts';
import type { Language } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Access, Route } from '../deployment/routes.ts';
import type { Answer } from './answer.ts';
import { type AccessPorts, admit } from './guard.ts';
import { problemAnswer } from './problem-answer.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { checkBodySize, checkEnvelope, usualMostBodyBytes } from './request-limits.ts';

/** A route that takes a token: it is told who calls. */
export type GuardedOperation = {
  readonly route: Route & { readonly access: Exclude<Access, 'open'> };
  /** The most bytes its body may have, where the usual limit is not right for it. */
  readonly mostBodyBytes?: number;
  readonly handle: (event: APIGatewayProxyEventV2, caller: Caller, language: Language) => Promise<Answer>;
};

/** A route anybody may call. */
export type OpenOperation = {
  readonly route: Route & { readonly access: 'open' };
  readonly handle: (event: APIGatewayProxyEventV2, language: Language) => Promise<Answer>;
};

/** An API Gateway (payload 2.0) handler. */
export type HttpFunction = (event: APIGatewayProxyEventV2, context: Context) => Promise<Answer>;

/**
 * The chain every HTTP function shares: log context, lower-case headers, language, limits of size, routing, who calls, how
 * often and whether they may, security headers, and problem answers for everything that goes wrong.
 * @param ports what deciding about callers needs; null for a function without guarded routes
 */
export function httpFunction(
  operations: { open?: readonly OpenOperation[]; guarded?: readonly GuardedOperation[] },
  ports: AccessPorts | null,
  logger: Logger,
): HttpFunction {
  const open = (operations.open ?? []).map(({ route, handle }) => ({
    method: route.method,
    path: route.path,
    handler: (event: APIGatewayProxyEventV2, context: Context) => handle(event, languageOf(context)),
  }));
  const rateHeaders = new WeakMap<Context, Record<string, string>>();
  const guarded = (operations.guarded ?? []).map(({ route, mostBodyBytes, handle }) => ({
    method: route.method,
    path: route.path,
    handler: async (event: APIGatewayProxyEventV2, context: Context) => {
      if (ports === null) throw new Error('a guarded route needs to know who calls');
      checkBodySize(event, mostBodyBytes ?? usualMostBodyBytes);
      const caller = await admit(event, route.access, ports, logger, (verdict) =>
        rateHeaders.set(context, rateLimitHeaders(verdict)),
      );
      logger.appendKeys({ tokenId: caller.tokenId, operation: route.id });
      return handle(event, caller, languageOf(context));
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
      request.response = withHeaders(request.response ?? {}, rateHeaders.get(request.context));
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
  return async (event, context) => chain(event, context);
}

function withHeaders(answer: Answer, headers: Record<string, string> | undefined): Answer {
  return headers === undefined ? answer : { ...answer, headers: { ...answer.headers, ...headers } };
}

function languageOf(context: Context): Language {
  return 'preferredLanguage' in context && context.preferredLanguage === 'en' ? 'en' : 'vi';
}
