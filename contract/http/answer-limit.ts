/** The largest answer, in bytes, that Lambda takes from a function: with its headers, as JSON, so its body escaped. */
export const mostAnswerBytes = 6_291_556;

/** How many bytes a text takes in such an answer. */
export function bytesInAnswer(text: string): number {
  return Buffer.byteLength(JSON.stringify(text));
}
