import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type Answer, jsonAnswer } from '../functions/http/answer.ts';
import { sendAnswer } from './gateway/api-gateway-event.ts';
import { isFromAnotherSite, ownTarget } from './own-requests.ts';
import { clockFormPath } from './pages/clock-section.ts';

/** The parts of the local server; each answers the requests under its own addresses. */
export type ServerParts = {
  readonly api: (request: IncomingMessage) => Promise<Answer>;
  readonly clock: (request: IncomingMessage) => Promise<Answer>;
  /** The form of the clock's page. */
  readonly clockForm: (request: IncomingMessage) => Promise<Answer>;
  /** Pages for people; null for an unknown address. */
  readonly pages: (url: URL) => Promise<Answer | null>;
};

/** Creates the HTTP server of the local stack. It does not listen yet. */
export function createLocalServer(parts: ServerParts): Server {
  return createServer(async (request, response) => {
    try {
      sendAnswer(response, await answer(request, parts));
    } catch (error) {
      process.stderr.write(`${request.method} ${request.url}: ${String(error)}\n`);
      sendAnswer(response, jsonAnswer(500, { message: 'Internal Server Error' }));
    }
  });
}

async function answer(request: IncomingMessage, parts: ServerParts): Promise<Answer> {
  const { headers, method = 'GET' } = request;
  const target = ownTarget(request.url ?? '/', headers);
  if (target === null) {
    return jsonAnswer(421, { message: 'This server answers only as localhost or 127.0.0.1.' });
  }
  if (isFromAnotherSite(method, headers)) {
    return jsonAnswer(403, { message: 'This server does not answer pages of other sites.' });
  }
  request.url = target;
  // Put together as a text: as a relative address, `//other.example/` would name another host.
  const url = URL.parse(`http://${headers.host}${target}`);
  if (url === null) return jsonAnswer(400, { message: 'Bad Request' });
  const path = url.pathname;
  if (path === '/' || /^\/(?:v1|docs|portal|p)(?:\/|$)/.test(path)) return parts.api(request);
  if (path === '/local/clock') return parts.clock(request);
  if (path === clockFormPath) return parts.clockForm(request);
  const page = method === 'GET' || method === 'HEAD' ? await parts.pages(url) : null;
  return page ?? jsonAnswer(404, { message: 'Not Found' });
}
