import type { Answer } from './answer.ts';

/** The largest answer, in bytes, that Lambda takes from a function: with its headers, as JSON, so its body escaped. */
export const mostAnswerBytes = 6_291_556;

/** No character of a text takes more bytes as JSON: `\u0000`. */
const mostBytesOfCharacter = 6;

/** Everything beside the body, at most: headers, at API Gateway's limit of ten kilobytes. */
const mostBytesBeside = 16 * 1024;

/** Whether Lambda takes an answer. */
export function fitsLambda(answer: Answer): boolean {
  const length = answer.body?.length ?? 0;
  if (length * mostBytesOfCharacter + mostBytesBeside <= mostAnswerBytes) return true;
  return bytesForLambda(answer) <= mostAnswerBytes;
}

/** How many bytes of its limit an answer takes. */
export function bytesForLambda(answer: Answer): number {
  return Buffer.byteLength(JSON.stringify(answer), 'utf8');
}
