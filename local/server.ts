import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type Answer, jsonAnswer } from '../functions/http/answer.ts';
import { sendAnswer } from './api-gateway-event.ts';

/** The parts of the local server; each answers the requests under its own addresses. */
export type ServerParts = {
  readonly api: (request: IncomingMessage) => Promise<Answer>;
  readonly clock: (request: IncomingMessage) => Promise<Answer>;
  /** Pages for people; null for an unknown address. */
  readonly pages: (url: URL) => Promise<Answer | null>;
};

const ownHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

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
  // Rejects other host names: a site may point its own name at this machine, and its pages could then reach this
  // server.
  if (!ownHost.test(request.headers.host ?? '')) {
    return jsonAnswer(421, { message: 'This server answers only as localhost or 127.0.0.1.' });
  }
  const url = URL.parse(request.url ?? '/', `http://${request.headers.host}`);
  if (url === null) return jsonAnswer(400, { message: 'Bad Request' });
  const path = url.pathname;
  if (/^\/(?:v1|docs)(?:\/|$)/.test(path)) return parts.api(request);
  if (path === '/local/clock') return parts.clock(request);
  const page = request.method === 'GET' || request.method === 'HEAD' ? await parts.pages(url) : null;
  return page ?? jsonAnswer(404, { message: 'Not Found' });
}
