import { type ComputedEdition, explained } from '../domain/ranking/computed-edition.ts';
import type { Edition, ScoredEdition } from '../domain/ranking/edition.ts';
import type { EditionStore } from '../usecases/ports/edition-store.ts';
import type { FrozenEdition } from '../usecases/ports/frozen-edition.ts';
import type { Instant } from './model/days.ts';

/** An edition store that records what was frozen, and when. */
export class WatchedEditions implements EditionStore {
  readonly frozen: { readonly edition: Edition; readonly at: Instant }[] = [];
  readonly #inner: EditionStore;
  readonly #now: () => Instant;

  constructor(inner: EditionStore, now: () => Instant) {
    this.#inner = inner;
    this.#now = now;
  }

  async freeze(edition: ComputedEdition): Promise<boolean> {
    const stored = await this.#inner.freeze(edition);
    if (stored) this.frozen.push({ edition: explained(structuredClone(edition)), at: this.#now() });
    return stored;
  }

  find(...key: Parameters<EditionStore['find']>): Promise<Edition | null> {
    return this.#inner.find(...key);
  }

  findScored(...key: Parameters<EditionStore['find']>): Promise<ScoredEdition | null> {
    return this.#inner.findScored(...key);
  }

  open(...key: Parameters<EditionStore['open']>): Promise<FrozenEdition | null> {
    return this.#inner.open(...key);
  }

  latest(...key: Parameters<EditionStore['latest']>): Promise<number> {
    return this.#inner.latest(...key);
  }
}
