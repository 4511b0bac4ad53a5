import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import contentNegotiation from '@middy/http-content-negotiation';
import headerNormalizer from '@middy/http-header-normalizer';
import securityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { Operation } from '../../contract/http/operation.ts';
import type { Language } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { type AccessPorts, admit } from '../../usecases/access/admit.ts';
import { acceptedMediaType } from './accept.ts';
import type { Answer } from './answer.ts';
import { bytesForLambda } from './answer-size.ts';
import { callerKeys } from './caller-keys.ts';
import { readCredential } from './credential.ts';
import { fittingAnswer } from './fitting-answer.ts';
import { logAdmission } from './log-admission.ts';
import type { GuardedOperation, OpenOperation } from './operation.ts';
import { problemAnswer } from './problem-answer.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { checkBodySize, checkEnvelope, usualMostBodyBytes } from './request-limits.ts';
import { type Address, router } from './router.ts';
import { unlessModified } from './unless-modified.ts';
import { unrouted } from './unrouted.ts';
import { withoutBodyOfHead } from './without-body-of-head.ts';

/** An API Gateway (payload 2.0) handler. */
export type HttpFunction = (event: APIGatewayProxyEventV2, context: Context) => Promise<Answer>;

type Target = readonly [Address, HttpFunction];

/**
 * The middleware chain of every HTTP function: log context, lower-case headers, language, size limits, routing, media
 * type, authentication, rate limit, authorisation, conditional reads, security headers, and problem answers for all
 * errors.
 * @param operations the function's operations, and the addresses of other functions for requests that no route takes
 * @param ports the ports needed to check callers; null for a function without guarded operations
 */
export function httpFunction(
  operations: {
    readonly open?: readonly OpenOperation[];
    readonly guarded?: readonly GuardedOperation[];
    readonly elsewhere?: readonly Address[];
  },
  ports: AccessPorts | null,
  logger: Logger,
): HttpFunction {
  const open = (operations.open ?? []).map(
    ({ declared, run }): Target => [
      declared,
      async (event, context) => {
        acceptedMediaType(event, declared.answers);
        if (declared.body.encoding !== 'unread') checkBodySize(event, mostBytes(declared));
        return run(event, languageOf(context));
      },
    ],
  );
  const rateHeaders = new WeakMap<Context, Record<string, string>>();
  const guarded = (operations.guarded ?? []).map(
    ({ declared, run, foresee }): Target => [
      declared,
      async (event, context) => {
        if (ports === null) throw new Error('a guarded operation needs to know who calls');
        acceptedMediaType(event, declared.answers);
        checkBodySize(event, mostBytes(declared));
        const admitted = await admit(ports, declared, readCredential(event, declared.body), {
          onLookUp: () => foresee?.(event),
          onCounted: (verdict) => rateHeaders.set(context, rateLimitHeaders(verdict)),
          onFailure: (failure) => logAdmission(logger, failure),
        });
        logger.appendKeys({ ...callerKeys(admitted.caller), operation: declared.id });
        const millisecondsLeft = () => context.getRemainingTimeInMillis();
        return run(event, languageOf(context), { ...admitted, millisecondsLeft });
      },
    ],
  );
  const find = router([...open, ...guarded], operations.elsewhere ?? []);
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
    .before(({ event }) => {
      // The code that a refused caller is shown, and the access log's.
      logger.appendKeys({ requestId: event.requestContext.requestId });
      checkEnvelope(event);
    })
    .use(securityHeaders({ contentSecurityPolicy: false, permissionsPolicy: false }))
    .onError((request) => {
      const { error, context, event } = request;
      if (!(error instanceof Problem)) logger.error('request failed', { error });
      const answer = problemAnswer(error, languageOf(context), event.requestContext.requestId);
      if (error instanceof Problem) logger.info('request refused', { status: answer.statusCode });
      request.response = withHeaders(answer, rateHeaders.get(context));
    })
    .after((request) => {
      const { event, context } = request;
      const answer = unlessModified(event, request.response ?? {});
      const fitting = fittingAnswer(answer, languageOf(context), event.requestContext.requestId);
      if (fitting !== answer)
        logger.error('the answer is too large for Lambda', { bytes: bytesForLambda(answer) });
      request.response = withHeaders(fitting, rateHeaders.get(context));
    })
    .handler(async (event, context) => {
      const { method, path } = event.requestContext.http;
      const found = find(method, path);
      if (found.target === null) return unrouted(method, found.allowed);
      return found.target(
        { ...event, pathParameters: { ...found.parameters, ...event.pathParameters } },
        context,
      );
    });
  return async (event, context) => withoutBodyOfHead(event, await chain(event, context));
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
