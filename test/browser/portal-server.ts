import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { portalFiles, portalPages } from '../../contract/portal-paths.ts';
import type { Principal } from '../../domain/access/principal.ts';
import { routes } from '../../functions/deployment/api-functions.ts';
import { router } from '../../functions/http/router.ts';
import { readBody } from '../../local/read-body.ts';
import { buildPortal } from '../../portal/build/build-portal.ts';
import type { Person } from '../../portal/shell/session.ts';
import { callRoute } from '../fixtures/every-operation.ts';
import type { createWorld } from '../fixtures/world.ts';

/** The strictest policy with which the portal works. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The portal over a world in memory, signed in as somebody. */
export type PortalServer = {
  readonly url: string;
  /** The requests that reached the API, as `POST /v1/submissions?dryRun=true`. */
  readonly calls: string[];
  /** What becomes of submissions: they do not arrive, or their answers do not. */
  readonly line: { breaks: 'request' | 'answer' | null };
  close(): void;
};

/** Serves the portal's files, and the API of a world to whoever is signed in. */
export async function servePortal(
  world: ReturnType<typeof createWorld>,
  person: Person,
  principal: Principal,
): Promise<PortalServer> {
  const { files } = await buildPortal();
  const authorization = `Bearer ${await world.tokenFor(principal)}`;
  const find = router(
    routes.map((route) => [route.operation, route] as const),
    [],
  );
  const calls: string[] = [];
  const line: PortalServer['line'] = { breaks: null };

  const serveFile = (response: ServerResponse, name: string) => {
    const file = files.find((one) => one.name === name);
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': file?.contentType ?? 'text/plain',
      'content-security-policy': contentSecurityPolicy,
      'service-worker-allowed': '/',
      'cache-control': 'no-cache',
    });
    response.end(file?.bytes);
  };
  const serveApi = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const { method = 'GET' } = request;
    calls.push(`${method} ${url.pathname}${url.search}`);
    const isSubmission = method === 'POST' && url.pathname === '/v1/submissions' && url.search === '';
    const breaks = isSubmission ? line.breaks : null;
    const body = await readBody(request, 1_000_000);
    if (breaks === 'request') return void request.socket.destroy();
    if (url.pathname === '/v1/session') {
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ person, expiresAt: '2024-01-20T00:00:00Z' }));
    }
    const { target } = find(method, url.pathname);
    if (target === null) return void response.writeHead(404).end();
    const reply = await callRoute(world, target, {
      method,
      path: url.pathname,
      headers: { ...headersOf(request), authorization },
      rawQuery: url.search.slice(1),
      ...(body === null || body.length === 0 ? {} : { body: body.toString() }),
    });
    if (breaks === 'answer') return void request.socket.destroy();
    const headers = Object.entries(reply.headers).map(([name, value]): [string, string] => [
      name,
      `${value}`,
    ]);
    response.writeHead(reply.status, Object.fromEntries(headers));
    response.end(typeof reply.body === 'object' ? JSON.stringify(reply.body) : reply.body);
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const { pathname } = url;
    if (pathname === '/' || pathname.startsWith(portalPages)) serveFile(response, 'index.html');
    else if (pathname.startsWith(portalFiles)) serveFile(response, pathname.slice(portalFiles.length));
    else void serveApi(request, response, url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${portOf(server.address())}`,
    calls,
    line,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
