import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet, League } from '../catalogue/catalogue.ts';
import { partialRuleOf } from '../catalogue/scoring-rules.ts';
import { setOn } from '../catalogue/set-on.ts';
import { unitsOfLeague } from '../catalogue/units.ts';
import { isGivenAsPoints } from '../kinds/given-as-points.ts';
import { instantText } from '../period/instant-text.ts';
import type { Period } from '../period/period.ts';
import type { Unapproved } from '../submission/unapproved.ts';
import { Comparisons } from './comparisons.ts';
import type { ComputedEdition } from './computed-edition.ts';
import { countedFigures } from './counted-figures.ts';
import { rankingRules, type ScoredEdition } from './edition.ts';
import { inputDigest, digestVersion as latestDigest } from './input-digest.ts';
import { membershipChanges } from './membership.ts';
import { rankedShares, rankingLines } from './ranking-lines.ts';
import type { UnitFigures } from './unit-figures.ts';

/** The inputs of a ranking, already read. */
export type RankingTask = {
  readonly catalogue: Catalogue;
  readonly catalogueVersion: number;
  readonly set: IndicatorSet;
  readonly league: League;
  readonly period: Period;
  readonly cutOffAt: Temporal.Instant;
  /** Each unit's last revision received by the cut-off; units of other leagues are ignored. */
  readonly submissions: readonly UnitFigures[];
  /** Each unit's last figures of earlier periods, if the set carries figures forward. */
  readonly earlier: readonly UnitFigures[];
  /** Units whose figures cannot be read: they have no rank, and the ranking is provisional. None by default. */
  readonly unreadable?: ReadonlySet<string>;
  /** Units whose last figures do not count for want of approval; none by default. */
  readonly unapproved?: ReadonlyMap<string, Unapproved>;
  /** The latest editions of earlier periods for the same league, the last period first, as far back as they are compared. */
  readonly previous: readonly ScoredEdition[];
  /** Another version of the digest than new editions have, to compare with an earlier one. */
  readonly digestVersion?: number;
};

/**
 * Ranks a league for a period as edition 1, by the rules in force on the period's last day, over the units that exist
 * on that day. The same inputs, in any order, give the same edition.
 */
export function computeEdition(task: RankingTask): ComputedEdition {
  const { catalogue, catalogueVersion, league, period, digestVersion = latestDigest } = task;
  const cutOffAt = instantText(task.cutOffAt);
  const set = setOn(task.set, period.to.toString());
  const units = unitsOfLeague(catalogue, league, period.to);
  const members = new Set(units.map(({ id }) => id));
  const submissions = task.submissions.filter(({ unit }) => members.has(unit));
  const { listed, excluded } = countedFigures(
    set,
    units,
    submissions,
    task.earlier,
    task.unreadable,
    task.unapproved,
  );
  const hidden = new Set(
    listed.filter(({ notRanked }) => notRanked === 'unreadable').map(({ unit }) => unit.id),
  );
  const unreadable = hidden.size;
  const comparisons = new Comparisons(task.previous, rankedShares(listed));
  const lines = rankingLines(set, listed, comparisons);
  const sources = listed.flatMap(({ counted }) => counted ?? []);
  const inputs = { catalogueVersion, cutOffAt, submissions: sources, compared: comparisons.used };
  const key = { set: set.id, period: period.id, league: league.id };
  const complete = listed.filter(({ own }) => own.sent === 'complete').length;
  const readable = submissions.filter(({ unit }) => !hidden.has(unit)).length;
  const received = readable + unreadable;
  const enough = partialRuleOf(set).means === 'unranked' ? complete : readable;
  return {
    ...key,
    edition: 1,
    catalogueVersion,
    cutOffAt,
    inputDigest: inputDigest({ ...key, rules: rankingRules, ...inputs }, digestVersion, set),
    digestVersion,
    rules: rankingRules,
    comparedWith: comparisons.latest && comparisons.named(comparisons.latest),
    expected: units.length,
    received,
    complete,
    partial: received - complete - unreadable,
    provisional: unreadable > 0 || enough * 10_000 < (set.provisionalBelow ?? 0) * units.length,
    classes: set.classes ?? [],
    excluded: excluded.map(({ unit: { id, name }, unapproved }) => ({
      unit: id,
      name,
      ...(unapproved === undefined ? {} : { unapproved }),
    })),
    ...membershipChanges(catalogue, units, comparisons.latest),
    recomputed: null,
    givenAsPoints: set.indicators.filter(isGivenAsPoints).map(({ id }) => id),
    lines,
  };
}
