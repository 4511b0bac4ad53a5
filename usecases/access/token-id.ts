import { isTokenId } from '../../domain/access/token.ts';
import { Problem } from '../../domain/problem/problem.ts';

/**
 * The same id; one that cannot be a token's is refused without a look-up, which the database would not take.
 * @throws Problem `not-found`
 */
export function wellFormedTokenId(id: string): string {
  if (isTokenId(id)) return id;
  throw unknownToken();
}

/** The refusal of an id that is no token's. */
export function unknownToken(): Problem {
  return new Problem('not-found', { vi: 'Không có mã truy cập này.', en: 'There is no such token.' });
}
