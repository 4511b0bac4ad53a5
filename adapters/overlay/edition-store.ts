import type { ComputedEdition } from '../../domain/ranking/computed-edition.ts';
import type { Edition, ScoredEdition } from '../../domain/ranking/edition.ts';
import type { EditionStore } from '../../usecases/ports/edition-store.ts';
import type { FrozenEdition } from '../../usecases/ports/frozen-edition.ts';
import { MemoryEditionStore } from '../memory/edition-store.ts';

/** The editions of another store, plus those frozen here, which stay in memory. */
export class OverlayEditionStore implements EditionStore {
  readonly #below: EditionStore;
  readonly #own = new MemoryEditionStore();

  constructor(below: EditionStore) {
    this.#below = below;
  }

  async freeze(edition: ComputedEdition): Promise<boolean> {
    const { set, period, league, edition: number } = edition;
    const isThere = (await this.#below.open(set, period, league, number)) !== null;
    return !isThere && this.#own.freeze(edition);
  }

  async find(...key: Parameters<EditionStore['find']>): Promise<Edition | null> {
    return later(await this.#own.find(...key), await this.#below.find(...key));
  }

  async findScored(...key: Parameters<EditionStore['find']>): Promise<ScoredEdition | null> {
    return later(await this.#own.findScored(...key), await this.#below.findScored(...key));
  }

  async open(...key: Parameters<EditionStore['open']>): Promise<FrozenEdition | null> {
    const [own, below] = [await this.#own.open(...key), await this.#below.open(...key)];
    return own !== null && own.head.edition > (below?.head.edition ?? 0) ? own : below;
  }

  async latest(...key: Parameters<EditionStore['latest']>): Promise<number> {
    return Math.max(await this.#own.latest(...key), await this.#below.latest(...key));
  }
}

function later<E extends { readonly edition: number }>(own: E | null, below: E | null): E | null {
  return own !== null && own.edition > (below?.edition ?? 0) ? own : below;
}
