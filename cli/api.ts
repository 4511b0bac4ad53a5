import * as z from 'zod';
import { CommandFailure, exitCodeOf, exitCodes } from './exit-codes.ts';
import { fetchWithRetries, type HttpAnswer } from './fetch-with-retries.ts';
import { readToken, type Settings } from './settings.ts';
import { bothLanguages } from './words.ts';

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
  /** Names in lower case. A body is JSON unless `content-type` says something else. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** An answer of the API; `body` is null when it holds no JSON. */
export type ApiAnswer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/**
 * Calls the API with the caller's token, whatever it answers. A request that got no answer is sent again when that is
 * safe: one that only reads or replaces, and one that carries an idempotency key.
 * @throws CommandFailure when there is no token, or the API cannot be reached
 */
export async function requestApi(settings: Settings, request: ApiRequest): Promise<ApiAnswer> {
  const token = await readToken(settings, process.env);
  const { method, path, body } = request;
  const headers = {
    authorization: `Bearer ${token}`,
    'accept-language': settings.lang,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...request.headers,
  };
  const url = new URL(path, settings.url);
  const isRepeatable = method !== 'POST' || 'idempotency-key' in headers;
  const answer = await fetchWithRetries(
    url,
    { method, headers, ...(body === undefined ? {} : { body }) },
    isRepeatable,
  ).catch((cause: unknown) => {
    throw unreachable(url, cause);
  });
  return { status: answer.status, headers: answer.headers, body: jsonOf(answer) };
}

/**
 * Calls the API and reads what it tells.
 * @throws CommandFailure with the problem's own words when the API refuses, or when it cannot be reached
 */
export async function callApi(settings: Settings, request: ApiRequest): Promise<unknown> {
  const answer = await requestApi(settings, request);
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw refusalOf(answer);
}

/** The failure that an answer without success ends the command with, in the API's words. */
export function refusalOf({ status, body }: ApiAnswer): CommandFailure {
  const problem = problemSchema.safeParse(body);
  if (!problem.success) return new CommandFailure(exitCodeOf(status), `HTTP ${status}`);
  const { title, detail, errors = [] } = problem.data;
  const lines = errors.map((error) => `  ${error.pointer}: ${error.detail}`);
  if (status === 428) lines.push(bothLanguages(onlyReason));
  return new CommandFailure(exitCodeOf(status), [`${title} (HTTP ${status})`, detail, ...lines].join('\n'));
}

const onlyReason = {
  vi: '  Với lệnh tiendo: thêm «reason» rồi chạy lại; lệnh tự tìm bản mới nhất và gửi If-Match.',
  en: '  With tiendo: add a “reason” and run it again; it looks up the latest revision and sends If-Match itself.',
};

/** The path of something by its parts, each escaped. */
export function pathOf(...parts: readonly string[]): string {
  return `/v1/${parts.map(encodeURIComponent).join('/')}`;
}

function unreachable(url: URL, cause: unknown): CommandFailure {
  const text = {
    vi: `Không kết nối được ${url.origin}. Kiểm tra địa chỉ (--url) rồi chạy lại lệnh này.`,
    en: `Cannot reach ${url.origin}. Check the address (--url) and run the command again.`,
  };
  return new CommandFailure(exitCodes.unavailable, bothLanguages(text), { cause });
}

function jsonOf({ text }: HttpAnswer): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
