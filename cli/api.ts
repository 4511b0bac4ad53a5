import * as z from 'zod';
import { CommandFailure, exitCodeOf, exitCodes } from './exit-codes.ts';
import { readToken, type Settings } from './settings.ts';

const problemSchema = z.object({
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

/** One request to the API. */
export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const attempts = 4;

/**
 * Calls the API with the caller's token and reads the answer. A request that got no answer, or a passing 5xx, is sent
 * again; that is safe because a repeated submission carries the same idempotency key.
 * @throws CommandFailure with the problem's own words when the API refuses, or when it cannot be reached
 */
export async function callApi(settings: Settings, request: ApiRequest): Promise<unknown> {
  const token = await readToken(settings, process.env);
  const response = await fetchWithRetries(new URL(request.path, settings.url), {
    method: request.method,
    headers: {
      authorization: `Bearer ${token}`,
      'accept-language': settings.lang,
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  const text = await response.text();
  if (response.ok) return text === '' ? null : JSON.parse(text);
  throw new CommandFailure(exitCodeOf(response.status), problemLines(response.status, text));
}

async function fetchWithRetries(url: URL, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
      if (attempt === attempts || ![502, 503, 504].includes(response.status)) return response;
      await response.arrayBuffer();
    } catch (cause) {
      if (attempt === attempts) {
        throw new CommandFailure(
          exitCodes.unavailable,
          `Không kết nối được ${url.origin}. Kiểm tra địa chỉ (--url) rồi chạy lại lệnh này.\nCannot reach ${url.origin}. Check the address (--url) and run the command again.`,
          { cause },
        );
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** attempt));
  }
}

function problemLines(status: number, text: string): string {
  const problem = problemSchema.safeParse(parseJson(text));
  if (!problem.success) return `HTTP ${status}`;
  const { title, detail, errors = [] } = problem.data;
  return [
    `${title} (HTTP ${status})`,
    detail,
    ...errors.map((error) => `  ${error.pointer}: ${error.detail}`),
  ].join('\n');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
