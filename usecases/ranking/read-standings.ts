import * as z from 'zod';
import type { RankedPeriod } from '../../contract/rankings.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { publishedStanding } from '../../domain/kinds/published-standing.ts';
import { textSchema } from '../../domain/language/text.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { noCatalogue } from '../catalogue/no-catalogue.ts';
import { unknownSet } from '../catalogue/unknown-parameter.ts';
import type { Ports } from '../ports/ports.ts';

/** How many periods the series goes back, the one asked for included. */
const seriesLength = 12;

/** What somebody else published about the whole, such as the nation about the province, period by period. */
export const standingsAnswerSchema = z.strictObject({
  set: z.string(),
  indicator: z.string(),
  name: textSchema,
  unit: z.string(),
  series: z
    .array(
      z.strictObject({
        period: z.string(),
        points: z.number(),
        rank: z.int(),
        of: z.int(),
        illustrative: z.boolean(),
        delta: z.strictObject({ points: z.number(), places: z.int() }).nullable().meta({
          description:
            'Against the period just before; null when that one is not known. Places are positive upwards.',
        }),
      }),
    )
    .meta({
      description: `The last ${seriesLength} periods at most, oldest first; unknown ones are left out.`,
    }),
});

type Answer = z.infer<typeof standingsAnswerSchema>;

/**
 * The standing that heads a set's reports, over the last periods, with its own changes.
 * @throws Problem `not-found` for an unknown set, and for one without such a standing
 */
export async function readStandings(
  ports: Pick<Ports, 'catalogues' | 'submissions' | 'clock'>,
  { set: id, period }: RankedPeriod,
): Promise<Answer> {
  const current = await ports.catalogues.current();
  if (current === null) throw noCatalogue();
  const set = findSet(current.catalogue, id);
  if (set === undefined) throw unknownSet(current.catalogue, id);
  const { headline } = set;
  const indicator = set.indicators.find((one) => one.id === headline?.indicator);
  if (headline === undefined || indicator === undefined)
    throw new Problem('not-found', {
      vi: `Bộ ${set.id} không theo dõi thứ hạng do nơi khác công bố.`,
      en: `Set ${set.id} follows no standing that somebody else publishes.`,
    });
  const now = ports.clock.now().toString();
  const known = await Promise.all(
    lastPeriods(period).map(async (one) => {
      const latest = await ports.submissions.latestByUnit(set, one.id, now);
      const submission = latest.find(({ unit }) => unit === headline.unit);
      const standing = publishedStanding(submission?.values.get(indicator.id));
      if (submission === undefined || standing === null) return null;
      return { period: one.id, ...standing, illustrative: submission.illustrative };
    }),
  );
  const series = known.flatMap((one, index): Answer['series'] => {
    const before = known[index - 1] ?? null;
    if (one === null || index === 0) return [];
    const delta = before && {
      points: (one.points - before.points) / 100,
      places: before.rank - one.rank,
    };
    return [{ ...one, points: one.points / 100, delta }];
  });
  return { set: set.id, indicator: indicator.id, name: indicator.name, unit: headline.unit, series };
}

/** The periods of the series, oldest first, with one more before them to compare with. */
function lastPeriods(last: Period): Period[] {
  const periods = [last];
  while (periods.length <= seriesLength) periods.unshift(previousPeriod(periods[0] ?? last));
  return periods;
}
