import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { GuessedAddress } from '../../usecases/submitting/foreseen-reads.ts';

/** How much of a body is looked at. */
const searched = 2_000;

/**
 * The address that a JSON body seems to have, judging by its beginning. It may be wrong, and the body need not even be JSON.
 * @returns null when there is none
 */
export function guessedAddress({
  body = '',
  isBase64Encoded,
}: APIGatewayProxyEventV2): GuessedAddress | null {
  if (isBase64Encoded) return null;
  const start = body.slice(0, searched);
  const unit = /"unit"\s*:\s*"([^"\\]+)"/.exec(start)?.[1];
  const set = /"set"\s*:\s*"([^"\\]+)"/.exec(start)?.[1];
  const period = /"period"\s*:\s*"([^"\\]+)"/.exec(start)?.[1];
  return unit === undefined || set === undefined || period === undefined ? null : { unit, set, period };
}
