import type { Caller } from '../../domain/access/caller.ts';
import { readableRecipients } from '../../domain/access/may-read.ts';
import type { Principal } from '../../domain/access/principal.ts';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * The catalogue in force, as a caller may read it: with all recipients for operations, with those of its own posts for a unit.
 * @throws Problem `not-found` before operations have applied one
 */
export async function readCatalogue(
  { catalogues }: Pick<Ports, 'catalogues'>,
  { principal }: Caller,
): Promise<VersionedCatalogue> {
  const current = await catalogues.current();
  if (current !== null) return { ...current, catalogue: readable(current.catalogue, principal) };
  throw new Problem('not-found', {
    vi: 'Chưa có danh mục; bộ phận vận hành nạp bằng PUT /v1/catalogue.',
    en: 'There is no catalogue yet; operations apply one with PUT /v1/catalogue.',
  });
}

function readable(catalogue: Catalogue, principal: Principal): Catalogue {
  if (principal.role === 'operations') return catalogue;
  const { previewDomains: _, failureMailHours: __, ...others } = catalogue;
  const mayRead = readableRecipients(principal, catalogue);
  return { ...others, recipients: catalogue.recipients.filter(({ unit }) => mayRead(unit)) };
}
