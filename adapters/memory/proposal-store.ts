import type { CatalogueProposal } from '../../domain/catalogue/catalogue-proposal.ts';
import type { ProposalStore } from '../../usecases/ports/proposal-store.ts';

/** The proposed catalogue in memory. */
export class MemoryProposalStore implements ProposalStore {
  #latest: CatalogueProposal | null = null;

  async read(): Promise<CatalogueProposal | null> {
    return structuredClone(this.#latest);
  }

  async replace(seen: CatalogueProposal | null, next: CatalogueProposal): Promise<boolean> {
    if (this.#latest?.digest !== seen?.digest || this.#latest?.at !== seen?.at) return false;
    this.#latest = structuredClone(next);
    return true;
  }
}
