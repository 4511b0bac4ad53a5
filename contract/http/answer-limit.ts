/** The largest answer, in bytes, that Lambda takes from a function: with its headers, as JSON, so its body escaped. */
export const mostAnswerBytes = 6_291_556;

/** Everything beside the body, at most: headers, at API Gateway's limit of ten kilobytes. */
const mostBytesBeside = 16 * 1024;

/** The largest body of an answer, as JSON. */
export const mostAnswerBodyBytes = mostAnswerBytes - mostBytesBeside;

/** The largest file in an answer: it travels in base64, four bytes for three. */
export const mostFileBytes = Math.floor((mostAnswerBodyBytes * 3) / 4);

/** How many bytes a text takes in such an answer. */
export function bytesInAnswer(text: string): number {
  return Buffer.byteLength(JSON.stringify(text));
}
