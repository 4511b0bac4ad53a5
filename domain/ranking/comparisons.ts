import type { ComparedWith, ScoredEdition, ScoredLine } from './edition.ts';
import type { Share } from './share.ts';
import { Totals } from './totals.ts';

/** A line with a rank. */
type RankedLine = ScoredLine & { readonly rank: number };

/** The line of a unit in an earlier ranking that its own now is compared with. */
export type Earlier = {
  readonly edition: ScoredEdition;
  readonly line: RankedLine;
  readonly common: Common;
};

/**
 * The units ranked in both of two rankings, with their shares in each. Places are compared among them only: out of the
 * same number, and moved by nobody's coming or going.
 */
export type Common = { readonly before: Totals; readonly now: Totals };

/** Whether a line has a rank. */
export function isRanked<L extends { readonly rank: number | null }>(
  line: L,
): line is L & { readonly rank: number } {
  return line.rank !== null;
}

/** Whether an edition ranks at least one unit by figures of its own, so that others can be compared with it. */
export function canBeComparedWith({ lines }: ScoredEdition): boolean {
  return lines.some((line) => isRanked(line) && line.submitted);
}

/** The earlier rankings of a league, for comparisons: each unit's with the last that ranks it by figures of its own. */
export class Comparisons {
  readonly #latest: ScoredEdition | null;
  readonly #byUnit = new Map<string, Earlier>();
  readonly #used = new Set<ScoredEdition>();
  readonly #now: ReadonlyMap<string, Share>;
  readonly #common = new Map<ScoredEdition, Common>();

  /**
   * @param editions the latest first; those without a unit ranked by its own figures are passed over
   * @param now the share of each unit that is ranked now
   */
  constructor(editions: readonly ScoredEdition[], now: ReadonlyMap<string, Share>) {
    this.#now = now;
    const usable = editions.filter(canBeComparedWith);
    this.#latest = usable[0] ?? null;
    if (this.#latest !== null) this.#used.add(this.#latest);
    for (const edition of usable) {
      const common = this.#commonWith(edition);
      for (const line of edition.lines)
        if (isRanked(line) && line.submitted && !this.#byUnit.has(line.unit))
          this.#byUnit.set(line.unit, { edition, line, common });
    }
  }

  /** The last ranking that anybody can be compared with; null when there is none. */
  get latest(): ScoredEdition | null {
    return this.#latest;
  }

  /** The line that a unit is compared with; undefined when there is none. */
  of(unit: string): Earlier | undefined {
    const found = this.#byUnit.get(unit);
    if (found !== undefined) this.#used.add(found.edition);
    return found;
  }

  /** The latest ranking and all those that some unit was compared with, the latest first. */
  get used(): ScoredEdition[] {
    return [...this.#used].sort((a, b) => (a.period > b.period ? -1 : 1));
  }

  /** How an edition is named where it is compared with. */
  named(edition: ScoredEdition): ComparedWith {
    return {
      period: edition.period,
      edition: edition.edition,
      of: edition.lines.filter(isRanked).length,
      among: this.#commonWith(edition).now.size,
    };
  }

  #commonWith(edition: ScoredEdition): Common {
    const known = this.#common.get(edition);
    if (known !== undefined) return known;
    const before = edition.lines.filter((line) => isRanked(line) && this.#now.has(line.unit));
    const now = before.flatMap(({ unit }) => this.#now.get(unit) ?? []);
    const common = { before: new Totals(before), now: new Totals(now) };
    this.#common.set(edition, common);
    return common;
  }
}
