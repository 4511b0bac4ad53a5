import { Temporal } from 'temporal-polyfill';
import { type MemoryStores, memoryStores } from '../../adapters/memory/memory-stores.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { dateAt, previousPeriod, weekOf } from '../../domain/period/period.ts';
import type { Edition } from '../../domain/ranking/edition.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import { realProduct } from '../product.ts';
import type { Version, World } from '../world.ts';

/** What a run of a job made. */
export type Made = { readonly deliveries: Delivery[]; readonly editions: Edition[] };

/**
 * Runs an occurrence again as if it never had been run, undisturbed and at its nominal time, with what the world holds now
 * that it has come to rest.
 * @param version the catalogue to use @param milestones kept from one run to the next, as runs close milestones
 */
export async function runAgain(
  world: World,
  occurrence: Occurrence,
  { version, catalogue }: Version,
  milestones: MemoryStores['milestones'],
): Promise<Made> {
  const { stores } = world;
  const { deliveries, occurrences, reports } = memoryStores();
  const editions: Edition[] = [];
  const onlooker = world.onlooker();
  const versioned = { version, catalogue };
  const ports = {
    ...world.surroundingsOf(onlooker),
    ...stores,
    clock: { now: () => Temporal.Instant.from(occurrence.nominalTime) },
    account: world.mail.account,
    deliveries,
    reports,
    milestones,
    catalogues: {
      current: async () => versioned,
      find: async () => versioned,
      put: async () => ({ outcome: 'taken' as const }),
    },
    editions: {
      freeze: async (edition: Edition) => {
        editions.push(edition);
        return true;
      },
      find: (...[set, period, league]: Parameters<MemoryStores['editions']['find']>) =>
        occurrence.job === 'rank'
          ? knownAtRanking(world, occurrence, set, period, league)
          : stores.editions.find(set, period, league),
    },
    occurrences: {
      find: (other: Occurrence) => occurrences.find(other),
      replace: (...rows: Parameters<MemoryStores['occurrences']['replace']>) => occurrences.replace(...rows),
      list: (...query: Parameters<MemoryStores['occurrences']['list']>) => stores.occurrences.list(...query),
      settledUntil: () => occurrences.settledUntil(),
      settle: (until: string) => occurrences.settle(until),
    },
  };
  await realProduct.schedule(ports)(occurrence, onlooker.context);
  const { job, nominalTime } = occurrence;
  return { editions, deliveries: job === 'rank' ? [] : await deliveries.byOccurrence({ job, nominalTime }) };
}

/** The edition of an earlier period as the ranking found it: there, or not yet. */
async function knownAtRanking(
  world: World,
  { nominalTime }: Occurrence,
  set: string,
  period: string,
  league: string,
): Promise<Edition | null> {
  const ranked = previousPeriod(weekOf(dateAt(Temporal.Instant.from(nominalTime))));
  const { editions } = world.stores;
  const known = (await editions.find(set, ranked.id, league, 1))?.comparedWith ?? null;
  return known?.period === period ? editions.find(set, period, league, known.edition) : null;
}
