import type { RankingLine } from '../ranking/edition.ts';

/** How many risers, and how many fallers, the weekly report shows. */
export const moversEachWay = 3;

type Change = NonNullable<RankingLine['delta']>;

/** A unit that moved, and by how much. */
type Mover<L> = { readonly line: L; readonly delta: Change };

/** The units that rose and fell most, largest move first, and whether that is by places or by points. */
export type Movers<L> = {
  readonly by: 'places' | 'points';
  /** Whether all places compare and nobody's changed. */
  readonly sameRanks: boolean;
  readonly risers: readonly Mover<L>[];
  readonly fallers: readonly Mover<L>[];
};

/**
 * Selects at most `limit` units each way: by places, then by points, then by rank. A unit that kept its rank is not a
 * mover by places, even if its points changed. Where the places of some unit do not compare, because its earlier ranking had another
 * number of them, all are selected by points, which always compare; otherwise its fall would go unseen. So they are where no
 * rank changed.
 * @returns null when no unit of the league has an earlier result to compare with
 */
export function biggestMovers<L extends Pick<RankingLine, 'delta'>>(
  lines: readonly L[],
  limit: number,
): Movers<L> | null {
  const compared = lines.flatMap((line) => (line.delta === null ? [] : [{ line, delta: line.delta }]));
  if (compared.length === 0) return null;
  const sameRanks = compared.every(({ delta }) => delta.places === 0);
  const by = !sameRanks && compared.every(({ delta }) => delta.places !== null) ? 'places' : 'points';
  const moveOf = ({ delta }: Mover<L>) => (by === 'places' ? (delta.places ?? 0) : delta.points);
  const upwards = compared.toSorted((a, b) => moveOf(b) - moveOf(a) || b.delta.points - a.delta.points);
  const downwards = compared.toSorted((a, b) => moveOf(a) - moveOf(b) || a.delta.points - b.delta.points);
  return {
    by,
    sameRanks,
    risers: upwards.filter((mover) => moveOf(mover) > 0).slice(0, limit),
    fallers: downwards.filter((mover) => moveOf(mover) < 0).slice(0, limit),
  };
}
