import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet, League } from '../catalogue/catalogue.ts';
import { setOn } from '../catalogue/set-on.ts';
import { unitsOfLeague } from '../catalogue/units.ts';
import { instantText } from '../period/instant-text.ts';
import type { Period } from '../period/period.ts';
import { scoreUnit } from '../scoring/score-unit.ts';
import type { Submission } from '../submission/submission.ts';
import { classOf } from './class-of.ts';
import { competitionRank, morePointsFirst } from './competition-rank.ts';
import { countedFigures } from './counted-figures.ts';
import type { Edition, RankingLine } from './edition.ts';
import { explainChange } from './explain-change.ts';
import { inputDigest } from './input-digest.ts';
import { membershipChanges } from './membership.ts';
import { cheapestStepUp } from './next-step-up.ts';
import { Totals } from './totals.ts';

/** The inputs of a ranking, already read. */
export type RankingTask = {
  readonly catalogue: Catalogue;
  readonly catalogueVersion: number;
  readonly set: IndicatorSet;
  readonly league: League;
  readonly period: Period;
  readonly cutOffAt: Temporal.Instant;
  /** Each unit's last revision received by the cut-off; units of other leagues are ignored. */
  readonly submissions: readonly Submission[];
  /** Each unit's last figures of earlier periods, if the set carries figures forward. */
  readonly earlier: readonly Submission[];
  /** The previous period's latest edition for the same league, if there is one. */
  readonly previous: Edition | null;
};

/**
 * Ranks a league for a period as edition 1, by the rules in force on the period's last day, over the units that exist
 * on that day. The same inputs, in any order, give the same edition.
 */
export function computeEdition(task: RankingTask): Edition {
  const { catalogue, catalogueVersion, league, period, previous } = task;
  const cutOffAt = instantText(task.cutOffAt);
  const set = setOn(task.set, period.to.toString());
  const units = unitsOfLeague(catalogue, league, period.to);
  const members = new Set(units.map(({ id }) => id));
  const submissions = task.submissions.filter(({ unit }) => members.has(unit));
  const { ranked, excluded } = countedFigures(set, units, submissions, task.earlier);
  const sources = ranked.flatMap(({ counted }) => counted ?? []);
  const key = { set: set.id, period: period.id, league: league.id };
  return {
    ...key,
    edition: 1,
    catalogueVersion,
    cutOffAt,
    inputDigest: inputDigest({ ...key, catalogueVersion, cutOffAt, submissions: sources, previous }),
    comparedWith: previous && { period: previous.period, edition: previous.edition },
    expected: units.length,
    received: submissions.length,
    provisional: submissions.length * 10_000 < (set.provisionalBelow ?? 0) * units.length,
    classes: set.classes ?? [],
    excluded: excluded.map(({ id, name }) => ({ unit: id, name })),
    ...membershipChanges(catalogue, units, previous),
    recomputed: null,
    lines: rankedLines(set, ranked, previous),
  };
}

function rankedLines(
  set: IndicatorSet,
  ranked: ReturnType<typeof countedFigures>['ranked'],
  previous: Edition | null,
): RankingLine[] {
  const before = new Map(previous?.lines.map((line) => [line.unit, line]));
  const scored = competitionRank(
    ranked.map(({ unit, counted, submitted }) => {
      const values = counted?.values ?? new Map();
      return { unit: unit.id, name: unit.name, counted, values, submitted, ...scoreUnit(set, unit, values) };
    }),
    morePointsFirst,
  );
  const totals = new Totals(scored.map(({ points }) => points));
  const earlierTotals = new Totals(previous?.lines.map(({ points }) => points) ?? []);
  return scored.map((line): RankingLine => {
    const { unit, name, rank, points, maxPoints, counted, submitted } = line;
    const earlier = before.get(unit);
    const comparable = submitted && earlier?.submitted === true;
    return {
      unit,
      name,
      rank,
      points,
      maxPoints,
      class: classOf(set, line),
      submitted,
      ...(counted === undefined || submitted ? {} : { carriedFrom: counted.period }),
      ...(counted === undefined ? {} : { revision: counted.revision }),
      late: submitted && counted?.late === true,
      illustrative: counted?.illustrative ?? false,
      delta: comparable ? { points: points - earlier.points, places: earlier.rank - rank } : null,
      why: comparable ? mutable(explainChange(line, totals, earlier, earlierTotals)) : null,
      stepUp: submitted ? cheapestStepUp(set, line, line.values, totals) : null,
      groups: [...line.groups],
      indicators: [...line.indicators],
    };
  });
}

function mutable({ indicators, ...rest }: ReturnType<typeof explainChange>): NonNullable<RankingLine['why']> {
  return { ...rest, indicators: [...indicators] };
}
