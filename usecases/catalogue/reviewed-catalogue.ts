import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueHistory } from '../../domain/catalogue/catalogue-history.ts';
import type { CatalogueChange } from '../../domain/catalogue/difference/catalogue-change.ts';
import type { MailChange, MailDifference } from '../../domain/catalogue/difference/mail-difference.ts';
import type { NewReader } from '../../domain/catalogue/difference/new-readers.ts';
import type { MailToNobody } from '../../domain/catalogue/mail-to-nobody.ts';

/** A catalogue that may follow the current one, with what it changes. */
export type ReviewedCatalogue = {
  readonly current: VersionedCatalogue | null;
  readonly catalogue: Catalogue;
  /** What the next version records of those before it. */
  readonly history: CatalogueHistory;
  readonly isUnchanged: boolean;
  readonly changes: readonly CatalogueChange[];
  readonly mail: MailDifference;
  /** The mail that recipients who stay would no longer get in fact, as of today. */
  readonly silenced: readonly MailChange[];
  readonly readers: readonly NewReader[];
  /** The mail that nobody would get, as of today. */
  readonly nobody: readonly MailToNobody[];
  readonly digest: string;
  /** The addresses that lose at least one kind of message, by their entries or in fact. */
  readonly dropped: number;
  /** Whether one operator alone may not apply it. */
  readonly needsSecondOperator: boolean;
};
