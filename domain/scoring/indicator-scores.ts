/** Points earned out of points possible, both in 1/100. */
export type Score = { readonly points: number; readonly maxPoints: number };

/**
 * Some indicators, such as those of a group that count for a unit, with the most points, in 1/100, that each can earn. Most
 * units of a ranking share their frames.
 */
export type Frame = { readonly ids: readonly string[]; readonly maxPoints: readonly number[] };

/** The indicators that reached more than their target, by position among the points, and how much of it in 1/100 per cent. */
type Beyond = { readonly at: Int32Array; readonly attainment: Float64Array };

/**
 * What a unit earned in each indicator, as columns: a ranking of a nation has a million of them. The indicators are those of
 * the frames, one after another, and `points` are in their order.
 */
export type IndicatorScores = {
  readonly frames: readonly Frame[];
  readonly points: Int32Array;
  readonly beyond: Beyond;
};

/** The same without attainments: what later scores are compared with. */
export type IndicatorPoints = Pick<IndicatorScores, 'frames' | 'points'>;

/** What a unit earned in one indicator; `attainment` as in {@link IndicatorScores}. */
export type IndicatorScore = Score & { readonly indicator: string; readonly attainment?: number };

/** No indicator beyond its target. */
export const noneBeyond: Beyond = { at: new Int32Array(0), attainment: new Float64Array(0) };

/** The scores of a unit for which nothing counts. */
export const noScores: IndicatorScores = { frames: [], points: new Int32Array(0), beyond: noneBeyond };

/** The ids of the indicators, in the order of the points. */
export function indicatorIds({ frames }: Pick<IndicatorScores, 'frames'>): string[] {
  return frames.flatMap(({ ids }) => ids);
}

/** The scores as a list, in the order of the points. */
export function scoreList({ frames, points, beyond }: IndicatorScores): IndicatorScore[] {
  const list: (Score & { indicator: string; attainment?: number })[] = [];
  for (const { ids, maxPoints } of frames)
    ids.forEach((indicator, at) => {
      list.push({ indicator, points: points[list.length] ?? 0, maxPoints: maxPoints[at] ?? 0 });
    });
  beyond.at.forEach((at, index) => {
    const one = list[at];
    if (one !== undefined) one.attainment = beyond.attainment[index] ?? 0;
  });
  return list;
}

/** The inverse of {@link scoreList}, with one frame. */
export function scoresOf(list: readonly IndicatorScore[]): IndicatorScores {
  if (list.length === 0) return noScores;
  const beyond = list.flatMap(({ attainment }, at) => (attainment === undefined ? [] : [{ at, attainment }]));
  return {
    frames: [
      {
        ids: list.map(({ indicator }) => indicator),
        maxPoints: list.map(({ maxPoints }) => maxPoints),
      },
    ],
    points: Int32Array.from(list, ({ points }) => points),
    beyond: {
      at: Int32Array.from(beyond, ({ at }) => at),
      attainment: Float64Array.from(beyond, ({ attainment }) => attainment),
    },
  };
}
