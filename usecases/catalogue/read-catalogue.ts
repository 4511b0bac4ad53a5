import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * The catalogue in force, for the API.
 * @throws Problem `not-found` before operations have applied one
 */
export async function readCatalogue({ catalogues }: Pick<Ports, 'catalogues'>): Promise<VersionedCatalogue> {
  const current = await catalogues.current();
  if (current !== null) return current;
  throw new Problem('not-found', {
    vi: 'Chưa có danh mục; bộ phận vận hành nạp bằng PUT /v1/catalogue.',
    en: 'There is no catalogue yet; operations apply one with PUT /v1/catalogue.',
  });
}
