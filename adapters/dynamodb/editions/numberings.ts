import type { Numbering } from '../../../domain/submission/packed/packed-values.ts';
import type { CatalogueStore } from '../../../usecases/ports/catalogue-store.ts';
import { UnreadableRow } from '../../../usecases/ports/unreadable-row.ts';
import { UnreadableReason } from '../table/row-reader.ts';

/** More versions than the submissions of a few periods name; of each, only numbers are kept. */
const mostKept = 64;

/** The numbers of each catalogue version's indicators. A version never changes, so each is read once. */
export class Numberings {
  readonly #catalogues: Pick<CatalogueStore, 'find'>;
  /** By version, then by set; the version used longest ago comes first. */
  readonly #kept = new Map<number, Promise<ReadonlyMap<string, Numbering> | null>>();

  constructor(catalogues: Pick<CatalogueStore, 'find'>) {
    this.#catalogues = catalogues;
  }

  /**
   * Reads a set's numbers in some versions.
   * @returns the numbers by version; throws an `UnreadableReason` for a version that does not exist, lacks the set, or cannot be
   * read: figures are never read by another one
   */
  async of(set: string, versions: ReadonlySet<number>): Promise<(version: number) => Numbering> {
    const read = new Map<number, ReadonlyMap<string, Numbering> | null>();
    for (const version of versions) read.set(version, await this.#ofVersion(version));
    return (version) => {
      const ofVersion = read.get(version);
      if (!ofVersion)
        throw new UnreadableReason(`catalogue version ${version}, which it names, cannot be read`);
      const numbering = ofVersion.get(set);
      if (numbering === undefined)
        throw new UnreadableReason(`catalogue version ${version} has no set ${set}`);
      return numbering;
    };
  }

  /** Null for a version that does not exist or cannot be read; it is looked for again the next time. */
  #ofVersion(version: number): Promise<ReadonlyMap<string, Numbering> | null> {
    const numberings = this.#kept.get(version) ?? this.#read(version);
    this.#kept.delete(version);
    this.#kept.set(version, numberings);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    numberings.then(
      (found) => found ?? this.#kept.delete(version),
      () => this.#kept.delete(version),
    );
    return numberings;
  }

  async #read(version: number): Promise<ReadonlyMap<string, Numbering> | null> {
    const found = await this.#catalogues.find(version).catch((error: unknown) => {
      if (error instanceof UnreadableRow) return null;
      throw error;
    });
    if (found === null) return null;
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
