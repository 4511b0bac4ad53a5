import type { League } from '../../domain/catalogue/catalogue.ts';
import { unitsOfLeague } from '../../domain/catalogue/units.ts';
import { previousPeriod } from '../../domain/period/period.ts';
import { canBeComparedWith, isRanked } from '../../domain/ranking/comparisons.ts';
import type { ScoredEdition } from '../../domain/ranking/edition.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import type { Figures, WeekToRank } from './rank-league.ts';

/** How many periods back a unit's last ranked figures are looked for: a quarter of weeks. */
const periodsBack = 13;

/**
 * The latest editions of earlier periods to compare a ranking with, the last period first: as many as it takes to find one
 * for each unit that sent figures now, within a quarter. Usually the period just before is enough.
 */
export async function earlierEditions(
  { editions }: Pick<Ports, 'editions'>,
  { current, set, period }: WeekToRank,
  league: League,
  { submissions }: Figures,
): Promise<ScoredEdition[]> {
  const members = new Set(unitsOfLeague(current.catalogue, league, period.to).map(({ id }) => id));
  const wanted = new Set(submissions.map(({ unit }) => unit).filter((unit) => members.has(unit)));
  const found: ScoredEdition[] = [];
  let earlier = previousPeriod(period);
  for (let back = 1; back <= periodsBack; back += 1, earlier = previousPeriod(earlier)) {
    if (found.length > 0 && wanted.size === 0) break;
    // One that cannot be read is passed over: the ranking is compared with the one before it, and says so.
    const edition = await unlessUnreadable(editions.findScored(set.id, earlier.id, league.id));
    if (edition === null || !canBeComparedWith(edition)) continue;
    found.push(edition);
    for (const line of edition.lines) if (isRanked(line) && line.submitted) wanted.delete(line.unit);
  }
  return found;
}
