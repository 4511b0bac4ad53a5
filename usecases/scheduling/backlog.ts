import { Temporal } from 'temporal-polyfill';
import type { Ports } from '../ports/ports.ts';

/** How far behind the schedules and the messages are. */
export type Backlog = {
  /** How long the oldest waiting message is overdue, in seconds. */
  readonly oldestDueSeconds: number;
  /** Hours since the nominal time of the last ranking done; null when there is none in the last five weeks. */
  readonly hoursSinceRanking: number | null;
};

/** Measures the values that alarms watch. */
export async function measureBacklog({
  deliveries,
  occurrences,
  clock,
}: Pick<Ports, 'deliveries' | 'occurrences' | 'clock'>): Promise<Backlog> {
  const now = clock.now();
  const dueAt = await deliveries.nextDueAt();
  const rankings = await occurrences.list('rank', now.subtract({ hours: 35 * 24 }), now);
  const last = rankings.findLast(({ status }) => status === 'done');
  return {
    oldestDueSeconds: dueAt === null ? 0 : Math.max(0, since(dueAt, now) / 1_000),
    hoursSinceRanking:
      last === undefined ? null : since(Temporal.Instant.from(last.nominalTime), now) / 3_600_000,
  };
}

function since(instant: Temporal.Instant, now: Temporal.Instant): number {
  return now.epochMilliseconds - instant.epochMilliseconds;
}
