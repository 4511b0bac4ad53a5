import { setImmediate as letOthersIn, setTimeout as pause } from 'node:timers/promises';

/** A request as the AWS SDK hands it to what sends it. */
export type SdkRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** The answer as the AWS SDK takes it. */
export type SdkAnswer = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
};

/** What answers requests. */
export type Answering = (request: Omit<SdkRequest, 'body'>, body: string) => Promise<SdkAnswer>;

const mostWaitMs = 3_000;

/** The longest that requests answered at once, one after another, keep everything else of this process waiting. */
const mostAtAStretchMs = 10;

/**
 * Hands the requests of the SDK's clients to a service of this process: without a connection, a port, HTTP or signatures.
 * Nothing else can reach it: no other program, no other user, no web page. It is the `requestHandler` of a client; a client
 * that is destroyed leaves it to the others, `close` ends it for all.
 */
export class EmbeddedRequests {
  readonly #answer: Answering;
  #open = 0;
  #begunAtMs = 0;
  #isClosed = false;

  constructor(answer: Answering) {
    this.#answer = answer;
  }

  /** The number of requests in progress. */
  get open(): number {
    return this.#open;
  }

  async handle({ method, headers, body }: SdkRequest): Promise<{ response: SdkAnswer }> {
    if (this.#isClosed) throw new Error('the server of this process is closed');
    this.#open += 1;
    try {
      if (performance.now() - this.#begunAtMs > mostAtAStretchMs) {
        await letOthersIn();
        this.#begunAtMs = performance.now();
      }
      return { response: await this.#answer({ method, headers }, textOf(body)) };
    } finally {
      this.#open -= 1;
    }
  }

  /** Waits for requests in progress, if they take little time, and takes none any more. */
  async close(): Promise<void> {
    const end = Date.now() + mostWaitMs;
    while (this.#open > 0 && Date.now() < end) await pause(1);
    this.#isClosed = true;
  }

  /** A client that is destroyed leaves the service to the others. */
  destroy(): void {}

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (!(body instanceof Uint8Array)) return '';
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
}
