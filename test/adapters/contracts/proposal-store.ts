import { describe, expect, test } from 'vitest';
import type { CatalogueProposal } from '../../../domain/catalogue/catalogue-proposal.ts';
import type { ProposalStore } from '../../../usecases/ports/proposal-store.ts';
import { iso } from '../../fixtures/instants.ts';
import { catalogue } from '../samples.ts';

const proposal = (digest: string): CatalogueProposal => ({
  digest,
  from: 1,
  catalogue,
  operator: 'op-1',
  tokenId: 'op-1',
  label: 'Vận hành',
  at: iso('2024-01-15T00:00:00Z'),
});

/** The contract of every proposal store. */
export function proposalStoreContract(name: string, open: () => Promise<ProposalStore>): void {
  describe(`${name} proposal store`, () => {
    test('has none at first, then the latest', async () => {
      const store = await open();
      expect(await store.read()).toBeNull();
      const [first, second] = [proposal('a'), proposal('b')];
      expect(await store.replace(null, first)).toBe(true);
      expect(await store.read()).toStrictEqual(first);
      expect(await store.replace(first, second)).toBe(true);
      expect(await store.read()).toStrictEqual(second);
    });

    test('keeps what another caller proposed meanwhile', async () => {
      const store = await open();
      const first = proposal('a');
      await store.replace(null, first);
      expect(await store.replace(null, proposal('b'))).toBe(false);
      expect(await store.replace(proposal('c'), proposal('b'))).toBe(false);
      const later = { ...first, at: iso('2024-01-16T00:00:00Z') };
      expect(await store.replace(later, proposal('b'))).toBe(false);
      expect(await store.read()).toStrictEqual(first);
    });
  });
}
