import { type GroupScores, groupList } from '../scoring/group-scores.ts';
import { type IndicatorPoints, noneBeyond } from '../scoring/indicator-scores.ts';
import type { Edition, RankingLine } from './edition.ts';
import { explainChange } from './explain-change.ts';

/**
 * What a line is compared with: what the unit had then (its attainments aside), and the places that its own points and those of others made
 * since. Why the points changed follows from it, and is told only of lines that somebody reads.
 */
export type Before = {
  readonly indicators: IndicatorPoints;
  /** The indicators without a figure then. */
  readonly lacking: readonly string[];
  readonly ownPlaces: number | null;
  readonly othersPlaces: number | null;
};

/** A line as it is computed and stored. */
export type ComputedLine = Omit<RankingLine, 'why' | 'groups'> & {
  groups: GroupScores;
  before: Before | null;
};

/** A ranking as it is computed and stored. */
export type ComputedEdition = Omit<Edition, 'lines'> & {
  lines: ComputedLine[];
  /** The ids of the indicators of kind points, whose figures are told beside their change. */
  readonly givenAsPoints: readonly string[];
};

/** Why a line's points changed; null where there is nothing to compare with. */
export function whyOf(
  line: Pick<RankingLine, 'lacking' | 'indicators'>,
  before: Before | null,
  givenAsPoints: ReadonlySet<string>,
): RankingLine['why'] {
  if (before === null) return null;
  const { indicators, ...then } = before;
  return explainChange(line, { ...then, indicators: { ...indicators, beyond: noneBeyond } }, givenAsPoints);
}

/** A ranking with what explains every change. */
export function explained({ lines, givenAsPoints, ...edition }: ComputedEdition): Edition {
  const given = new Set(givenAsPoints);
  return {
    ...edition,
    lines: lines.map(({ before, ...line }) => ({
      ...line,
      groups: groupList(line.groups),
      why: whyOf(line, before, given),
    })),
  };
}
