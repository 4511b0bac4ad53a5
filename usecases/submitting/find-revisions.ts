import type { SubmissionAddress } from '../../contract/submissions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { mayReadSubmission } from '../../domain/access/may-read.ts';
import type { Catalogue, IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { unknownSet, unknownUnit } from '../catalogue/unknown-parameter.ts';
import type { Ports } from '../ports/ports.ts';

/** The revisions at an address, at least one, oldest first, with the definitions used to show them. */
export type FoundRevisions = {
  readonly catalogue: Catalogue;
  readonly set: IndicatorSet;
  readonly unit: Unit;
  readonly revisions: readonly Submission[];
  readonly latest: Submission;
};

/**
 * Finds a unit's submissions for a set and period. Access is checked before anything is looked up, so that a refusal
 * does not reveal what exists.
 * @throws Problem `forbidden`; `not-found` for an unknown set or unit, or when nothing was submitted; `unavailable`
 */
export async function findRevisions(
  { catalogues, submissions }: Pick<Ports, 'catalogues' | 'submissions'>,
  { principal }: Caller,
  address: SubmissionAddress,
): Promise<FoundRevisions> {
  const { catalogue } = await currentCatalogue(catalogues);
  if (!mayReadSubmission(principal, address.unit, catalogue)) throw notYours(address.unit);
  const set = findSet(catalogue, address.set);
  if (set === undefined) throw unknownSet(catalogue, address.set);
  const unit = findUnit(catalogue, address.unit);
  if (unit === undefined) throw unknownUnit(address.unit);
  const revisions = await submissions.revisions(set, address.period.id, unit.id);
  const latest = revisions.at(-1);
  if (latest === undefined) throw nothingSubmitted(address);
  return { catalogue, set, unit, revisions, latest };
}

function notYours(unit: string): Problem {
  return new Problem('forbidden', {
    vi: `Mã truy cập này không được đọc số liệu của đơn vị ${unit}; đơn vị chỉ đọc được số liệu của mình và của các đơn vị trực thuộc.`,
    en: `This token may not read figures of unit ${unit}; a unit reads its own and those of the units below it.`,
  });
}

function nothingSubmitted({ set, period, unit }: SubmissionAddress): Problem {
  return new Problem('not-found', {
    vi: `Đơn vị ${unit} chưa gửi số liệu bộ ${set} cho kỳ ${period.id}.`,
    en: `Unit ${unit} has submitted no figures of set ${set} for period ${period.id}.`,
  });
}
