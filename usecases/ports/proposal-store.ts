import type { CatalogueProposal } from '../../domain/catalogue/catalogue-proposal.ts';

/** Keeps the one catalogue that waits for a second operator. */
export interface ProposalStore {
  /** The latest proposal, even if it is outdated; null before the first. */
  read(): Promise<CatalogueProposal | null>;

  /**
   * Replaces the proposal that was read; null for none.
   * @returns false when another one was made meanwhile, which then stays
   */
  replace(seen: CatalogueProposal | null, next: CatalogueProposal): Promise<boolean>;
}
