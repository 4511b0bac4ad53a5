import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import { routes } from '../../functions/deployment/api-functions.ts';
import { router } from '../../functions/http/router.ts';
import { createLogger } from '../../functions/logger.ts';
import { PortalFiles } from '../../functions/portal/portal-files.ts';
import { portalFunction } from '../../functions/portal/portal-function.ts';
import { readBody } from '../../local/read-body.ts';
import { writePortal } from '../../portal/build/write-files.ts';
import { callRoute } from '../fixtures/every-operation.ts';
import { type Call, type createWorld, invoke } from '../fixtures/world.ts';

/** The portal and its API over a world in memory. */
export type PortalServer = {
  readonly url: string;
  /** What becomes of submissions: they do not arrive, or their answers do not. */
  readonly line: { breaks: 'request' | 'answer' | null };
  close(): void;
};

/** The portal's files, built by whoever serves them first. */
let built: Promise<PortalFiles> | undefined;

async function buildOnce(): Promise<PortalFiles> {
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-portal-'));
  await writePortal(folder);
  return new PortalFiles(pathToFileURL(`${folder}/`));
}

/** Serves the portal as it is built, over the functions of a world. */
export async function servePortal(world: ReturnType<typeof createWorld>): Promise<PortalServer> {
  built ??= buildOnce();
  const portal = portalFunction(
    await built,
    world.ports,
    createLogger({ logLevel: 'SILENT' }),
    world.metrics,
  );
  const find = router(
    routes.map((route) => [route.operation, route] as const),
    [],
  );
  const line: PortalServer['line'] = { breaks: null };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', headers } = request;
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const body = await readBody(request, 1_000_000);
    const breaks = method === 'POST' && pathname === '/v1/submissions' && search === '' ? line.breaks : null;
    if (breaks === 'request') return void request.socket.destroy();
    const { target } = find(method, pathname);
    if (target === null) return void response.writeHead(404).end();
    const call: Call = {
      method,
      path: pathname,
      rawQuery: search.slice(1),
      headers: Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) =>
          typeof value === 'string' && name !== 'cookie' ? [[name, value]] : [],
        ),
      ),
      cookies: headers.cookie?.split('; ') ?? [],
      ...(body === null || body.length === 0
        ? {}
        : { body: headers['content-type'] === workbookMediaType ? body : body.toString() }),
    };
    const reply = await (target.function === 'portal'
      ? invoke(portal, call)
      : callRoute(world, target, call));
    if (breaks === 'answer') return void request.socket.destroy();
    const named = Object.entries(reply.headers).map(([name, value]): [string, string] => [name, `${value}`]);
    response.writeHead(reply.status, {
      ...Object.fromEntries(named),
      ...(reply.cookies === undefined ? {} : { 'set-cookie': [...reply.cookies] }),
    });
    const isFile =
      (target.resource === 'portal' && reply.status === 200) ||
      reply.headers['content-type'] === workbookMediaType;
    const text = typeof reply.body === 'object' ? JSON.stringify(reply.body) : `${reply.body ?? ''}`;
    response.end(isFile ? Buffer.from(text, 'base64') : text);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${portOf(server.address())}`,
    line,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Signs a browser in. @param cookie as the portal sets it, `__Host-tiendo=…` */
export async function signIn(context: BrowserContext, url: string, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([
    { name, value, url: url.replace('http:', 'https:'), httpOnly: true, secure: true, sameSite: 'Strict' },
  ]);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
