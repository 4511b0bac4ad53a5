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
    return number > (await this.#below.latest(set, period, league)) && this.#own.freeze(edition);
  }

  async find(...key: Parameters<EditionStore['find']>): Promise<Edition | null> {
    const own = await this.#own.find(...key);
    return (await this.#isOwn(own?.edition, key)) ? own : this.#below.find(...key);
  }

  async findScored(...key: Parameters<EditionStore['findScored']>): Promise<ScoredEdition | null> {
    const own = await this.#own.findScored(...key);
    return (await this.#isOwn(own?.edition, key)) ? own : this.#below.findScored(...key);
  }

  async open(...key: Parameters<EditionStore['open']>): Promise<FrozenEdition | null> {
    const own = await this.#own.open(...key);
    return (await this.#isOwn(own?.head.edition, key)) ? own : this.#below.open(...key);
  }

  async latest(...key: Parameters<EditionStore['latest']>): Promise<number> {
    return Math.max(await this.#own.latest(...key), await this.#below.latest(...key));
  }

  /** Whether an edition frozen here is the one asked for: it follows those below, which may be ones that cannot be read. */
  async #isOwn(
    edition: number | undefined,
    [set, period, league]: Parameters<EditionStore['find']>,
  ): Promise<boolean> {
    return edition !== undefined && edition > (await this.#below.latest(set, period, league));
  }
}
