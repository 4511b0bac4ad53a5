import { type ComputedEdition, explained } from '../../domain/ranking/computed-edition.ts';
import type { Edition, ScoredEdition } from '../../domain/ranking/edition.ts';
import type { EditionStore } from '../../usecases/ports/edition-store.ts';
import type { FrozenEdition } from '../../usecases/ports/frozen-edition.ts';
import { WholeEdition } from '../whole-edition.ts';

/** Editions, copied when frozen, so that nobody can change one afterwards. */
export class MemoryEditionStore implements EditionStore {
  /** Editions by set, period and league, then number. */
  readonly #rankings = new Map<string, Map<number, Edition>>();

  async freeze(edition: ComputedEdition): Promise<boolean> {
    const key = keyOf(edition.set, edition.period, edition.league);
    const editions = this.#rankings.get(key) ?? new Map<number, Edition>();
    if (editions.has(edition.edition)) return false;
    this.#rankings.set(key, editions.set(edition.edition, structuredClone(explained(edition))));
    return true;
  }

  async find(...key: Parameters<EditionStore['find']>): Promise<Edition | null> {
    return structuredClone(this.#stored(...key));
  }

  async findScored(...key: Parameters<EditionStore['find']>): Promise<ScoredEdition | null> {
    return this.find(...key);
  }

  async open(...key: Parameters<EditionStore['open']>): Promise<FrozenEdition | null> {
    const stored = this.#stored(...key);
    if (stored === null) return null;
    const { lines, excluded, joined, left, recomputed, ...head } = stored;
    return new WholeEdition(structuredClone(head), async () => stored);
  }

  async latest(set: string, period: string, league: string): Promise<number> {
    return Math.max(0, ...(this.#rankings.get(keyOf(set, period, league))?.keys() ?? []));
  }

  #stored(set: string, period: string, league: string, edition?: number): Edition | null {
    const editions = this.#rankings.get(keyOf(set, period, league));
    return editions?.get(edition ?? Math.max(...editions.keys())) ?? null;
  }
}

function keyOf(set: string, period: string, league: string): string {
  return `${set}#${period}#${league}`;
}
