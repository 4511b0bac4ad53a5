import { setTimeout as sleep } from 'node:timers/promises';
import type { Language } from '../../domain/language/text.ts';
import { tellProgress } from '../output/output.ts';
import { exchange, type HttpAnswer, type Sending } from './exchange.ts';

const attempts = 4;
/** The maximum number of 429 answers before the command fails; it does not wait for one that asks for more than a minute. */
const waits = 5;
const longestWaitSeconds = 60;
const momentMs = 1_000;

/**
 * Sends a request and reads the whole answer, without following a redirect. After a 429 it waits for `Retry-After` and
 * retries. After a temporary refusal or an incomplete answer it retries only if that is safe.
 * @param isRepeatable whether sending it twice has the same effect as sending it once
 * @param language of the messages for a person who is waiting
 * @throws any error of the connection when there is no answer
 */
export async function sendWithRetries(
  url: URL,
  request: Sending,
  isRepeatable: boolean,
  language: Language,
): Promise<HttpAnswer> {
  const show = (vi: string, en: string) => tellProgress(language === 'vi' ? vi : en);
  let failures = 0;
  let waited = 0;
  for (;;) {
    const answer = await answered(url, request, show).catch((error: unknown) => {
      if (!isRepeatable || failures + 1 === attempts) throw error;
      return null;
    });
    const seconds = answer?.status === 429 ? secondsTold(answer.headers.get('retry-after')) : null;
    if (seconds !== null && waited < waits && seconds <= longestWaitSeconds) {
      waited += 1;
      show(`Máy chủ bận, chờ ${Math.ceil(seconds)} giây …`, `Busy, waiting ${Math.ceil(seconds)} s …`);
      await sleep(seconds * 1_000);
      continue;
    }
    if (answer !== null && !(isRepeatable && isPassing(answer))) return answer;
    failures += 1;
    if (answer !== null && failures === attempts) return answer;
    if (answer === null) show('Không có câu trả lời, thử lại …', 'No answer, retrying …');
    else
      show(
        `Máy chủ chưa sẵn sàng (HTTP ${answer.status}), thử lại …`,
        `Not ready (HTTP ${answer.status}), retrying …`,
      );
    await sleep(250 * 2 ** failures);
  }
}

type Show = (vi: string, en: string) => void;

/** Sends a request once, and shows that it is waiting when that takes longer than a moment. */
async function answered(url: URL, request: Sending, show: Show): Promise<HttpAnswer> {
  const timer = setTimeout(() => show('Đang chờ máy chủ …', 'Waiting for the server …'), momentMs);
  try {
    return await exchange(url, request);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the same request is likely to succeed soon. */
function isPassing({ status, text }: HttpAnswer): boolean {
  if (status === 409) return text.includes('#idempotency-key-in-flight"');
  return status === 502 || status === 503 || status === 504;
}

/** The time to wait by `Retry-After`, in seconds or as a date. */
function secondsTold(retryAfter: string | null): number {
  const told = Number(retryAfter ?? 1);
  const seconds = Number.isNaN(told) ? (Date.parse(retryAfter ?? '') - Date.now()) / 1_000 : told;
  return Math.max(Number.isNaN(seconds) ? 1 : seconds, 0);
}
