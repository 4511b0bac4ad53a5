import type * as z from 'zod';
import type { Text } from '../../domain/language/text.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { tellLeftOut } from '../output/left-out.ts';
import type { Settings } from '../settings.ts';
import { readToken } from '../token.ts';
import { checkNotRedirected } from '../token-destination.ts';
import type { HttpAnswer } from './exchange.ts';
import { refusalOf } from './refusal.ts';
import { sendWithRetries } from './send-with-retries.ts';
import { unreachable } from './unreachable.ts';

/** What is sent to the API. `path` begins with `/v1/` and has its query. */
export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: string | Uint8Array;
  /** Names in lower case. A body is JSON unless `content-type` says otherwise. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** An answer of the API; `body` is null when it is not JSON. */
export type ApiAnswer = {
  readonly status: number;
  readonly headers: HttpAnswer['headers'];
  readonly body: unknown;
  readonly bytes: Uint8Array;
};

/**
 * Calls the API with the caller's token, and returns any answer. A request without an answer is retried when that is
 * safe: reads, replacements, and requests with an idempotency key.
 * @throws CommandFailure when there is no token, the API cannot be reached, or it redirects
 */
export async function requestApi(settings: Settings, request: ApiRequest): Promise<ApiAnswer> {
  const token = readToken(settings, process.env);
  const { method, path, body } = request;
  const headers = {
    authorization: `Bearer ${token}`,
    'accept-language': settings.lang,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...request.headers,
  };
  const url = new URL(path, settings.url);
  const isRepeatable = method !== 'POST' || 'idempotency-key' in headers;
  const answer = await sendWithRetries(
    url,
    { method, headers, ...(body === undefined ? {} : { body }) },
    isRepeatable,
    settings.lang,
  ).catch((cause: unknown) => {
    throw unreachable(url, cause);
  });
  checkNotRedirected(url, answer.status, answer.headers.get('location'));
  return { status: answer.status, headers: answer.headers, body: jsonOf(answer), bytes: answer.bytes };
}

/** An operation of the contract with a single JSON answer. */
type Answering<Path extends string, Query extends z.core.$ZodShape, T> = {
  readonly method: ApiRequest['method'];
  readonly path: Path;
  readonly parameters: { readonly query: z.ZodObject<Query> };
  readonly answers: Answered<200, T> | Answered<201, T>;
};

type Answered<Status extends number, T> = {
  readonly [Key in Status]: { readonly schema: z.ZodType<T> };
};

/** The names of the parameters in a path, such as `unit` in `/v1/units/{unit}/scorecard`. */
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** The input of an operation. Undefined parameters are omitted. */
export type CallRequest<Path extends string, Query> = {
  readonly path: Readonly<Record<NamesIn<Path>, string>>;
  readonly query?: { readonly [Name in keyof Query]?: string | number | undefined };
  /** A body made of the command's options, sent as JSON; or a text that a person wrote, sent as is. */
  readonly body?: unknown;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** The answer of an operation: as the contract defines it, and as received, with any additions of a newer API. */
export type Called<T> = { readonly answer: T; readonly raw: unknown };

/**
 * Calls an operation of the contract and parses its answer.
 * @throws CommandFailure with the problem's text when the API refuses, or when it cannot be reached
 */
export async function call<Path extends string, Query extends z.core.$ZodShape, T>(
  settings: Settings,
  { method, path, answers }: Answering<Path, Query, T>,
  { path: parameters, query = {}, body, headers }: CallRequest<Path, Query>,
): Promise<Called<T>> {
  const { schema } = '200' in answers ? answers[200] : answers[201];
  const answer = await requestApi(settings, {
    method,
    path: addressOf(path, parameters, query),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(headers === undefined ? {} : { headers }),
  });
  if (!isSuccess(answer))
    throw refusalOf(answer, settings.lang, typeof body === 'string' ? 'as-written' : 'of-options');
  tellLeftOut(answer.body, settings.lang);
  return { answer: understood(schema, answer.body), raw: answer.body };
}

/** @throws CommandFailure when an answer is not what the contract says */
export function understood<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new CommandFailure(exitCodes.unavailable, notUnderstood, { cause: parsed.error });
}

/** The address of an operation: its path with every parameter escaped, and its query. */
export function addressOf(
  path: string,
  parameters: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parameters[name] ?? ''));
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, `${value}`]],
  );
  return given.length === 0 ? filled : `${filled}?${new URLSearchParams(given)}`;
}

/**
 * Calls the API and returns any successful answer.
 * @throws CommandFailure as {@link call}
 */
export async function callApi(settings: Settings, request: ApiRequest): Promise<unknown> {
  const answer = await requestApi(settings, request);
  if (isSuccess(answer)) return answer.body;
  throw refusalOf(answer, settings.lang, 'as-written');
}

function isSuccess({ status }: ApiAnswer): boolean {
  return status >= 200 && status < 300;
}

const notUnderstood: Text = {
  vi: 'Không hiểu câu trả lời của máy chủ. Kiểm tra địa chỉ (--url); nếu đúng, cập nhật lệnh này lên phiên bản của máy chủ.',
  en: 'The server’s answer makes no sense. Check the address (--url); if it is right, update this command to the server’s version.',
};

function jsonOf({ text }: HttpAnswer): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
