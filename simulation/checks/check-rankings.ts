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
      if (!isComparedRightly(world, edition, at))
        wrong.push(`${id}: is compared with ${JSON.stringify(edition.comparedWith)}`);
    }
  }
  return wrong;
}

/** The week a run ranks. */
function weekBefore(at: Instant): string {
  return weekOf(mondayOf(dayAt(at)) - 7);
}

/** The last ranking before it that counts figures of its own week, of those that existed when it began, or one made since. */
function isComparedRightly(
  world: World,
  { league, period, comparedWith }: Edition,
  frozenAt: Instant,
): boolean {
  const candidates = world.editions.frozen.filter(
    ({ edition, at }) =>
      edition.league === league &&
      edition.period < period &&
      at < frozenAt &&
      edition.lines.some(({ submitted }) => submitted),
  );
  const passedOver = candidates.filter(
    ({ edition, at }) => edition.period > (comparedWith?.period ?? '') && at <= frozenAt - mostRunTime,
  );
  const isThere = candidates.some(
    ({ edition }) => edition.period === comparedWith?.period && edition.edition === comparedWith.edition,
  );
  return passedOver.length === 0 && (comparedWith === null || isThere);
}
