import type {
  BesideUnit,
  EditionHead,
  EditionSizes,
  PartialLine,
  PlaceLine,
  RankingLine,
  UnitPlace,
} from '../../domain/ranking/edition.ts';

/** What lines are read with only where it is asked for, because it is most of an edition. */
export type LinePart = 'indicators' | 'why';

/** A frozen ranking whose lists are read part by part. It never changes. */
export interface FrozenEdition {
  readonly head: EditionHead;

  sizes(): Promise<EditionSizes>;

  /**
   * Some of the lines, in the order of the ranking.
   * @param from the index of the first, from 0
   * @param to the index after the last; beyond the end, there are fewer
   */
  lines(from: number, to: number, parts: readonly LinePart[]): Promise<PartialLine[]>;

  /** All lines, of each only what it takes to compare units. */
  placeLines(): Promise<PlaceLine[]>;

  /** Some of the units named beside the lines, by index among all of them. */
  beside(from: number, to: number): Promise<BesideUnit[]>;

  /** A unit's line, whole; null when the edition has none. */
  lineOf(unit: string): Promise<RankingLine | null>;

  /** A unit's place, which takes less reading than its line; null when the edition has none. */
  placeOf(unit: string): Promise<UnitPlace | null>;
}
