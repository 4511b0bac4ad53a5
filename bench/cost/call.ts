import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { httpFunctions } from '../../local/gateway/functions.ts';
import { lambdaContext } from '../../local/gateway/lambda-context.ts';

/** A function behind the API. */
export type Handler = ReturnType<typeof httpFunctions>['results'];

/** A request as API Gateway hands it over, with a token, with cookies, or open. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly token?: string;
  readonly cookies?: string[];
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

/** Makes a request. @throws Error for an answer that is no success */
export async function call(
  handler: Handler,
  { method, path, token, cookies, query = {}, headers, body, isBase64Encoded = false }: Call,
): Promise<Awaited<ReturnType<Handler>>> {
  const event: APIGatewayProxyEventV2 = {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    queryStringParameters: query,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      accept: '*/*',
      ...headers,
    },
    ...(cookies === undefined ? {} : { cookies }),
    ...(body === undefined ? {} : { body }),
    isBase64Encoded,
    requestContext: {
      accountId: '',
      apiId: '',
      domainName: 'api.example',
      domainPrefix: 'api',
      requestId: 'cost',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'cost' },
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
  };
  const answer = await handler(event, lambdaContext('cost'));
  if ((answer.statusCode ?? 500) >= 300)
    throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body?.slice(0, 500)}`);
  return answer;
}
