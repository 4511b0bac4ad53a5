import type { Reservation } from '../../domain/access/rate-limit.ts';
import type { Catalogue, IndicatorSet, Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { receiptReaders } from '../../domain/delivery/receipt-readers.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { revisionsRead } from '../../domain/submission/submission-limits.ts';
import type { Ports } from '../ports/ports.ts';
import { receiptCounter } from './confirm-by-mail.ts';

/** Where figures are submitted to. */
export type Destination = { readonly set: IndicatorSet; readonly unit: Unit; readonly period: Period };

/** What a submission is compared with: the newest revisions of its period, newest first, and the last of the one before. */
export type RecentFigures = { readonly own: readonly Submission[]; readonly last: Submission | undefined };

/** Everything that a submission usually needs to know of its unit, being read by one call of the store. */
export type SubmissionReads = {
  readonly recent: Promise<RecentFigures>;
  /** How many receipts the unit got so far; null when nobody receives them. */
  readonly counted: Promise<Reservation | null> | null;
};

/** The ports that {@link beginReads} uses. */
export type ReadingPorts = Pick<Ports, 'reservations' | 'submissions'>;

/** Begins to read what a submission needs. A failure shows only where what was read is used. */
export function beginReads(
  { submissions, reservations }: ReadingPorts,
  catalogue: Catalogue,
  { set, unit, period }: Destination,
): SubmissionReads {
  const before = previousPeriod(period).id;
  const asked = [
    { period: period.id, atMost: revisionsRead },
    { period: before, atMost: 1, pastUnreadable: true },
  ];
  const recent = submissions
    .newestOf(set, unit.id, asked)
    .then(([own = [], earlier = []]): RecentFigures => ({ own, last: earlier[0] }));
  const hasReaders = receiptReaders(catalogue, unit.id, period.to).readers.length > 0;
  const counted = hasReaders ? reservations.find(receiptCounter(unit.id)) : null;
  for (const reading of [recent, counted]) reading?.catch(() => undefined);
  return { recent, counted };
}

/** Reads begun before a submission was checked, and the catalogue version and destination they are for. */
export type GuessedReads = SubmissionReads & Destination & Pick<VersionedCatalogue, 'version'>;

/** The reads that were begun for a submission, if the guess was right; otherwise begins them. */
export function readsFor(
  ports: ReadingPorts,
  { version, catalogue }: VersionedCatalogue,
  destination: Destination,
  guessed: GuessedReads | null,
): SubmissionReads {
  const { set, unit, period } = destination;
  const isRight =
    guessed?.version === version &&
    guessed.set.id === set.id &&
    guessed.unit.id === unit.id &&
    guessed.period.id === period.id;
  return isRight ? guessed : beginReads(ports, catalogue, destination);
}
