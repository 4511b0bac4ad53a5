import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** A server on a free port of this machine. */
export type LocalServer = { readonly endpoint: string; stop(): Promise<void> };

/** Starts a server; stopping it closes every connection. */
export async function startServer(listener: RequestListener): Promise<LocalServer> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
