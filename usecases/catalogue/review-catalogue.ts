import { isDeepStrictEqual } from 'node:util';
import type { CatalogueDifferenceAnswer } from '../../contract/catalogue/difference.ts';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { type CatalogueHistory, noHistory } from '../../domain/catalogue/catalogue-history.ts';
import { parseCatalogue } from '../../domain/catalogue/check-catalogue.ts';
import { checkSuccession } from '../../domain/catalogue/check-succession.ts';
import { type CatalogueChange, catalogueDifference } from '../../domain/catalogue/difference/difference.ts';
import { differenceDigest } from '../../domain/catalogue/difference/difference-digest.ts';
import {
  droppedAddresses,
  type MailDifference,
  mailDifference,
} from '../../domain/catalogue/difference/mail-difference.ts';
import { invalidCatalogue } from '../../domain/catalogue/invalid-catalogue.ts';
import { formerMeanings } from '../../domain/catalogue/meaning.ts';
import type { Precondition } from '../../domain/catalogue/precondition.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Ports } from '../ports/ports.ts';
import { checkPrecondition } from './catalogue-refusals.ts';
import { readHistory } from './read-history.ts';

/** The ports needed to review a catalogue. */
type ReviewingPorts = Pick<Ports, 'catalogues' | 'dropCap'>;

/** A catalogue that may follow the current one, with what it changes. */
export type ReviewedCatalogue = {
  readonly current: VersionedCatalogue | null;
  readonly catalogue: Catalogue;
  /** What the next version records of those before it. */
  readonly history: CatalogueHistory;
  readonly isUnchanged: boolean;
  readonly changes: readonly CatalogueChange[];
  readonly mail: MailDifference;
  readonly digest: string;
  /** The addresses that lose at least one kind of message. */
  readonly dropped: number;
  /** Whether one operator alone may not apply it. */
  readonly needsSecondOperator: boolean;
};

/**
 * Compares a catalogue with the current version, and checks that it may follow all earlier ones.
 * @throws Problem `invalid-catalogue` with every violation
 */
export async function reviewCatalogue(
  { catalogues, dropCap }: ReviewingPorts,
  input: unknown,
): Promise<ReviewedCatalogue> {
  const parsed = parseCatalogue(input);
  if (!parsed.ok) throw invalidCatalogue(parsed.violations);
  const catalogue = parsed.value;
  const current = await catalogues.current();
  const isUnchanged = current !== null && isDeepStrictEqual(current.catalogue, catalogue);
  const mail = mailDifference(current?.catalogue ?? null, catalogue);
  const dropped = droppedAddresses(mail).length;
  const history =
    current === null || isUnchanged ? noHistory : await nextHistory(catalogues, current, catalogue, dropped);
  return {
    current,
    catalogue,
    history,
    isUnchanged,
    changes: catalogueDifference(current?.catalogue ?? null, catalogue),
    mail,
    digest: differenceDigest(current, catalogue),
    dropped,
    needsSecondOperator: dropped > 0 && history.droppedAlone > dropCap,
  };
}

/**
 * What a catalogue would change, without storing anything.
 * @param precondition checked when it names a version
 * @throws Problem `invalid-catalogue`, or `catalogue-outdated`
 */
export async function previewCatalogue(
  ports: ReviewingPorts,
  input: unknown,
  precondition: Precondition,
): Promise<CatalogueDifferenceAnswer> {
  const reviewed = await reviewCatalogue(ports, input);
  const version = reviewed.current?.version ?? null;
  if (precondition.kind !== 'absent') checkPrecondition(precondition, version);
  return differenceAnswer(reviewed);
}

/** A difference, as the API shows it. */
export function differenceAnswer(reviewed: ReviewedCatalogue): CatalogueDifferenceAnswer {
  const { current, changes, mail, digest, dropped, needsSecondOperator } = reviewed;
  return {
    from: current?.version ?? null,
    changes: [...changes],
    mail: { noLonger: [...mail.noLonger], newly: [...mail.newly] },
    confirm: digest,
    needsConfirmation: removesSomething(reviewed),
    dropped,
    needsSecondOperator,
  };
}

/** Whether applying it takes a confirmation. */
export function removesSomething({ changes, mail }: Pick<ReviewedCatalogue, 'changes' | 'mail'>): boolean {
  return changes.some(({ change }) => change === 'removed') || mail.noLonger.length > 0;
}

async function nextHistory(
  catalogues: CatalogueStore,
  current: VersionedCatalogue,
  next: Catalogue,
  dropped: number,
): Promise<CatalogueHistory> {
  const { former, droppedAlone } = await readHistory(catalogues, current);
  const violations = checkSuccession(current, former, next);
  if (violations.length > 0) throw brokenSuccession(violations);
  return { former: formerMeanings(former, current, next), droppedAlone: droppedAlone + dropped };
}

function brokenSuccession(violations: readonly Violation[]): Problem {
  return new Problem(
    'invalid-catalogue',
    {
      vi: 'Danh mục mới làm thay đổi ý nghĩa số liệu đã lưu; giữ các mục được nêu như ở phiên bản ghi kèm.',
      en: 'The new catalogue would change the meaning of stored figures; keep the parts named here as they are in the versions named.',
    },
    violations,
  );
}
