import type { Edition } from '../../domain/ranking/edition.ts';
import type { EditionStore } from '../../usecases/ports/edition-store.ts';
import { MemoryEditionStore } from '../memory/edition-store.ts';

/** The editions of another store, plus those frozen here, which stay in memory. */
export class OverlayEditionStore implements EditionStore {
  readonly #below: EditionStore;
  readonly #own = new MemoryEditionStore();

  constructor(below: EditionStore) {
    this.#below = below;
  }

  async freeze(edition: Edition): Promise<boolean> {
    const { set, period, league, edition: number } = edition;
    const isThere = (await this.#below.find(set, period, league, number)) !== null;
    return !isThere && this.#own.freeze(edition);
  }

  async find(set: string, period: string, league: string, edition?: number): Promise<Edition | null> {
    const own = await this.#own.find(set, period, league, edition);
    const below = await this.#below.find(set, period, league, edition);
    return own !== null && own.edition > (below?.edition ?? 0) ? own : below;
  }
}
