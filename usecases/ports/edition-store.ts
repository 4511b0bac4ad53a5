import type { ComputedEdition } from '../../domain/ranking/computed-edition.ts';
import type { Edition, ScoredEdition } from '../../domain/ranking/edition.ts';
import type { FrozenEdition } from './frozen-edition.ts';

/** Stores frozen rankings. */
export interface EditionStore {
  /**
   * Freezes an edition; the header, written last, is the commit.
   * @returns false when the edition already exists; it stays unchanged
   */
  freeze(edition: ComputedEdition): Promise<boolean>;

  /** One edition, or the latest if no number is given; null when there is none. */
  find(set: string, period: string, league: string, edition?: number): Promise<Edition | null>;

  /** As {@link EditionStore.find}, without what explains changes. */
  findScored(set: string, period: string, league: string, edition?: number): Promise<ScoredEdition | null>;

  /** As {@link EditionStore.find}, with lists that are read part by part. */
  open(set: string, period: string, league: string, edition?: number): Promise<FrozenEdition | null>;

  /** The number of the latest edition; 0 when there is none. */
  latest(set: string, period: string, league: string): Promise<number>;
}
