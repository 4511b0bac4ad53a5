import type { Edition } from '../ranking/edition.ts';

/** The most characters of several reasons together; of longer ones the latest are named. One alone may be as long as it is. */
const mostCharacters = 1_000;

/**
 * Why some units moved over several editions: the reasons of those that moved any of them, in order, each once; of those that moved
 * none, the reason of the last.
 * @param editions since the one that was reported
 */
export function reasonsOf(
  editions: readonly Pick<Edition, 'recomputed'>[],
  moved: ReadonlySet<string>,
): string {
  const made = editions.flatMap(({ recomputed }) => recomputed ?? []);
  const about = made.filter((one) => one.moved.some(({ unit }) => moved.has(unit)));
  const reasons = [...new Set((about.length === 0 ? made.slice(-1) : about).map(({ reason }) => reason))];
  const named: string[] = [];
  for (const reason of reasons.toReversed()) {
    if (named.length > 0 && [reason, ...named].join('; ').length > mostCharacters) break;
    named.unshift(reason);
  }
  return [...(named.length < reasons.length ? ['…'] : []), ...named].join('; ');
}
