import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  CfnStage,
  DomainName,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
  HttpApi as PlainHttpApi,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { defaultRouteFunction, type Route, routes } from '../functions/deployment/api-functions.ts';
import { environmentNames } from '../functions/deployment/environment.ts';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import { type Throttle, throttleOf, throttleOfOthers } from './route-throttles.ts';
import type { Stage } from './stage/stage-file.ts';
import type { TiendoFunction } from './tiendo-function.ts';

/** The functions behind the API, its address, and how long its access log is kept. */
export type HttpApiProps = {
  readonly functions: Readonly<Record<FunctionName, TiendoFunction>>;
  readonly logRetention: RetentionDays;
  /** A domain of the stage's own, which leads to the API. */
  readonly domain: Stage['domain'];
  /** An address in front of the API that others keep up. */
  readonly baseUrl: string | undefined;
};

/**
 * The logged fields of a request. The format has no headers, so it cannot contain a token. `requestId` is the code that a
 * refused caller is shown; `lambdaRequestId` is that of the function's run, under which its own log has the rest.
 */
const accessLog = {
  requestId: '$context.requestId',
  lambdaRequestId: '$context.integration.requestId',
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
 * function that refuses it, each route with its own limit over all callers. Browsers on other sites have no access (no CORS).
 */
export class HttpApi extends Construct {
  readonly api: PlainHttpApi;
  readonly stage: HttpStage;
  /** The settings of the routes, by route key. */
  readonly #settings = new Map<string, object>();

  /** Where people and links reach the API, without a trailing slash. */
  readonly url: string;
  /** The DNS record that leads the stage's own domain here; null without one. */
  readonly domainTarget: string | null;

  constructor(scope: Construct, id: string, { functions, logRetention, domain, baseUrl }: HttpApiProps) {
    super(scope, id);
    this.api = new PlainHttpApi(this, 'Api', {
      createDefaultStage: false,
      // Not by default: links in messages sent before the stage had a domain lead to that address.
      ...(domain?.only === true ? { disableExecuteApiEndpoint: true } : {}),
    });
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: throttleOfOthers,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    this.domainTarget = domain === undefined ? null : this.#serveAt(domain);
    this.url = domain === undefined ? (baseUrl ?? this.api.apiEndpoint) : `https://${domain.name}`;
    for (const name of new Set(routes.map((route) => route.function))) {
      const declared = routes.filter((route) => route.function === name).flatMap(routeKeysOf);
      const others = name === defaultRouteFunction ? [theOthers] : [];
      this.#route(functions[name], [...declared, ...others]);
    }
    const stage = this.stage.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error('the stage has no resource of its own');
    stage.addPropertyOverride('RouteSettings', Object.fromEntries(this.#settings));
  }

  /** Passes the API's URL to a function, which must not itself serve the API. */
  passUrl(fn: TiendoFunction): void {
    fn.lambda.addEnvironment(environmentNames.apiUrl, this.url);
  }

  /** @returns the DNS record that the domain needs */
  #serveAt({ name, certificateArn }: NonNullable<Stage['domain']>): string {
    const domain = new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    new ApiMapping(this, 'DomainMapping', { api: this.api, domainName: domain, stage: this.stage });
    return `${name} CNAME ${domain.regionalDomainName}`;
  }

  #route(fn: TiendoFunction, keys: readonly DeployedRoute[]): void {
    const integration = new HttpLambdaIntegration(`${fn.node.id}Integration`, fn.lambda, {
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    });
    for (const { id, routeKey, throttle } of keys) {
      const route = new HttpRoute(this, id, { httpApi: this.api, routeKey, integration });
      this.#settings.set(routeKey.key, {
        ThrottlingRateLimit: throttle.rateLimit,
        ThrottlingBurstLimit: throttle.burstLimit,
      });
      // API Gateway rejects settings of a route that does not exist yet.
      this.stage.node.addDependency(route);
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

/** A route as API Gateway knows it, with its construct id and its limit. */
type DeployedRoute = { readonly id: string; readonly routeKey: HttpRouteKey; readonly throttle: Throttle };

/** The route of all requests that no other takes. */
const theOthers: DeployedRoute = {
  id: 'Default',
  routeKey: HttpRouteKey.DEFAULT,
  throttle: throttleOfOthers,
};

/** The routes of an operation; `GET` has one for `HEAD` too. */
function routeKeysOf(route: Route): DeployedRoute[] {
  const { id, method, path } = route.operation;
  const throttle = throttleOf(route);
  const own = { id, routeKey: HttpRouteKey.with(path, HttpMethod[method]), throttle };
  if (method !== 'GET') return [own];
  return [own, { id: `${id}Head`, routeKey: HttpRouteKey.with(path, HttpMethod.HEAD), throttle }];
}
