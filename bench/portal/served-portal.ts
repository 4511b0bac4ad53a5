import { createServer } from 'node:http';
import type { SessionAnswer } from '../../contract/session.ts';
import type { BuiltPortal } from '../../portal/build/build-portal.ts';

const text = (words: string) => ({ vi: words, en: words });

const person = {
  id: 'clerk',
  post: text('Chuyên viên'),
  unit: { id: 'X.A', name: text('Sở A') },
  role: 'unit',
  language: 'vi',
} as const satisfies SessionAnswer['person'];

const session: SessionAnswer = {
  person,
  posts: [person],
  signedInAt: '2024-01-10T01:00:00Z',
  expiresAt: '2024-01-17T01:00:00Z',
  idleUntil: '2024-01-10T09:00:00Z',
};

/** The portal as it is built, over an API of two answers: a session and a form. */
export async function servePortal(
  { files }: BuiltPortal,
  form: object,
): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(({ url = '/', method }, response) => {
    const answer = (status: number, contentType: string, body: string | Uint8Array) =>
      response.writeHead(status, { 'content-type': contentType }).end(body);
    const json = (status: number, body: object) => answer(status, 'application/json', JSON.stringify(body));
    if (url.startsWith('/v1/session')) return void json(200, session);
    if (url.startsWith('/v1/forms/')) return void json(200, form);
    if (url.startsWith('/v1/submissions') && method === 'POST') return void json(200, {});
    if (url.startsWith('/v1/')) return void json(404, { detail: 'none' });
    const name = url.startsWith('/portal/') ? url.slice('/portal/'.length) : 'index.html';
    const file = files.find((one) => one.name === name);
    if (file === undefined) return void answer(404, 'text/plain', '');
    answer(200, file.contentType, file.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
