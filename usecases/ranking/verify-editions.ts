import { Temporal } from 'temporal-polyfill';
import { rankings, type Verification, type VerificationQuery } from '../../contract/rankings.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { periodFrom } from '../../domain/period/period.ts';
import { explained } from '../../domain/ranking/computed-edition.ts';
import { type Edition, rankingRules, type ScoredEdition } from '../../domain/ranking/edition.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import { cursorAfter, entriesAfter } from '../pages.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { areEqualEditions } from './equal-editions.ts';
import { notRanked } from './not-ranked.ts';
import { rankLeague, readFigures } from './rank-league.ts';

/**
 * Recomputes the editions of a period from history, a page of them by league and number, and compares each with the frozen
 * one.
 * @throws Problem `not-found` before the first ranking, and for an unknown set; `malformed-request` for a cursor that names
 * none of them
 */
export async function verifyEditions(
  ports: Pick<Ports, 'catalogues' | 'editions' | 'submissions' | 'times'>,
  { set, period, limit, cursor }: VerificationQuery,
): Promise<Verification> {
  const leagues = (await ports.catalogues.current())?.catalogue.leagues ?? [];
  const all: { readonly league: string; readonly edition: number; readonly cursor: string }[] = [];
  for (const { id: league } of leagues) {
    const latest = await ports.editions.latest(set, period.id, league);
    for (let edition = 1; edition <= latest; edition += 1)
      all.push({ league, edition, cursor: `${league}.${edition}` });
  }
  if (all.length === 0) {
    const current = await currentSet(ports.catalogues, set);
    throw notRanked(current.catalogue, current.set, period, ports.times);
  }
  const left = entriesAfter(all, cursor, byCursor, rankings.verifyRanking.parameters.usage);
  const page = left.slice(0, limit);
  const editions: Verification['editions'] = [];
  for (const { league, edition } of page) {
    const found = await unlessUnreadable(verified(ports, [set, period.id, league, edition]));
    editions.push(found ?? { league, edition, ...unreadable });
  }
  const identical = editions.every((edition) => edition.identical !== false);
  return { set, period: period.id, identical, editions, next: cursorAfter(page, left, byCursor) };
}

const byCursor = ({ cursor }: { readonly cursor: string }) => cursor;

/**
 * Recomputes an edition from the submissions, the catalogue version, the cut-off and the earlier editions it names, and
 * compares the result with the frozen one. An edition by earlier rules is not compared: today's would make another one.
 */
async function verifyEdition(
  ports: Pick<Ports, 'catalogues' | 'editions' | 'submissions' | 'times'>,
  frozen: Edition,
): Promise<Verification['editions'][number]> {
  const { league, edition, rules, inputDigest, recomputed } = frozen;
  const named = { league, edition, rules, inputDigest };
  if (rules !== rankingRules) return { ...named, rebuiltDigest: null, identical: null, difference: null };
  const rebuilt = await rebuild(ports, frozen);
  const rebuiltDigest = rebuilt?.inputDigest ?? null;
  const identical = rebuilt !== null && areEqualEditions({ ...rebuilt, edition, recomputed }, frozen);
  const difference = rebuiltDigest === inputDigest ? 'code' : 'data';
  return { ...named, rebuiltDigest, identical, difference: identical ? null : difference };
}

/** What is told of an edition that cannot be read. */
const unreadable = {
  rules: null,
  inputDigest: null,
  rebuiltDigest: null,
  identical: false,
  difference: 'unreadable',
} as const;

async function verified(
  ports: Pick<Ports, 'catalogues' | 'editions' | 'submissions' | 'times'>,
  name: Parameters<Ports['editions']['find']>,
): Promise<Verification['editions'][number] | null> {
  const frozen = await ports.editions.find(...name);
  return frozen && verifyEdition(ports, frozen);
}

async function rebuild(
  ports: Pick<Ports, 'catalogues' | 'editions' | 'submissions' | 'times'>,
  frozen: Edition,
): Promise<Edition | null> {
  const current = await ports.catalogues.find(frozen.catalogueVersion);
  const set = current === null ? undefined : findSet(current.catalogue, frozen.set);
  const league = current?.catalogue.leagues.find(({ id }) => id === frozen.league);
  const period = periodFrom(frozen.period);
  if (current === null || set === undefined || league === undefined || period === null) return null;
  const previous = await comparedEditions(ports, frozen);
  if (previous === null) return null;
  const ranking = { current, set, period, cutOffAt: Temporal.Instant.from(frozen.cutOffAt) };
  return explained(
    rankLeague(ranking, league, await readFigures(ports, ranking), previous, frozen.digestVersion),
  );
}

/** The editions that an edition and its lines name as compared with, the last period first; null when one is not there. */
async function comparedEditions(
  { editions }: Pick<Ports, 'editions'>,
  { set, league, comparedWith, lines }: Edition,
): Promise<ScoredEdition[] | null> {
  const named = [comparedWith, ...lines.map((line) => line.comparedWith)].filter((one) => one != null);
  const byPeriod = new Map(named.map(({ period, edition }) => [period, edition]));
  const found = await Promise.all(
    [...byPeriod].map(([period, edition]) => editions.findScored(set, period, league, edition)),
  );
  const present = found.filter((edition) => edition !== null);
  if (present.length < found.length) return null;
  return present.sort((a, b) => (a.period > b.period ? -1 : 1));
}
