import { isDeepStrictEqual } from 'node:util';
import { findSet } from '../../domain/catalogue/units.ts';
import { parsePeriod } from '../../domain/period/period.ts';
import type { Edition } from '../../domain/ranking/edition.ts';
import type { Ports } from '../ports/ports.ts';
import { rankLeague, readFigures } from './rank-league.ts';

/** What came of rebuilding one edition from history. */
export type Verification = {
  readonly league: string;
  readonly edition: number;
  readonly inputDigest: string;
  /** The digest of what history holds now; null when the edition's own inputs are not all there. */
  readonly rebuiltDigest: string | null;
  /** Whether everything came out exactly as it was frozen. */
  readonly identical: boolean;
};

/**
 * Rebuilds an edition from the submissions, the catalogue version, the cut-off and the earlier edition it names, and
 * compares the result with what was frozen.
 */
export async function verifyEdition(
  ports: Pick<Ports, 'catalogues' | 'editions' | 'submissions'>,
  frozen: Edition,
): Promise<Verification> {
  const rebuilt = await rebuild(ports, frozen);
  const { league, edition, inputDigest, recomputed } = frozen;
  return {
    league,
    edition,
    inputDigest,
    rebuiltDigest: rebuilt?.inputDigest ?? null,
    identical: rebuilt !== null && isDeepStrictEqual({ ...rebuilt, edition, recomputed }, frozen),
  };
}

async function rebuild(
  ports: Pick<Ports, 'catalogues' | 'editions' | 'submissions'>,
  frozen: Edition,
): Promise<Edition | null> {
  const current = await ports.catalogues.find(frozen.catalogueVersion);
  const set = current === null ? undefined : findSet(current.catalogue, frozen.set);
  const league = current?.catalogue.leagues.find(({ id }) => id === frozen.league);
  const period = parsePeriod(frozen.period);
  if (current === null || set === undefined || league === undefined || period === null) return null;
  const { comparedWith, cutOffAt } = frozen;
  const previous =
    comparedWith &&
    (await ports.editions.find(frozen.set, comparedWith.period, frozen.league, comparedWith.edition));
  if (comparedWith !== null && previous === null) return null;
  const ranking = { current, set, period, cutOffAt };
  return rankLeague(ranking, league, await readFigures(ports, ranking), previous);
}
