import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import { periodFrom } from '../../domain/period/period.ts';
import type { Ports } from '../ports/ports.ts';
import { beginReads, type GuessedReads, type ReadingPorts } from './submission-reads.ts';

/** The ids of a unit, a set and a period that a request seems to be for. */
export type GuessedAddress = { readonly unit: string; readonly set: string; readonly period: string };

/** What was asked for before a request was checked. */
export type Foreseen = {
  readonly current: Promise<VersionedCatalogue | null>;
  readonly guessed: GuessedReads | null;
};

/**
 * Begins the reads of a submission together with that of its token, so that one call of the store gives all. What to read is
 * guessed from the request and from the catalogue that was in force for the last one; a wrong guess is read in vain, and
 * decides nothing.
 */
export class ForeseenReads {
  readonly #ports: ReadingPorts & Pick<Ports, 'catalogues'>;
  #last: VersionedCatalogue | null = null;

  constructor(ports: ReadingPorts & Pick<Ports, 'catalogues'>) {
    this.#ports = ports;
  }

  /** Begins the reads. A failure shows only where what was read is used. */
  begin(address: GuessedAddress | null): Foreseen {
    const current = this.#readCurrent();
    current.catch(() => undefined);
    return { current, guessed: address && this.#guess(address) };
  }

  async #readCurrent(): Promise<VersionedCatalogue | null> {
    this.#last = await this.#ports.catalogues.current();
    return this.#last;
  }

  #guess(address: GuessedAddress): GuessedReads | null {
    if (this.#last === null) return null;
    const { version, catalogue } = this.#last;
    const set = findSet(catalogue, address.set);
    const unit = findUnit(catalogue, address.unit);
    const period = periodFrom(address.period);
    if (set === undefined || unit === undefined || period === null) return null;
    return { version, set, unit, period, ...beginReads(this.#ports, catalogue, { set, unit, period }) };
  }
}
