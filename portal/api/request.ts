import type { ProblemAnswer } from '../../contract/http/problem.ts';
import type { OperationId } from '../../contract/resources.ts';
import { language } from '../language/language.ts';
import { signedOut } from '../shell/signed-out.ts';
import type { AddressOf, AnswerOf, OptionsOf } from './declared.ts';

/** What came of a request: the answer, a refusal in the reader's language, or nothing from the API because there is no line to it. */
export type Outcome<T> =
  | { readonly kind: 'answered'; readonly status: number; readonly body: T; readonly etag: string | null }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: ProblemAnswer }
  | { readonly kind: 'unreachable' };

/** What a request carries beside its address; `GET` unless stated. */
export type RequestOptions = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** How long a request may take on a slow line before it counts as unreachable, in milliseconds. */
const longest = 30_000;

/**
 * Asks for an operation of the API, as the contract declares it: `request<'getOwed'>(…)`. The cookie of the session goes along by
 * itself. When the session has ended, {@link signedOut} says so.
 * @param path such as `/v1/session`
 */
export function request<Id extends OperationId>(
  path: AddressOf<Id>,
  ...[options]: Given<Id>
): Promise<Outcome<AnswerOf<Id>>> {
  return requestAt<AnswerOf<Id>>(path, options);
}

/** What is given beside an address; nothing for a reading. */
type Given<Id extends OperationId> =
  Record<never, never> extends OptionsOf<Id> ? [options?: OptionsOf<Id>] : [options: OptionsOf<Id>];

/** As {@link request}, of any address. */
export async function requestAt<T>(path: string, options: RequestOptions = {}): Promise<Outcome<T>> {
  const { method = 'GET', body, headers = {} } = options;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        'accept-language': language.value,
        // A write names its form even without a body, as a write from another site cannot.
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(longest),
    });
  } catch {
    return { kind: 'unreachable' };
  }
  const { status } = response;
  if (status === 401 && !path.startsWith('/v1/sign-in/')) signedOut.value = true;
  try {
    const text = await response.text();
    if (!response.ok) {
      const problem = problemOf(text);
      return problem === null ? { kind: 'unreachable' } : { kind: 'refused', status, problem };
    }
    return {
      kind: 'answered',
      status,
      etag: response.headers.get('etag'),
      body: text === '' ? undefined : JSON.parse(text),
    };
  } catch {
    // The line broke within the answer, or a page to sign in to the network came instead.
    return { kind: 'unreachable' };
  }
}

/**
 * The problem in a refusal; null for an answer that does not come from the API: something in between answered, and the API
 * may not have seen the request.
 */
export function problemOf(text: string): ProblemAnswer | null {
  try {
    const problem = JSON.parse(text);
    if (typeof problem.type === 'string' && typeof problem.detail === 'string') return problem;
  } catch {}
  return null;
}
