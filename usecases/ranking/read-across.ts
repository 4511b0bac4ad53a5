import * as z from 'zod';
import type { RankedPeriod } from '../../contract/rankings.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { textSchema } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { acrossLeagues } from '../../domain/ranking/across-leagues.ts';
import { noCatalogue } from '../catalogue/no-catalogue.ts';
import { unknownSet } from '../catalogue/unknown-parameter.ts';
import type { Ports } from '../ports/ports.ts';

/** All units of a period in one order, by the share of the points that each could reach. */
export const acrossAnswerSchema = z.strictObject({
  set: z.string(),
  period: z.string(),
  leagues: z.array(z.strictObject({ league: z.string(), edition: z.int(), provisional: z.boolean() })),
  lines: z.array(
    z.strictObject({
      unit: z.string(),
      name: textSchema,
      league: z.string(),
      rank: z.int(),
      rankInLeague: z.int(),
      points: z.number(),
      maxPoints: z.number(),
    }),
  ),
});

/**
 * Ranks the units of all leagues against each other, from the latest edition of each.
 * @throws Problem `not-found` for an unknown set, and while no league is ranked
 */
export async function readAcross(
  { catalogues, editions }: Pick<Ports, 'catalogues' | 'editions'>,
  { set: id, period }: RankedPeriod,
): Promise<z.infer<typeof acrossAnswerSchema>> {
  const current = await catalogues.current();
  if (current === null) throw noCatalogue();
  const set = findSet(current.catalogue, id);
  if (set === undefined) throw unknownSet(current.catalogue, id);
  const found = await Promise.all(set.leagues.map((league) => editions.find(set.id, period.id, league)));
  const ranked = found.filter((edition) => edition !== null);
  if (ranked.length === 0)
    throw new Problem('not-found', {
      vi: `Kỳ ${period.id} của bộ ${set.id} chưa được xếp hạng.`,
      en: `${period.id} has not been ranked by set ${set.id}.`,
    });
  return {
    set: set.id,
    period: period.id,
    leagues: ranked.map(({ league, edition, provisional }) => ({ league, edition, provisional })),
    lines: acrossLeagues(ranked).map((line) => ({
      ...line,
      points: line.points / 100,
      maxPoints: line.maxPoints / 100,
    })),
  };
}
