import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import type { Period } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { catalogueOfVersion } from '../catalogue/catalogue-of-version.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { ReceiptContext } from './receipt.ts';

/**
 * The definitions by which a revision was accepted, so that its receipt never changes.
 * @param current the catalogue in force
 * @throws Error when the catalogue version stored with the revision is missing, or lacks its set or unit
 */
export async function storedContext(
  catalogues: CatalogueStore,
  current: VersionedCatalogue,
  submission: Submission,
  period: Period,
): Promise<ReceiptContext> {
  const { catalogueVersion: version } = submission;
  const { catalogue } = await catalogueOfVersion(catalogues, version, current);
  const set = findSet(catalogue, submission.set);
  const unit = findUnit(catalogue, submission.unit);
  if (set === undefined || unit === undefined)
    throw new Error(`catalogue version ${version} lacks set ${submission.set} or unit ${submission.unit}`);
  return { set, unit, period, window: windowOf(set, period, WorkingCalendar.of(catalogue.calendar)) };
}
