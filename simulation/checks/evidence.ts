import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { dayAt, type Instant, minute, mondayOf, mondayOfWeek, second, weekOf } from '../model/days.ts';
import { dueAt } from '../model/ranked-week.ts';
import type { Revision } from '../model/revisions.ts';
import { revisionOf } from '../model-terms.ts';
import type { Version } from '../operations.ts';
import type { World } from '../world.ts';

/** Everything accepted in a world, as the product stores it and as the model sees it. */
export type Accepted = {
  readonly submissions: readonly Submission[];
  readonly revisions: readonly Revision[];
};

/** Reads everything accepted. */
export async function readAccepted({
  stores,
  operations: { versions },
  start,
  end,
}: World): Promise<Accepted> {
  const submissions: Submission[] = [];
  const catalogue = versions[0]?.catalogue;
  for (const set of catalogue?.sets ?? []) {
    for (let monday = mondayOf(dayAt(start)); monday <= dayAt(end); monday += 7) {
      for (const { id } of catalogue?.units ?? [])
        submissions.push(...(await stores.submissions.revisions(set, weekOf(monday), id)));
    }
  }
  const revisions = submissions.map((submission) => {
    const received = versions.find(({ version }) => version === submission.catalogueVersion);
    return revisionOf(submission, dueBy(received?.catalogue, submission));
  });
  return { submissions, revisions };
}

/** When figures were due by a catalogue; never where it has no such set. */
function dueBy(
  catalogue: Catalogue | undefined,
  { set: id, period }: Pick<Submission, 'set' | 'period'>,
): Instant {
  const set = catalogue?.sets.find((one) => one.id === id);
  if (catalogue === undefined || set === undefined) return Number.POSITIVE_INFINITY;
  return dueAt(set, mondayOfWeek(period), catalogue.calendar);
}

/** How long before its end a run may have read the catalogue. */
export const mostRunTime = 15 * minute;

/** The catalogues a run may have used: the one it began with or, if there was nothing to do, those in force. */
export function cataloguesOf(
  { operations: { versions } }: World,
  { catalogueVersion, finishedAt }: OccurrenceRecord,
): Version[] {
  if (catalogueVersion !== undefined) return versions.filter(({ version }) => version === catalogueVersion);
  const end = Date.parse(finishedAt ?? '');
  return versions.filter(({ at }, index) => {
    const next = versions[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    return at <= end && next >= end - mostRunTime;
  });
}

/** The catalogue with a version number. */
export function catalogueOf({ operations: { versions } }: World, version: number): Catalogue | undefined {
  return versions.find((one) => one.version === version)?.catalogue;
}

/** A received submission is stored within this time, or never. */
const mostSubmissionTime = 15 * second;

/**
 * The submissions a run may have found received by its nominal time, with and without those being stored at that
 * moment. Rankings find all of them, because they run five minutes after the lock.
 */
export function foundAt(revisions: readonly Revision[], at: number): (readonly Revision[])[] {
  const stored = revisions.filter(
    ({ receivedAt }) => receivedAt < at - mostSubmissionTime || receivedAt > at,
  );
  return stored.length === revisions.length ? [revisions] : [revisions, stored];
}
