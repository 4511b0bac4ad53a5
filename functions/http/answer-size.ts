import { mostAnswerBodyBytes, mostAnswerBytes } from '../../contract/http/answer-limit.ts';
import type { Answer } from './answer.ts';

/** No character of a text takes more bytes as JSON: `\u0000`. */
const mostBytesOfCharacter = 6;

/** Whether Lambda takes an answer. */
export function fitsLambda(answer: Answer): boolean {
  const length = answer.body?.length ?? 0;
  if (length * mostBytesOfCharacter <= mostAnswerBodyBytes) return true;
  return bytesForLambda(answer) <= mostAnswerBytes;
}

/** How many bytes of its limit an answer takes. */
export function bytesForLambda(answer: Answer): number {
  return Buffer.byteLength(JSON.stringify(answer), 'utf8');
}

/**
 * Checks an answer as Lambda does when a function returns it.
 * @throws Error in Lambda's words when it is too large
 */
export function checkFitsLambda(answer: Answer): void {
  const bytes = bytesForLambda(answer);
  if (bytes <= mostAnswerBytes) return;
  throw new Error(
    `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${mostAnswerBytes} bytes).`,
  );
}
