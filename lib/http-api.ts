import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
  HttpApi as PlainHttpApi,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { defaultRouteFunction, type Route, routes } from '../functions/deployment/api-functions.ts';
import { environmentNames } from '../functions/deployment/environment.ts';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import type { TiendoFunction } from './tiendo-function.ts';

export type HttpApiProps = {
  readonly functions: Readonly<Record<FunctionName, TiendoFunction>>;
  readonly logRetention: RetentionDays;
};

/**
 * Requests per second, over all callers. A province's deadline rush stays well below; the limit caps the bill of a
 * runaway program.
 */
const throttle = { rateLimit: 50, burstLimit: 100 };

/** The logged fields of a request. The format has no headers, so it cannot contain a token. */
const accessLog = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  length: '$context.responseLength',
  ip: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
};

/**
 * The API over HTTPS: routes every declared operation to its function, `HEAD` like `GET`, and every other request to the
 * function that refuses it. Browsers on other sites have no access (no CORS).
 */
export class HttpApi extends Construct {
  readonly api: PlainHttpApi;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { functions, logRetention }: HttpApiProps) {
    super(scope, id);
    this.api = new PlainHttpApi(this, 'Api', { createDefaultStage: false });
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    for (const name of new Set(routes.map((route) => route.function))) {
      const declared = routes.filter((route) => route.function === name).flatMap(routeKeysOf);
      const others = name === defaultRouteFunction ? [['Default', HttpRouteKey.DEFAULT] as const] : [];
      this.#route(functions[name], [...declared, ...others]);
    }
  }

  /** Passes the API's URL to a function, which must not itself serve the API. */
  passUrl(fn: TiendoFunction): void {
    fn.lambda.addEnvironment(environmentNames.apiUrl, this.api.apiEndpoint);
  }

  #route(fn: TiendoFunction, keys: readonly (readonly [string, HttpRouteKey])[]): void {
    const integration = new HttpLambdaIntegration(`${fn.node.id}Integration`, fn.lambda, {
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    });
    for (const [id, routeKey] of keys) {
      const route = new HttpRoute(this, id, { httpApi: this.api, routeKey, integration });
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'The handler checks the token on every request, against the requested object; a revoked token is rejected at once, which an authorizer with a cache would not do.',
      });
    }
    Validations.of(fn.lambda).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason:
        'Only the API invokes it, synchronously: the caller receives the failure, and there is nothing to keep.',
    });
  }
}

/** The route keys of an operation with their construct ids; `GET` has one for `HEAD` too. */
function routeKeysOf({ operation: { id, method, path } }: Route): (readonly [string, HttpRouteKey])[] {
  const own = [id, HttpRouteKey.with(path, HttpMethod[method])] as const;
  return method === 'GET' ? [own, [`${id}Head`, HttpRouteKey.with(path, HttpMethod.HEAD)]] : [own];
}
