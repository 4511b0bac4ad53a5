import type { LineField, Ranking, RecomputedEdition } from '../../contract/rankings/ranking.ts';
import type { Scorecard } from '../../contract/scorecards.ts';
import { asDecimal, withDecimalPoints, withDecimalScore } from '../../domain/kinds/hundredths.ts';
import { sizesOf } from '../../domain/ranking/beside-units.ts';
import type { EditionRanks, MovedUnit, PartialLine, RankingLine } from '../../domain/ranking/edition.ts';
import { type IndicatorScore, scoreList } from '../../domain/scoring/indicator-scores.ts';

/**
 * A line of a ranking with points instead of hundredths, and of the rest what is asked for.
 * @param rescored the indicators that score otherwise than in the ranking it is compared with
 */
export function rowAnswer(
  line: PartialLine,
  fields: readonly LineField[],
  rescored: ReadonlySet<string>,
): Ranking['lines'][number] {
  const { groups, lacking, stepUp, noSingleStep, why, indicators, ...always } = line;
  const has = (field: LineField) => fields.includes(field);
  return {
    ...withDecimalScore(always),
    delta: line.delta && withDecimalPoints(line.delta),
    ...(has('groups') ? { groups: groups.map(withDecimalScore) } : {}),
    ...(has('lacking') ? { lacking } : {}),
    ...(has('stepUp') ? { stepUp: stepUp && withDecimalPoints(stepUp), noSingleStep } : {}),
    ...(why === undefined || !has('why') ? {} : { why: whyAnswer(why, rescored) }),
    ...(indicators === undefined || !has('indicators')
      ? {}
      : { indicators: scoreList(indicators).map(scoreAnswer) }),
  };
}

/** A whole line, with points instead of hundredths. @param rescored as of {@link rowAnswer} */
export function lineAnswer(line: RankingLine, rescored: ReadonlySet<string>): Scorecard['line'] {
  return {
    ...withDecimalScore(line),
    delta: line.delta && withDecimalPoints(line.delta),
    why: whyAnswer(line.why, rescored),
    stepUp: line.stepUp && withDecimalPoints(line.stepUp),
    groups: line.groups.map(withDecimalScore),
    indicators: scoreList(line.indicators).map(scoreAnswer),
  };
}

/** A unit that an edition moved, with points instead of hundredths. */
export function movedAnswer(unit: MovedUnit): NonNullable<Ranking['recomputed']>['moved'][number] {
  return {
    ...unit,
    before: unit.before && withDecimalPoints(unit.before),
    after: unit.after && withDecimalPoints(unit.after),
  };
}

/** An edition without its lists. */
export function recomputedAnswer(edition: EditionRanks): RecomputedEdition {
  const { lines, excluded, joined, left, recomputed, classes, digestVersion, ...head } = edition;
  const sizes = sizesOf(edition);
  return {
    ...head,
    ranked: sizes.ranked,
    total: sizes.lines,
    recomputed: recomputed && { reason: recomputed.reason, movedCount: recomputed.moved.length },
  };
}

function scoreAnswer({ attainment, ...score }: IndicatorScore) {
  return {
    ...withDecimalScore(score),
    ...(attainment === undefined ? {} : { attainment: asDecimal(attainment) }),
  };
}

function whyAnswer(why: RankingLine['why'], rescored: ReadonlySet<string>) {
  return (
    why && {
      ...why,
      indicators: why.indicators.map((change) => ({
        ...changeAnswer(change),
        ...(rescored.has(change.indicator) ? { rescored: true as const } : {}),
      })),
      notSent: why.notSent.map(withDecimalPoints),
    }
  );
}

function changeAnswer(change: NonNullable<RankingLine['why']>['indicators'][number]) {
  const { figures, ...rest } = change;
  const decimals = figures && {
    before: asDecimal(figures.before),
    now: asDecimal(figures.now),
    of: asDecimal(figures.of),
  };
  return { ...withDecimalPoints(rest), ...(decimals === undefined ? {} : { figures: decimals }) };
}
