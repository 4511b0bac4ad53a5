import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** A request as the AWS SDK hands it to what sends it. */
type SdkRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** The answer as the AWS SDK takes it. */
type SdkAnswer = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
};

const mostWaitMs = 3_000;

/** The server wants a signature, and does not check it. */
const signed = {
  authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none',
  'x-amz-date': '20240101T000000Z',
};

/**
 * Hands the requests of the SDK's clients to a server of this process: without a connection, a port, HTTP or signatures.
 * Nothing else can reach it: no other program, no other user, no web page. It is the `requestHandler` of a client; a client
 * that is destroyed leaves it to the others, `close` ends it for all.
 */
export class EmbeddedRequests {
  readonly #server: Server;
  #open = 0;
  #isClosed = false;

  constructor(server: Server) {
    this.#server = server;
  }

  /** The number of requests in progress. */
  get open(): number {
    return this.#open;
  }

  async handle({ method, headers, body }: SdkRequest): Promise<{ response: SdkAnswer }> {
    if (this.#isClosed) throw new Error('the server of this process is closed');
    this.#open += 1;
    try {
      return { response: await this.#answer({ method, headers: { ...headers, ...signed } }, bytesOf(body)) };
    } finally {
      this.#open -= 1;
    }
  }

  #answer(request: Omit<SdkRequest, 'body'>, body: Uint8Array): Promise<SdkAnswer> {
    const incoming = Object.assign(new EventEmitter(), { ...request, url: '/' });
    return new Promise((resolve) => {
      this.#server.emit('request', incoming, new Answer(resolve));
      if (body.length > 0) incoming.emit('data', body);
      incoming.emit('end');
    });
  }

  /** Waits for requests in progress, if they take little time, and takes none any more. */
  async close(): Promise<void> {
    const end = Date.now() + mostWaitMs;
    while (this.#open > 0 && Date.now() < end) await pause(1);
    this.#isClosed = true;
  }

  /** A client that is destroyed leaves the server to the others. */
  destroy(): void {}

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }
}

/** The part of an HTTP response that the server writes to. */
class Answer {
  statusCode = 200;
  readonly #headers: Record<string, string> = {};
  readonly #resolve: (answer: SdkAnswer) => void;

  constructor(resolve: (answer: SdkAnswer) => void) {
    this.#resolve = resolve;
  }

  setHeader(name: string, value: string | number): void {
    this.#headers[name.toLowerCase()] = String(value);
  }

  end(body = ''): void {
    this.#resolve({ statusCode: this.statusCode, headers: this.#headers, body: Buffer.from(body) });
  }
}

function bytesOf(body: unknown): Uint8Array {
  if (typeof body === 'string') return Buffer.from(body);
  if (!(body instanceof Uint8Array)) return new Uint8Array();
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}
