import type { IncomingMessage } from 'node:http';
import { type ApiFunctionName, type Route, routes } from '../functions/deployment/api-functions.ts';
import { type Answer, jsonAnswer } from '../functions/http/answer.ts';
import type { HttpFunction } from '../functions/http/http-function.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import { toApiGatewayEvent } from './api-gateway-event.ts';
import { lambdaContext } from './lambda-context.ts';
import { readBody } from './read-body.ts';

/** The functions behind the HTTP API. */
export type HttpFunctions = Readonly<Record<ApiFunctionName, HttpFunction>>;

const mostBodyBytes = 10 * 1024 * 1024;

/** Routes requests to functions like the API Gateway of the deployed product, including its own refusals. */
export function apiGateway(
  functions: HttpFunctions,
  clock: Clock,
): (request: IncomingMessage) => Promise<Answer> {
  const candidates = routes.map((route) => ({ route, matches: pathMatcher(route.operation.path) }));
  return async (request) => {
    const path = decodePath(request.url?.split('?')[0] ?? '/');
    if (path === null) return jsonAnswer(400, { message: 'Bad Request' });
    for (const { route, matches } of candidates) {
      const { method, path: template } = route.operation;
      const parameters = method === request.method ? matches(path) : null;
      if (parameters === null) continue;
      const body = await readBody(request, mostBodyBytes);
      if (body === null) return jsonAnswer(413, { message: 'Request Entity Too Large' });
      const match = { routeKey: `${method} ${template}`, parameters };
      const event = toApiGatewayEvent(request, body, match, clock.now());
      return invoke(functions[route.function], route, event);
    }
    return jsonAnswer(404, { message: 'Not Found' });
  };
}

async function invoke(run: HttpFunction, route: Route, event: Parameters<HttpFunction>[0]): Promise<Answer> {
  try {
    return await run(event, lambdaContext(route.function));
  } catch (error) {
    process.stderr.write(`${route.operation.id}: ${error instanceof Error ? error.stack : String(error)}\n`);
    return jsonAnswer(500, { message: 'Internal Server Error' });
  }
}

/** Returns a function that extracts the parameters from a path of one template; it returns null for other paths. */
function pathMatcher(template: string): (path: string) => Record<string, string> | null {
  const pattern = new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  return (path) => {
    const found = pattern.exec(path);
    return found === null ? null : { ...found.groups };
  };
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
