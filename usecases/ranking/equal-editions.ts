import { isDeepStrictEqual } from 'node:util';
import type { Edition } from '../../domain/ranking/edition.ts';
import { scoreList } from '../../domain/scoring/indicator-scores.ts';

/** Whether two editions are equal, however their indicators are cut into frames: encodings 1 to 3 keep one frame for a line. */
export function areEqualEditions(one: Edition, other: Edition): boolean {
  return isDeepStrictEqual(withLists(one), withLists(other));
}

function withLists({ lines, ...rest }: Edition) {
  return { ...rest, lines: lines.map((line) => ({ ...line, indicators: scoreList(line.indicators) })) };
}
