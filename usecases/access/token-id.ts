import { isTokenId } from '../../domain/access/token.ts';
import { Problem } from '../../domain/problem/problem.ts';

/**
 * Returns the id; rejects text that cannot be a token id without a look-up, because the database would not accept it.
 * @throws Problem `not-found`
 */
export function wellFormedTokenId(id: string): string {
  if (isTokenId(id)) return id;
  throw unknownToken();
}

/** Rejects an id that no token has. */
export function unknownToken(): Problem {
  return new Problem('not-found', { vi: 'Không có mã truy cập này.', en: 'There is no such token.' });
}
