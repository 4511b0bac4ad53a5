import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { findSet } from '../../domain/catalogue/units.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { parsePeriod } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Edition } from '../../domain/ranking/edition.ts';
import { movedUnits } from '../../domain/ranking/moved-units.ts';
import { noCatalogue } from '../catalogue/no-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import { previousEdition, rankedLeagues, rankLeague, readFigures } from './rank-league.ts';

/** Why a ranking is made again. */
export const recomputeRequestSchema = z.strictObject({ reason: z.string().trim().min(1).max(1_000) });

/**
 * Ranks a period again by everything received until now, as the next edition of each league in which anything differs.
 * @throws Problem `not-found` before the first ranking; `nothing-changed` when every league comes out as it was; `conflict`
 * when somebody else made an edition meanwhile
 */
export async function recomputeEditions(
  ports: Pick<Ports, 'catalogues' | 'clock' | 'editions' | 'submissions'>,
  setId: string,
  periodId: string,
  { reason }: z.infer<typeof recomputeRequestSchema>,
): Promise<Edition[]> {
  const current = await ports.catalogues.current();
  if (current === null) throw noCatalogue();
  const set = findSet(current.catalogue, setId);
  const period = parsePeriod(periodId);
  if (set === undefined || period === null || set.leagues.length === 0) throw notRanked(setId, periodId);
  const ranking = { current, set, period, cutOffAt: instantText(ports.clock.now()) };
  const figures = await readFigures(ports, ranking);
  const made: Edition[] = [];
  for (const league of rankedLeagues(ranking)) {
    const latest = await ports.editions.find(set.id, period.id, league.id);
    if (latest === null) throw notRanked(setId, periodId);
    const again = rankLeague(ranking, league, figures, await previousEdition(ports, ranking, league));
    if (isSame(latest, again)) continue;
    const next = {
      ...again,
      edition: latest.edition + 1,
      recomputed: { reason, moved: movedUnits(latest, again) },
    };
    if (!(await ports.editions.freeze(next))) throw madeMeanwhile();
    made.push(next);
  }
  if (made.length === 0) throw nothingChanged(periodId);
  return made;
}

/** Whether two editions say the same, but for when and from which inputs they were made. */
function isSame(one: Edition, other: Edition): boolean {
  const { edition, catalogueVersion, cutOffAt, inputDigest, recomputed } = one;
  const made = { edition, catalogueVersion, cutOffAt, inputDigest, recomputed };
  return isDeepStrictEqual({ ...other, ...made }, one);
}

function notRanked(set: string, period: string): Problem {
  return new Problem('not-found', {
    vi: `Kỳ ${period} của bộ ${set} chưa được xếp hạng lần đầu, nên chưa có gì để xếp lại.`,
    en: `${period} has not been ranked by set ${set} yet, so there is nothing to rank again.`,
  });
}

function nothingChanged(period: string): Problem {
  return new Problem('nothing-changed', {
    vi: `Số liệu và quy tắc của kỳ ${period} không đổi so với bản mới nhất; không lập bản mới.`,
    en: `Nothing has changed for ${period} since its latest edition; no new one was made.`,
  });
}

function madeMeanwhile(): Problem {
  return new Problem('conflict', {
    vi: 'Có người vừa lập một bản xếp hạng khác; xem bản mới nhất rồi thử lại.',
    en: 'Somebody has just made another edition; look at the latest one and try again.',
  });
}
