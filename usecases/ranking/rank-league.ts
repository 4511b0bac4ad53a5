import type { Temporal } from 'temporal-polyfill';
import type {
  Catalogue,
  IndicatorSet,
  League,
  VersionedCatalogue,
} from '../../domain/catalogue/catalogue.ts';
import type { Period } from '../../domain/period/period.ts';
import { computeEdition } from '../../domain/ranking/compute-edition.ts';
import type { ComputedEdition } from '../../domain/ranking/computed-edition.ts';
import type { ScoredEdition } from '../../domain/ranking/edition.ts';
import type { UnitFigures } from '../../domain/ranking/unit-figures.ts';
import type { Unapproved } from '../../domain/submission/unapproved.ts';
import { unapprovedIn } from '../approving/unapproved-in.ts';
import type { Ports } from '../ports/ports.ts';
import { earlierFigures } from './earlier-figures.ts';

/** What is ranked, and from which figures. */
export type WeekToRank = {
  readonly current: VersionedCatalogue;
  readonly set: IndicatorSet;
  readonly period: Period;
  /** Submissions received later are ignored. */
  readonly cutOffAt: Temporal.Instant;
};

/** The figures counted for a ranking, for all leagues. */
export type Figures = {
  readonly submissions: readonly UnitFigures[];
  readonly earlier: readonly UnitFigures[];
  /** Units whose figures for the period, or those carried forward, are stored but cannot be read. */
  readonly unreadable: ReadonlySet<string>;
  /** Units whose last figures for the period do not count for want of approval. */
  readonly unapproved: ReadonlyMap<string, Unapproved>;
};

/** Reads the figures counted for a ranking. */
export async function readFigures(
  { submissions }: Pick<Ports, 'submissions'>,
  { set, period, cutOffAt }: WeekToRank,
): Promise<Figures> {
  const now = await submissions.latestFigures(set, period.id, cutOffAt);
  const earlier = await earlierFigures(submissions, set, period, cutOffAt);
  const sent = new Set(now.found.map(({ unit }) => unit));
  const notCarried = earlier.unreadable.filter((unit) => !sent.has(unit));
  return {
    submissions: now.found,
    earlier: earlier.found,
    unreadable: new Set([...now.unreadable, ...notCarried]),
    unapproved: unapprovedIn(now),
  };
}

/** The leagues that a set ranks, in the catalogue's order. */
export function rankedLeagues({ current: { catalogue }, set }: WeekToRank): League[] {
  return catalogue.leagues.filter(({ id }) => set.leagues.includes(id));
}

/** Whether every league that a set ranks has an edition for a week. */
export async function isWeekRanked(
  { editions }: Pick<Ports, 'editions'>,
  catalogue: Catalogue,
  set: IndicatorSet,
  { id: period }: Period,
): Promise<boolean> {
  const leagues = catalogue.leagues.filter(({ id }) => set.leagues.includes(id));
  const found = await Promise.all(leagues.map(({ id }) => editions.latest(set.id, period, id)));
  return found.every((edition) => edition > 0);
}

/**
 * Computes the ranking of a league, compared with earlier editions. Nothing is stored.
 * @param digestVersion another than that of new editions, to compare with an earlier one
 */
export function rankLeague(
  { current, set, period, cutOffAt }: WeekToRank,
  league: League,
  { submissions, earlier, unreadable, unapproved }: Figures,
  previous: readonly ScoredEdition[],
  digestVersion?: number,
): ComputedEdition {
  const { catalogue, version: catalogueVersion } = current;
  return computeEdition({
    catalogue,
    catalogueVersion,
    set,
    league,
    period,
    cutOffAt,
    submissions,
    earlier,
    unreadable,
    unapproved,
    previous,
    ...(digestVersion === undefined ? {} : { digestVersion }),
  });
}
