import { Temporal } from 'temporal-polyfill';
import type { MemoryStores } from '../adapters/memory/memory-stores.ts';
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import { dateAt } from '../domain/period/period.ts';
import type { LockException } from '../domain/submission/exceptions/lock-exception.ts';
import type { Random } from '../example/generator/random.ts';
import { dayAt, hour, type Instant, instantAt, mondayOf, weekOf } from './model/days.ts';
import type { Calendar } from './model/working-days.ts';
import { textOf } from './model-terms.ts';
import type { Outages } from './outages.ts';
import { changedCatalogue } from './sample-catalogue.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A catalogue version and when it was applied. */
export type Version = { readonly version: number; readonly catalogue: Catalogue; readonly at: Instant };

/** The actions of the province's operations during a world. */
export class Operations {
  /** Every version of the catalogue so far, oldest first. */
  readonly versions: Version[] = [];
  /** Every exception from a lock so far. */
  readonly exceptions: LockException[] = [];
  readonly #time: VirtualTime;
  readonly #stores: MemoryStores;

  constructor(time: VirtualTime, stores: MemoryStores) {
    this.#time = time;
    this.#stores = stores;
  }

  /** The calendar in force. */
  get calendar(): Calendar {
    return this.versions.at(-1)?.catalogue.calendar ?? [];
  }

  /** Applies the first version of the catalogue, and from time to time another one before `until`. */
  async planVersions(random: Random, first: Catalogue, until: Instant): Promise<void> {
    let catalogue = first;
    const start = this.#time.now;
    await this.#put(1, catalogue, start);
    const times = Array.from({ length: random.integer(0, 3) }, () =>
      Math.round(random.between(start, until)),
    ).sort((one, other) => one - other);
    for (const [index, at] of times.entries()) {
      const today = dateAt(Temporal.Instant.fromEpochMilliseconds(at));
      const next = changedCatalogue(random, catalogue, today);
      catalogue = next;
      this.#at(at, () => this.#put(index + 2, next, at));
    }
  }

  async #put(version: number, catalogue: Catalogue, at: Instant): Promise<void> {
    this.versions.push({ version, catalogue, at });
    await this.#stores.catalogues.put(version, catalogue, Temporal.Instant.fromEpochMilliseconds(at));
  }

  /** Pauses sending, and resumes it. */
  planPauses({ all }: Outages): void {
    const { sending } = this.#stores;
    for (const { kind, from, to } of all) {
      if (kind !== 'paused') continue;
      this.#at(from, () =>
        sending.pause('operations', 'an exercise', Temporal.Instant.fromEpochMilliseconds(from)),
      );
      this.#at(to, () => sending.resume('operations', Temporal.Instant.fromEpochMilliseconds(to)));
    }
  }

  /**
   * Allows a unit to submit figures after its period has locked, from time to time.
   * @param onOpen called for each exception, with its end
   */
  planExceptions(
    random: Random,
    { sets, units }: Catalogue,
    until: Instant,
    onOpen: (unit: string, period: string, expiresAt: Instant) => void,
  ): void {
    const set = sets[0]?.id ?? '';
    for (let monday = mondayOf(dayAt(this.#time.now)) + 7; instantAt(monday, '00:00') < until; monday += 7) {
      const unit = units[random.integer(0, units.length - 1)]?.id;
      const period = weekOf(monday - 7);
      const at = Math.round(random.between(instantAt(monday, '05:00'), instantAt(monday, '09:00')));
      if (unit === undefined || at >= until || random.next() < 0.5) continue;
      const expiresAt = Math.min(until, Math.round(at + random.between(hour, 60 * hour)));
      this.#at(at, async () => {
        const exception = {
          id: `exception-${this.exceptions.length + 1}`,
          unit,
          set,
          period,
          officer: 'Chánh Văn phòng',
          reason: 'Mất điện',
          openedAt: textOf(at),
          expiresAt: textOf(expiresAt),
          tokenId: '0'.repeat(16),
        };
        this.exceptions.push(exception);
        await this.#stores.exceptions.put(exception);
        onOpen(unit, period, expiresAt);
      });
    }
  }

  #at(time: Instant, act: () => Promise<unknown>): void {
    this.#time.at(time, () => {
      void act();
      return undefined;
    });
  }
}
