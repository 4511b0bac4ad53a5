import type { IncomingMessage } from 'node:http';
import {
  type ApiFunctionName,
  defaultRouteFunction,
  routes,
} from '../../functions/deployment/api-functions.ts';
import { type Answer, jsonAnswer } from '../../functions/http/answer.ts';
import { checkFitsLambda } from '../../functions/http/answer-size.ts';
import type { HttpFunction } from '../../functions/http/http-function.ts';
import { router } from '../../functions/http/router.ts';
import type { Clock } from '../../usecases/ports/clock.ts';
import { readBody } from '../read-body.ts';
import { toApiGatewayEvent } from './api-gateway-event.ts';
import { lambdaContext } from './lambda-context.ts';

/** The functions behind the HTTP API. */
export type HttpFunctions = Readonly<Record<ApiFunctionName, HttpFunction>>;

const mostBodyBytes = 10 * 1024 * 1024;

/** The largest event, in bytes, that Lambda takes: the request as JSON, its body escaped or in base64. */
const mostEventBytes = 6_291_456;

/**
 * Routes requests to functions like the API Gateway of the deployed product, including its own refusals and Lambda's limits of
 * the sizes of requests and answers. Requests that no route takes reach the function of the default route.
 */
export function apiGateway(
  functions: HttpFunctions,
  clock: Clock,
): (request: IncomingMessage) => Promise<Answer> {
  const find = router(
    routes.map((route) => [route.operation, route] as const),
    [],
  );
  return async (request) => {
    const { method = 'GET' } = request;
    const path = decodePath(request.url?.split('?')[0] ?? '/');
    if (path === null) return jsonAnswer(400, { message: 'Bad Request' });
    const body = await readBody(request, mostBodyBytes);
    if (body === null) return jsonAnswer(413, { message: 'Request Entity Too Large' });
    const found = find(method, path);
    const name = found.target?.function ?? defaultRouteFunction;
    const match =
      found.target === null
        ? { routeKey: '$default', parameters: {} }
        : { routeKey: `${method} ${found.target.operation.path}`, parameters: found.parameters };
    return invoke(functions[name], name, toApiGatewayEvent(request, body, match, clock.now()));
  };
}

async function invoke(
  run: HttpFunction,
  name: ApiFunctionName,
  event: Parameters<HttpFunction>[0],
): Promise<Answer> {
  if (Buffer.byteLength(JSON.stringify(event)) > mostEventBytes)
    return jsonAnswer(413, { message: 'Request Too Long' });
  try {
    const answer = await run(event, lambdaContext(name));
    checkFitsLambda(answer);
    return answer;
  } catch (error) {
    process.stderr.write(`${event.routeKey}: ${error instanceof Error ? error.stack : String(error)}\n`);
    return jsonAnswer(500, { message: 'Internal Server Error' });
  }
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
