import { Agent, type Server } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

const mostWaitMs = 3_000;

/**
 * Connections to a server of this process that does not listen. Without a port or a socket nothing else on this machine
 * can reach it: no other program, no other user, no web page. Clients share the connections, so a client that is destroyed
 * ends none of them; `close` does.
 */
export class InProcessAgent extends Agent {
  readonly #server: Server;
  #isClosed = false;

  constructor(server: Server) {
    super({ keepAlive: true });
    this.#server = server;
  }

  override createConnection(): Duplex {
    if (this.#isClosed) throw new Error('the server of this process is closed');
    const [client, other] = duplexPair();
    this.#server.emit('connection', other);
    return Object.assign(client, settings(client));
  }

  override destroy(): void {
    if (this.#isClosed) super.destroy();
  }

  /** Waits for the answers to requests in progress, if that takes little time, and makes no connections any more. */
  async close(): Promise<void> {
    // An agent announces connections that become free, but not those that end, so it is asked.
    const end = Date.now() + mostWaitMs;
    while (Object.keys(this.sockets).length > 0 && Date.now() < end) await pause(1);
    this.#isClosed = true;
    this.destroy();
  }
}

/** The settings of a socket, which mean nothing between two streams of one process. */
function settings(stream: Duplex) {
  const same = () => stream;
  return { setTimeout: same, setKeepAlive: same, setNoDelay: same, ref: same, unref: same };
}
