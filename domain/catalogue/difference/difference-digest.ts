import { createHash } from 'node:crypto';
import { canonicalJson } from '../../submission/json/canonical-json.ts';
import type { Catalogue, VersionedCatalogue } from '../catalogue.ts';

/**
 * The digest that stands for a difference: the version it begins from, and the catalogue it leads to. Whoever repeats it
 * has been shown exactly that.
 */
export function differenceDigest(before: VersionedCatalogue | null, next: Catalogue): string {
  const text = canonicalJson([before?.version ?? 0, before?.catalogue ?? null, next]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
