import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import { productVersion } from '../../functions/deployment/product-version.ts';
import { documentationFunction } from '../../functions/documentation/documentation-function.ts';
import { SwaggerUiAssets } from '../../functions/documentation/swagger-ui-assets.ts';
import { createLogger } from '../../functions/logger.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { type Call, createWorld, invoke } from '../fixtures/world.ts';
import { serve } from '../local/serve.ts';

const documentation = documentationFunction(
  new SwaggerUiAssets(new URL('../../node_modules/swagger-ui-dist/', import.meta.url)),
  productVersion(),
  createLogger({ logLevel: 'SILENT' }),
);

/** Sees every request first, and may answer it, or drop its answer after the product has handled it. */
type Interference = (
  request: IncomingMessage,
  response: ServerResponse,
) => 'pass' | 'answered' | 'lose-answer';

/**
 * The product over in-memory stores, on HTTP, on 5 February 2024. Its set S accepts figures for every week of 2024, so
 * that a file may contain many submissions.
 */
export async function serveWorld() {
  const world = createWorld('2024-02-05T02:00:00Z');
  const catalogue = smallCatalogue();
  await world.applyCatalogue({
    ...catalogue,
    sets: catalogue.sets.map((set) => ({ ...set, lock: { workingDaysAfter: 60, time: '06:00' } })),
  });
  const requests: Pick<Call, 'method' | 'path' | 'headers' | 'body'>[] = [];
  const control: { interfere: Interference } = { interfere: () => 'pass' };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(Object(error)));
  });
  const url = await serve(server);
  const unitToken = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  const operationsToken = await world.tokenFor({ role: 'operations' });
  return Object.assign(control, { world, url, requests, unitToken, operationsToken });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await buffer(request);
    const isWorkbook = request.headers['content-type'] === workbookMediaType;
    const body = isWorkbook ? bytes : bytes.toString('utf8');
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const path = decodeURIComponent(pathname);
    const call = {
      method: request.method ?? 'GET',
      path,
      query: Object.fromEntries(searchParams),
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      ...(body.length === 0 ? {} : { body }),
    };
    requests.push(call);
    const outcome = control.interfere(request, response);
    if (outcome === 'answered') return;
    const reply = await functionFor(path)(call);
    if (outcome === 'lose-answer') {
      response.destroy();
      return;
    }
    for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, String(value));
    response.statusCode = reply.status;
    if (reply.headers['content-type'] === workbookMediaType)
      response.end(Buffer.from(String(reply.body), 'base64'));
    else if (typeof reply.body === 'string') response.end(reply.body);
    else response.end(reply.status === 204 ? undefined : JSON.stringify(reply.body));
  }

  function functionFor(path: string) {
    if (path.startsWith('/v1/submissions')) return world.submissions;
    if (path.startsWith('/v1/workbooks')) return world.workbooks;
    if (path === '/v1/health') return (call: Call) => invoke(documentation, call);
    if (/^\/v1\/(occurrences|deliveries|sending|preview|recipients|unreadable-rows)/.test(path))
      return world.operations;
    return /^\/v1\/(rankings|completeness|milestones|units|league-tables)/.test(path)
      ? world.results
      : world.registry;
  }
}
