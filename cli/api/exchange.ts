import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';

/** A request with its body. */
export type Sending = {
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

/** An answer read completely. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
  readonly bytes: Uint8Array;
};

const timeoutMs = 30_000;

/**
 * Sends a request once and reads the whole answer, without following a redirect. `fetch` would do the same, but loading it
 * takes four times as long as starting Node. Over http the server is on this machine, and no proxy is used, since it would
 * read the token; over https the environment's proxies are used.
 * @throws Error when there is no complete answer within half a minute
 */
export function exchange(url: URL, { method, headers, body }: Sending): Promise<HttpAnswer> {
  const options = { method, headers, signal: AbortSignal.timeout(timeoutMs) };
  return new Promise((resolve, reject) => {
    const sent = open(url, options, (answer) => {
      readBytes(answer).then((bytes) => resolve(answerOf(answer, bytes)), reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function open(url: URL, options: RequestOptions, onAnswer: (answer: IncomingMessage) => void): ClientRequest {
  return url.protocol === 'https:'
    ? process.getBuiltinModule('node:https').request(url, options, onAnswer)
    : process.getBuiltinModule('node:http').request(url, { ...options, agent: false }, onAnswer);
}

async function readBytes(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, bytes: Buffer): HttpAnswer {
  return {
    status: statusCode,
    headers: {
      get: (name) => {
        const value = headers[name.toLowerCase()];
        return value === undefined ? null : [value].flat().join(', ');
      },
    },
    text: bytes.toString('utf8'),
    bytes,
  };
}
