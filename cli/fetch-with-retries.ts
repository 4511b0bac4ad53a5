import { setTimeout as sleep } from 'node:timers/promises';
import { tellProgress } from './output.ts';

/** An answer read completely. */
export type HttpAnswer = { readonly status: number; readonly headers: Headers; readonly text: string };

const attempts = 4;
/** The maximum number of 429 answers before the command fails. */
const waits = 5;
const longestWaitSeconds = 60;

/**
 * Sends a request and reads the whole answer. After a 429 it waits for `Retry-After` and retries. A request without a
 * complete answer, or with a temporary refusal, is retried only if that is safe.
 * @param isRepeatable whether sending it twice has the same effect as sending it once
 * @throws any error of `fetch` when there is no answer
 */
export async function fetchWithRetries(
  url: URL,
  init: RequestInit,
  isRepeatable: boolean,
): Promise<HttpAnswer> {
  let failures = 0;
  let waited = 0;
  for (;;) {
    const answer = await fetchWhole(url, init).catch((error: unknown) => {
      if (!isRepeatable || failures + 1 === attempts) throw error;
      return null;
    });
    if (answer?.status === 429 && waited < waits) {
      waited += 1;
      await waitAsTold(answer.headers.get('retry-after'));
      continue;
    }
    if (answer !== null && !(isRepeatable && isPassing(answer))) return answer;
    failures += 1;
    if (answer !== null && failures === attempts) return answer;
    tellProgress(`${answer === null ? 'Mất kết nối / no answer' : `HTTP ${answer.status}`}…`);
    await sleep(250 * 2 ** failures);
  }
}

async function fetchWhole(url: URL, init: RequestInit): Promise<HttpAnswer> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Whether the same request is likely to succeed soon. */
function isPassing({ status, text }: HttpAnswer): boolean {
  if (status === 409) return text.includes('#idempotency-key-in-flight"');
  return status === 502 || status === 503 || status === 504;
}

/** Waits for the time in `Retry-After`, in seconds or as a date; at most a minute. */
async function waitAsTold(retryAfter: string | null): Promise<void> {
  const told = Number(retryAfter ?? 1);
  const seconds = Number.isNaN(told) ? (Date.parse(retryAfter ?? '') - Date.now()) / 1_000 : told;
  const wait = Math.min(Math.max(Number.isNaN(seconds) ? 1 : seconds, 0), longestWaitSeconds);
  tellProgress(`Máy chủ bận, chờ ${Math.ceil(wait)} giây / busy, waiting ${Math.ceil(wait)} s…`);
  await sleep(wait * 1_000);
}
