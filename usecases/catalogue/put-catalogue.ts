import type { CatalogueProposalAnswer } from '../../contract/catalogue/difference.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Precondition } from '../../domain/catalogue/precondition.ts';
import type { Ports } from '../ports/ports.ts';
import { checkPrecondition, needsConfirmation } from './catalogue-refusals.ts';
import { proposeCatalogue } from './propose-catalogue.ts';
import { reviewCatalogue, takesConfirmation } from './review-catalogue.ts';
import { type Applied, storeVersion } from './store-version.ts';

/** A catalogue to apply: the version it replaces, and the confirmed difference. */
export type CataloguePut = {
  readonly input: unknown;
  readonly precondition: Precondition;
  readonly confirm: string | undefined;
};

/**
 * Stores a catalogue as the next version and makes it current, if the version it names is still in force. A catalogue
 * equal to the current one changes nothing, whatever version it names. One that deprives more addresses of mail than one
 * operator may is only proposed.
 * @throws Problem `invalid-catalogue` with every violation; `catalogue-needs-if-match` or `catalogue-outdated` for the
 * version it names; `confirmation-needed` with everything it changes, unless the difference is confirmed as it is; `conflict` when another one was proposed
 * meanwhile; `too-large` when it does not fit into the store
 */
export async function putCatalogue(
  ports: Pick<Ports, 'audit' | 'catalogues' | 'clock' | 'dropCap' | 'proposals' | 'tokens'>,
  { input, precondition, confirm }: CataloguePut,
  by: Caller,
): Promise<Applied | CatalogueProposalAnswer> {
  const reviewed = await reviewCatalogue(ports, input);
  const { current, isUnchanged, digest, needsSecondOperator } = reviewed;
  if (precondition.kind === 'absent') checkPrecondition(precondition, current?.version ?? null);
  if (current !== null && isUnchanged) return { version: current.version, changed: false };
  checkPrecondition(precondition, current?.version ?? null);
  const isConfirmed = confirm === digest;
  if (!isConfirmed && (confirm !== undefined || takesConfirmation(reviewed)))
    throw needsConfirmation(confirm, reviewed);
  return needsSecondOperator
    ? proposeCatalogue(ports, reviewed, by)
    : storeVersion(ports, reviewed, by, 'putCatalogue');
}
