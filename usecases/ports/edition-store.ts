import type { Edition } from '../../domain/ranking/edition.ts';

/** Stores frozen rankings. */
export interface EditionStore {
  /**
   * Freezes an edition; the header, written last, is the commit.
   * @returns false when the edition already exists; it stays unchanged
   */
  freeze(edition: Edition): Promise<boolean>;

  /** One edition, or the latest if no number is given; null when there is none. */
  find(set: string, period: string, league: string, edition?: number): Promise<Edition | null>;
}
