import { createHash } from 'node:crypto';
import { canonicalJson } from '../../submission/json/canonical-json.ts';
import type { Catalogue, VersionedCatalogue } from '../catalogue.ts';

/**
 * The digest of a difference: of the version it starts from and the catalogue it leads to. An operator who repeats it has
 * seen exactly that difference.
 */
export function differenceDigest(before: VersionedCatalogue | null, next: Catalogue): string {
  const text = canonicalJson([before?.version ?? 0, before?.catalogue ?? null, next]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
