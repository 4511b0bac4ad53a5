import type { Numbering } from '../../domain/submission/packed-values.ts';
import type { CatalogueStore } from '../../usecases/ports/catalogue-store.ts';

/** More versions than the submissions of a few periods name; of each, only numbers are kept. */
const mostKept = 64;

/** The numbers of each catalogue version's indicators. A version never changes, so each is read once. */
export class Numberings {
  readonly #catalogues: Pick<CatalogueStore, 'find'>;
  /** By version, then by set; the version used longest ago comes first. */
  readonly #kept = new Map<number, Promise<ReadonlyMap<string, Numbering>>>();

  constructor(catalogues: Pick<CatalogueStore, 'find'>) {
    this.#catalogues = catalogues;
  }

  /**
   * Reads a set's numbers in some versions.
   * @returns the numbers by version
   * @throws Error when a version, or the set in it, does not exist: figures are never read by another one
   */
  async of(set: string, versions: ReadonlySet<number>): Promise<(version: number) => Numbering> {
    const read = new Map<number, Numbering>();
    for (const version of versions) {
      const numbering = (await this.#ofVersion(version)).get(set);
      if (numbering === undefined) throw new Error(`catalogue version ${version} has no set ${set}`);
      read.set(version, numbering);
    }
    return (version) => {
      const numbering = read.get(version);
      if (numbering === undefined) throw new Error(`catalogue version ${version} was not read`);
      return numbering;
    };
  }

  #ofVersion(version: number): Promise<ReadonlyMap<string, Numbering>> {
    const numberings = this.#kept.get(version) ?? this.#read(version);
    this.#kept.delete(version);
    this.#kept.set(version, numberings);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    numberings.catch(() => this.#kept.delete(version));
    return numberings;
  }

  async #read(version: number): Promise<ReadonlyMap<string, Numbering>> {
    const found = await this.#catalogues.find(version);
    if (found === null) throw new Error(`catalogue version ${version} does not exist`);
    return new Map(
      found.catalogue.sets.map(({ id, indicators }) => [
        id,
        {
          indicators: indicators.map(({ id: indicator, number, kind }) => ({ id: indicator, number, kind })),
        },
      ]),
    );
  }
}
