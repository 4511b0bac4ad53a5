import type { Period } from '../../domain/period/period.ts';
import { standingChange } from '../../domain/report/delta.ts';
import type { Trend } from '../../domain/report/trend.ts';
import type { UnreadableSource } from '../../domain/report/unreadable-source.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Ports } from '../ports/ports.ts';
import { standingBefore, standingOf } from '../ranking/published-standings.ts';
import type { WeekToReport } from './week-to-report.ts';

/** The published standing at the head of a report, and the weeks whose standing cannot be read. */
export type Headline = Pick<WeeklyReport, 'standing' | 'unpublished'> & {
  readonly unreadable: readonly UnreadableSource[];
};

/**
 * The standing that a set has as its headline, as known at the nominal time, with its trend; null for a set without one. Where it is not
 * published, the last one known.
 * @param periods the weeks before that the trend shows
 */
export async function reportHeadline(
  sources: Pick<Ports, 'submissions'>,
  { set, period, nominalTime }: WeekToReport,
  periods: readonly Period[],
): Promise<Headline> {
  const indicator = set.indicators.find(({ id }) => id === set.headline?.indicator);
  if (indicator === undefined) return { standing: null, unreadable: [] };
  const trend: Trend = [];
  const unreadable: UnreadableSource[] = [];
  for (const week of [...periods, period]) {
    const found = await standingOf(sources, set, week, nominalTime);
    if (found === 'unreadable') unreadable.push({ what: 'standing', name: indicator.name, period: week.id });
    const published = found === 'unreadable' ? null : found;
    trend.push({
      period: week.id,
      points: published?.points ?? null,
      rank: published?.rank ?? null,
      ...(published?.illustrative === true ? { illustrative: true as const } : {}),
    });
  }
  const now = await standingOf(sources, set, period, nominalTime);
  if (now === 'unreadable') return { standing: null, unreadable };
  const before = await standingBefore(sources, set, period, nominalTime);
  if (now === null)
    return { standing: null, unpublished: { name: indicator.name, last: before, trend }, unreadable };
  const { points, rank, of, illustrative } = now;
  const standing = {
    indicator: indicator.id,
    name: indicator.name,
    points,
    rank,
    of,
    illustrative,
    delta: before && standingChange(now, before),
    since: before && { period: before.period, of: before.of, among: null },
    trend,
  };
  return { standing, unreadable };
}
