/** Points earned out of points possible, both in 1/100. */
export type Score = { readonly points: number; readonly maxPoints: number };

/** Some indicators or groups with the most points, in 1/100, that each can earn: what most units of a ranking have in common. */
export type Frame = { readonly ids: readonly string[]; readonly maxPoints: readonly number[] };

/**
 * What a unit earned in each indicator, as columns: a ranking of a nation has a million of them. `points` are in the frame's
 * order; `beyond` names those that reached more than their target, by their position, with how much of it in 1/100 per cent.
 */
export type IndicatorScores = {
  readonly frame: Frame;
  readonly points: readonly number[];
  readonly beyond: readonly { readonly at: number; readonly attainment: number }[];
};

/** What a unit earned in one indicator; `attainment` as in {@link IndicatorScores}. */
export type IndicatorScore = Score & { readonly indicator: string; readonly attainment?: number };

/** The scores of a unit for which nothing counts. */
export const noScores: IndicatorScores = { frame: { ids: [], maxPoints: [] }, points: [], beyond: [] };

/** The scores as a list, in the frame's order. */
export function scoreList({ frame, points, beyond }: IndicatorScores): IndicatorScore[] {
  const list: (Score & { indicator: string; attainment?: number })[] = frame.ids.map((indicator, at) => ({
    indicator,
    points: points[at] ?? 0,
    maxPoints: frame.maxPoints[at] ?? 0,
  }));
  for (const { at, attainment } of beyond) {
    const one = list[at];
    if (one !== undefined) one.attainment = attainment;
  }
  return list;
}

/** The inverse of {@link scoreList}. */
export function scoresOf(list: readonly IndicatorScore[]): IndicatorScores {
  return {
    frame: {
      ids: list.map(({ indicator }) => indicator),
      maxPoints: list.map(({ maxPoints }) => maxPoints),
    },
    points: list.map(({ points }) => points),
    beyond: list.flatMap(({ attainment }, at) => (attainment === undefined ? [] : [{ at, attainment }])),
  };
}
