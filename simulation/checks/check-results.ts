import { isDeepStrictEqual } from 'node:util';
import { memoryStores } from '../../adapters/memory/memory-stores.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { type Occurrence, occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';
import type { Version, World } from '../world.ts';
import { type Made, runAgain } from './run-again.ts';

/** How much earlier than it was finished a run may have read the catalogue, in milliseconds. */
const mostRunTime = 15 * 60_000;

/** Of the occurrences that had nothing to do, one in so many is run again. */
const idleSample = 4;

/**
 * Every occurrence that is done made what comes out when it is run again, at the very end and undisturbed: the same rankings
 * with the same digests, and the same messages to the same people. It goes by the catalogue with which it was begun or, when
 * there was nothing to do, by one that was in force then.
 */
export async function checkResults(world: World): Promise<string[]> {
  const wrong: string[] = [];
  const { milestones } = memoryStores();
  for (const [index, { occurrence }] of world.expected().entries()) {
    const row = world.ledger.ended.get(occurrenceId(occurrence));
    if (row?.status !== 'done') continue;
    if (row.catalogueVersion === undefined && index % idleSample !== 0) continue;
    let differences: readonly string[] | null = null;
    for (const version of versionsFor(world, row)) {
      if (differences?.length === 0) break;
      differences = await differencesTo(
        world,
        occurrence,
        await runAgain(world, occurrence, version, milestones),
      );
    }
    wrong.push(...(differences ?? [`${occurrenceId(occurrence)}: by no known catalogue (${row.account})`]));
  }
  return wrong;
}

function versionsFor({ versions }: World, { catalogueVersion, finishedAt }: OccurrenceRecord): Version[] {
  if (catalogueVersion !== undefined) return versions.filter(({ version }) => version === catalogueVersion);
  const end = Date.parse(finishedAt ?? '');
  return versions.filter(({ at }, index) => {
    const next = versions[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    return at <= end && next >= end - mostRunTime;
  });
}

async function differencesTo(world: World, { job, nominalTime }: Occurrence, again: Made): Promise<string[]> {
  const wrong: string[] = [];
  const id = occurrenceId({ job, nominalTime });
  for (const edition of again.editions) {
    const { set, period, league } = edition;
    const frozen = await world.stores.editions.find(set, period, league, 1);
    const same = frozen?.inputDigest === edition.inputDigest ? 'equal' : 'other';
    if (!isDeepStrictEqual(frozen, edition))
      wrong.push(`${id}: the ranking of ${league} is not what its inputs give, with ${same} digests`);
  }
  if (job === 'rank') return wrong;
  const planned = await world.stores.deliveries.byOccurrence({ job, nominalTime });
  if (!isDeepStrictEqual(planned.map(essence), again.deliveries.map(essence)))
    wrong.push(
      `${id}: planned other messages than it should: ${keys(planned)} for ${keys(again.deliveries)}`,
    );
  return wrong;
}

/** What was decided when a delivery was planned. */
function essence({ id, recipient, content, expiresAt }: Delivery): unknown {
  return { id, recipient, content, expiresAt };
}

function keys(deliveries: readonly Delivery[]): string {
  return `[${deliveries.map(({ key }) => key).join(', ')}]`;
}
