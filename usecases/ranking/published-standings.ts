import { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { PublishedStanding } from '../../domain/kinds/kind.ts';
import { publishedStanding, standingSoughtBack } from '../../domain/kinds/published-standing.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import type { Period } from '../../domain/period/period.ts';
import { previousPeriod } from '../../domain/period/period.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { revisionsRead } from '../../domain/submission/submission-limits.ts';
import type { Ports } from '../ports/ports.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';

/** A standing that was published for a period. */
export type StandingOfPeriod = PublishedStanding & {
  readonly period: string;
  readonly illustrative: boolean;
};

/**
 * The standing that heads a set's reports, for one period, as known at an instant.
 * @returns null when the set follows none, or none is known; `unreadable` where its row cannot be read: an older one is not what
 * was published last
 */
export async function standingOf(
  { submissions }: Pick<Ports, 'submissions'>,
  set: IndicatorSet,
  period: Period,
  knownAt: Temporal.Instant,
): Promise<StandingOfPeriod | 'unreadable' | null> {
  const { headline } = set;
  if (headline === undefined) return null;
  const found = await unlessUnreadable(lastKnown(submissions, set, period, headline.unit, knownAt));
  if (found === null) return 'unreadable';
  const { latest } = found;
  const standing = publishedStanding(latest?.values.get(headline.indicator));
  if (latest === null || standing === null) return null;
  return { period: period.id, ...standing, illustrative: latest.illustrative };
}

/** A unit's last revision received by an instant, mostly its newest. */
async function lastKnown(
  submissions: SubmissionStore,
  set: IndicatorSet,
  { id: period }: Period,
  unit: string,
  knownAt: Temporal.Instant,
): Promise<{ readonly latest: Submission | null }> {
  const atMost = revisionsRead;
  let page = await submissions.newest(set, period, unit, { atMost });
  for (;;) {
    const found = page.find(({ receivedAt }) => !isAfter(Temporal.Instant.from(receivedAt), knownAt));
    if (found !== undefined) return { latest: found };
    const oldest = page.at(-1);
    if (oldest === undefined) return { latest: null };
    page = await submissions.newest(set, period, unit, { atMost, before: oldest.revision });
  }
}

/** The last readable standing before a period; null when there is none within a quarter. */
export async function standingBefore(
  ports: Pick<Ports, 'submissions'>,
  set: IndicatorSet,
  period: Period,
  knownAt: Temporal.Instant,
): Promise<StandingOfPeriod | null> {
  let earlier = previousPeriod(period);
  for (let back = 1; back <= standingSoughtBack; back += 1, earlier = previousPeriod(earlier)) {
    const found = await standingOf(ports, set, earlier, knownAt);
    if (found !== null && found !== 'unreadable') return found;
  }
  return null;
}
