import type { SubmissionAddress } from '../../contract/submissions/showing-submissions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { credentialWords } from '../../domain/access/credential-words.ts';
import { mayReadSubmission } from '../../domain/access/may-read.ts';
import type { Catalogue, IndicatorSet, Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { nameWithId, unitWithId } from '../../domain/catalogue/name-with-id.ts';
import { findSet, findUnit, reportsFor } from '../../domain/catalogue/units.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import { periodFrom } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { unknownSet, unknownUnit } from '../catalogue/unknown-parameter.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import { notThen } from './period-of-unit.ts';

/** The set and the unit of an address, by the current catalogue. */
export type FoundAddress = {
  readonly current: VersionedCatalogue;
  readonly set: IndicatorSet;
  readonly unit: Unit;
};

/**
 * Finds the set and the unit whose figures a caller asks for. Access is checked before anything is looked up, so that a
 * refusal does not reveal what exists.
 * @throws Problem `forbidden`; `not-found` for an unknown set or unit; `unavailable`
 */
export async function findAddress(
  catalogues: CatalogueStore,
  caller: Caller,
  address: SubmissionAddress,
): Promise<FoundAddress> {
  const current = await currentCatalogue(catalogues);
  const { catalogue } = current;
  if (!mayReadSubmission(caller.principal, address.unit, catalogue))
    throw notYours(catalogue, address.unit, caller);
  const set = findSet(catalogue, address.set);
  if (set === undefined) throw unknownSet(catalogue, address.set, 'path');
  return { current, set, unit: unitOf(catalogue, address.unit) };
}

/**
 * Finds a unit whose figures a caller asks for; otherwise like {@link findAddress}.
 * @throws Problem `forbidden`; `not-found` for an unknown unit; `unavailable`
 */
export async function findUnitOf(
  catalogues: CatalogueStore,
  caller: Caller,
  id: string,
): Promise<Omit<FoundAddress, 'set'>> {
  const current = await currentCatalogue(catalogues);
  if (!mayReadSubmission(caller.principal, id, current.catalogue))
    throw notYours(current.catalogue, id, caller);
  return { current, unit: unitOf(current.catalogue, id) };
}

function unitOf(catalogue: Catalogue, id: string): Unit {
  const unit = findUnit(catalogue, id);
  if (unit === undefined) throw unknownUnit(catalogue, id);
  return unit;
}

function notYours(catalogue: Catalogue, id: string, caller: Caller): Problem {
  const unit = unitWithId(catalogue, id);
  const { vi, en } = credentialWords(caller);
  return new Problem('forbidden', {
    vi: `${vi} không được đọc số liệu của ${unit.vi}; đơn vị chỉ đọc được số liệu của mình và của các đơn vị trực thuộc.`,
    en: `${en} may not read figures of ${unit.en}; a unit reads its own and those of the units below it.`,
  });
}

/** Nothing was submitted there yet, or could not be: the unit does not exist in the period. */
export function nothingSubmitted({ current, set, unit }: FoundAddress, period: string): Problem {
  const asked = periodFrom(period);
  if (asked !== null && !reportsFor(unit, asked))
    return new Problem('not-found', notThen(current.catalogue, unit, asked));
  const [within, of] = [nameWithId(set), nameWithId(unit)];
  return new Problem('not-found', {
    vi: `${of.vi} chưa gửi số liệu ${formatPeriod(period, 'vi')} của ${within.vi}.`,
    en: `${of.en} has submitted no figures of ${within.en} for ${formatPeriod(period, 'en')}.`,
  });
}
