import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueProposal } from '../../domain/catalogue/catalogue-proposal.ts';
import type { ProposalStore } from '../ports/proposal-store.ts';

/** The proposal that waits for a second operator; null when there is none for the version in force. */
export async function waitingProposal(
  proposals: ProposalStore,
  current: VersionedCatalogue | null,
): Promise<CatalogueProposal | null> {
  const proposal = await proposals.read();
  return isWaiting(proposal, current) ? proposal : null;
}

/** Whether a proposal is for the version in force. */
export function isWaiting(proposal: CatalogueProposal | null, current: VersionedCatalogue | null): boolean {
  return proposal?.from === (current?.version ?? 0);
}
