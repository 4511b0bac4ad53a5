import type { Catalogue, IndicatorSet, League } from '../catalogue/catalogue.ts';
import { unitsOfLeague } from '../catalogue/units.ts';
import type { Period } from '../period/period.ts';
import { scoreUnit } from '../scoring/score-unit.ts';
import type { Submission } from '../submission/submission.ts';
import { competitionRank } from './competition-rank.ts';
import type { Edition, RankingLine } from './edition.ts';
import { inputDigest } from './input-digest.ts';

/** Everything a ranking needs, already read. */
export type RankingTask = {
  readonly catalogue: Catalogue;
  readonly catalogueVersion: number;
  readonly set: IndicatorSet;
  readonly league: League;
  readonly period: Period;
  /** An ISO instant. */
  readonly cutOffAt: string;
  /** Each unit's last revision received by the cut-off; units of other leagues are ignored. */
  readonly submissions: readonly Submission[];
  /** The previous period's latest edition for the same league, if there is one. */
  readonly previous: Edition | null;
};

/**
 * Ranks a league for a period as edition 1. Units are those that exist on the period's last day. A unit that sent
 * nothing has no points and is still ranked. The same inputs always give the same edition.
 */
export function computeEdition(task: RankingTask): Edition {
  const { catalogue, catalogueVersion, set, league, period, cutOffAt, previous } = task;
  const units = unitsOfLeague(catalogue, league, period.to);
  const members = new Set(units.map(({ id }) => id));
  const submissions = task.submissions.filter(({ unit }) => members.has(unit));
  const byUnit = new Map(submissions.map((submission) => [submission.unit, submission]));
  const before = new Map(previous?.lines.map((line) => [line.unit, line]));

  const scored = units.map((unit) => {
    const submission = byUnit.get(unit.id);
    return {
      unit: unit.id,
      name: unit.name,
      submission,
      ...scoreUnit(set, unit, submission?.values ?? new Map()),
    };
  });
  const lines = competitionRank(scored).map(({ submission, ...line }): RankingLine => {
    const earlier = before.get(line.unit);
    const comparable = submission !== undefined && earlier?.submitted === true;
    return {
      unit: line.unit,
      name: line.name,
      rank: line.rank,
      points: line.points,
      maxPoints: line.maxPoints,
      submitted: submission !== undefined,
      ...(submission === undefined ? {} : { revision: submission.revision }),
      late: submission?.late ?? false,
      illustrative: submission?.illustrative ?? false,
      delta: comparable ? { points: line.points - earlier.points, places: earlier.rank - line.rank } : null,
      groups: [...line.groups],
      indicators: [...line.indicators],
    };
  });
  return {
    set: set.id,
    period: period.id,
    league: league.id,
    edition: 1,
    catalogueVersion,
    cutOffAt,
    inputDigest: inputDigest({
      set: set.id,
      period: period.id,
      league: league.id,
      catalogueVersion,
      cutOffAt,
      submissions,
      previous,
    }),
    comparedWith: previous && { period: previous.period, edition: previous.edition },
    expected: units.length,
    received: submissions.length,
    lines,
  };
}
