import { besideUnits, sizesOf } from '../domain/ranking/beside-units.ts';
import type {
  BesideUnit,
  Edition,
  EditionHead,
  EditionSizes,
  PartialLine,
  PlaceLine,
  RankingLine,
  UnitPlace,
} from '../domain/ranking/edition.ts';
import type { FrozenEdition, LinePart } from '../usecases/ports/frozen-edition.ts';

/** An edition that can only be read whole: one in memory, or stored by an encoding without pages. Its readers get copies. */
export class WholeEdition implements FrozenEdition {
  readonly head: EditionHead;
  readonly #read: () => Promise<Edition>;
  #edition: Promise<Edition> | null = null;

  /** @param read reads all of it, once anything but the head is asked for */
  constructor(head: EditionHead, read: () => Promise<Edition>) {
    this.head = head;
    this.#read = read;
  }

  async sizes(): Promise<EditionSizes> {
    return sizesOf(await this.#whole());
  }

  async lines(from: number, to: number, parts: readonly LinePart[]): Promise<PartialLine[]> {
    const { lines } = await this.#whole();
    return structuredClone(lines.slice(from, to)).map(({ indicators, why, ...line }) => ({
      ...line,
      ...(parts.includes('indicators') ? { indicators } : {}),
      ...(parts.includes('why') ? { why } : {}),
    }));
  }

  async placeLines(): Promise<PlaceLine[]> {
    const { lines } = await this.#whole();
    return lines.map(({ unit, name, rank, notRanked, submitted, late, illustrative, points, maxPoints }) => ({
      unit,
      name,
      rank,
      notRanked,
      submitted,
      late,
      illustrative,
      points,
      maxPoints,
    }));
  }

  async beside(from: number, to: number): Promise<BesideUnit[]> {
    return structuredClone(besideUnits(await this.#whole()).slice(from, to));
  }

  async lineOf(unit: string): Promise<RankingLine | null> {
    const { lines } = await this.#whole();
    return structuredClone(lines.find((line) => line.unit === unit) ?? null);
  }

  async placeOf(unit: string): Promise<UnitPlace | null> {
    const line = await this.lineOf(unit);
    if (line === null) return null;
    const { rank, points, maxPoints, illustrative } = line;
    return { rank, points, maxPoints, illustrative };
  }

  #whole(): Promise<Edition> {
    this.#edition ??= this.#read();
    return this.#edition;
  }
}
