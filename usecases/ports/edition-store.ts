import type { Edition } from '../../domain/ranking/edition.ts';

/** Keeps frozen rankings. */
export interface EditionStore {
  /** Freezes an edition; the header, written last, is the commit. @returns false when that edition exists already; it is then unchanged */
  freeze(edition: Edition): Promise<boolean>;

  /** One edition, or the latest when no number is given; null when there is none. */
  find(set: string, period: string, league: string, edition?: number): Promise<Edition | null>;
}
