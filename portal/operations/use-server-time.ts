import { useAnswer } from '../api/use-answer.ts';

const sevenDays = 7 * 24 * 60 * 60 * 1000;

/**
 * The server's time when a page was opened, in milliseconds since 1970: the clock of this computer may be wrong. Until it has been
 * read, the beginning of 1970, at which nothing has ended.
 */
export function useServerTime(): number {
  // The range of runs begins seven days ago, unless another is asked for.
  const { outcome } = useAnswer<'listOccurrences'>('/v1/occurrences?job=rank');
  return outcome?.kind === 'answered' ? Date.parse(outcome.body.from) + sevenDays : 0;
}
