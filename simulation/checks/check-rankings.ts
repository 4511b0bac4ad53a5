import { isDeepStrictEqual } from 'node:util';
import type { Edition } from '../../domain/ranking/edition.ts';
import { dayAt, type Instant, mondayOf, weekOf } from '../model/days.ts';
import { idOf } from '../model/expected-runs.ts';
import { rankingsOf } from '../model/ranking.ts';
import { rankingIn } from '../ranking-in.ts';
import type { World } from '../world.ts';
import { type Accepted, catalogueOf, cataloguesOf, mostRunTime } from './evidence.ts';

/**
 * Every ranking counts the figures the model counts, and is compared with the previous week's. A finished run has made
 * one per league, or none when there was nothing to do.
 */
export function checkRankings(world: World, { revisions }: Accepted): string[] {
  const wrong: string[] = [];
  for (const run of world.expected().filter(({ job }) => job === 'rank')) {
    const id = idOf(run);
    const made = world.editions.frozen.filter(({ edition }) => edition.period === weekBefore(run.at));
    const row = world.ledger.ended.get(id);
    if (row?.status === 'done') {
      const counts = cataloguesOf(world, row).map(
        ({ catalogue }) => rankingsOf(catalogue, run.at, revisions).length,
      );
      if (!counts.includes(made.length)) wrong.push(`${id}: made ${made.length} rankings, not ${counts}`);
    }
    for (const { edition, at } of made) {
      const catalogue = catalogueOf(world, edition.catalogueVersion);
      const rankings = catalogue === undefined ? [] : rankingsOf(catalogue, run.at, revisions);
      const expected = rankings.find(({ league }) => league === edition.league);
      const counted = rankingIn(edition);
      if (!isDeepStrictEqual(counted, expected))
        wrong.push(`${id}: counts ${JSON.stringify(counted)}, not ${JSON.stringify(expected)}`);
      if (!isComparedRightly(world, run.at, edition, at))
        wrong.push(`${id}: is compared with ${JSON.stringify(edition.comparedWith)}`);
    }
  }
  return wrong;
}

/** The week a run ranks. */
function weekBefore(at: Instant): string {
  return weekOf(mondayOf(dayAt(at)) - 7);
}

/** The previous week's ranking, if it existed when this one began; otherwise that or none. */
function isComparedRightly(
  world: World,
  at: Instant,
  { league, comparedWith }: Edition,
  frozenAt: Instant,
): boolean {
  const period = weekBefore(at - 7 * 24 * 3_600_000);
  const before = world.editions.frozen.find(
    ({ edition }) => edition.league === league && edition.period === period,
  );
  if (comparedWith === null) return before === undefined || before.at > frozenAt - mostRunTime;
  return (
    comparedWith.period === period &&
    comparedWith.edition === 1 &&
    before !== undefined &&
    before.at < frozenAt
  );
}
