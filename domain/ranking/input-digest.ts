import { createHash, type Hash } from 'node:crypto';
import type { InstantText } from '../period/instant-text.ts';
import { type Numbering, unpackValues } from '../submission/packed/packed-values.ts';
import type { ScoredEdition } from './edition.ts';
import type { UnitFigures } from './unit-figures.ts';

/** Everything that a ranking is computed from: equal inputs give equal rankings and equal digests. */
export type RankingInputs = {
  readonly set: string;
  readonly period: string;
  readonly league: string;
  readonly catalogueVersion: number;
  readonly cutOffAt: InstantText;
  readonly rules: number;
  readonly submissions: readonly UnitFigures[];
  /** The editions it was compared with, the latest first. */
  readonly compared: readonly ScoredEdition[];
};

/** The version of the digest that new editions have. 1 was over the figures as JSON, 2 is over their packed bytes. */
export const digestVersion = 2;

/**
 * SHA-256, in hexadecimal, over the inputs in a fixed order; the order of the submissions does not matter. Version 2 is over
 * a JSON document and the packed figures one after another: the document gives the length of each.
 * @param asked the set to read figures for, which version 1 reads
 */
export function inputDigest(
  { submissions, compared, ...inputs }: RankingInputs,
  version: number,
  asked: Numbering,
): string {
  const { rules, set, period, league, catalogueVersion, cutOffAt } = inputs;
  const about = [rules, set, period, league, catalogueVersion, cutOffAt];
  const sorted = submissions.toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
  const editions = compared.map((one) => [one.period, one.edition, one.inputDigest]);
  const hash = createHash('sha256');
  if (version === 1) hashJson(hash, about, sorted, editions, asked);
  else {
    const units = sorted.map(({ unit, revision, id, figures }) => [unit, revision, id, figures.bytes.length]);
    hash.update(JSON.stringify([about, units, editions]));
    hash.update(Buffer.concat(sorted.map(({ figures }) => figures.bytes)));
  }
  return hash.digest('hex');
}

/** Version 1: hashed piece by piece, because a nation's figures are some 60 MB of JSON. */
function hashJson(
  hash: Hash,
  about: readonly unknown[],
  sorted: readonly UnitFigures[],
  editions: readonly unknown[],
  asked: Numbering,
): void {
  hash.update(`[${JSON.stringify(about)},[`);
  sorted.forEach(({ unit, revision, id, figures }, index) => {
    const values = unpackValues(figures.packedBy, figures.bytes, asked);
    const byId = [...values].sort(([one], [other]) => (one < other ? -1 : 1));
    hash.update(`${index === 0 ? '' : ','}${JSON.stringify([unit, revision, id, byId])}`);
  });
  hash.update(`],${JSON.stringify(editions)}]`);
}
