import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Edition, editionSchema } from '../../domain/ranking/edition.ts';
import { compressJson } from '../compressed-json.ts';
import { binarySchema } from './binary.ts';
import { paddedNumber } from './padded-number.ts';

/** The most bytes of compressed lists in one item. */
const chunkBytes = 380_000;

/** What grows with the number of units, and so does not fit into a header. */
const lists = { lines: true, excluded: true, joined: true, left: true, recomputed: true } as const;

/** An edition's lists. Editions from before they were kept together have nothing but the lines. */
export const listsSchema = z.preprocess(
  (stored) => (Array.isArray(stored) ? { lines: stored } : stored),
  editionSchema.pick(lists),
);

/** An edition's header: everything but the lists, and where those are. */
export const headerSchema = z.object({
  ...editionSchema.omit(lists).shape,
  /** Begins the sort keys of the items that hold the lists. */
  linesAt: z.string(),
  chunks: z.int().min(1),
});

export const chunkSchema = z.object({ bytes: binarySchema });

/** Partition of all editions of a league's ranking. */
export function editionPartition({
  set,
  period,
  league,
}: Pick<Edition, 'set' | 'period' | 'league'>): string {
  return `edition#${set}#${period}#${league}`;
}

/** Sort key of an edition's header. */
export function headerKey(edition: number): string {
  return `header#${paddedNumber(edition, 4)}`;
}

/**
 * The items that keep an edition. The keys of the lists carry the digests of the inputs and of the lists themselves, so
 * that of two writers of the same edition neither can touch what the other's header refers to.
 */
export function toEditionItems(edition: Edition) {
  const { lines, excluded, joined, left, recomputed, ...header } = edition;
  const pk = editionPartition(edition);
  const compressed = compressJson({ lines, excluded, joined, left, recomputed });
  const linesDigest = createHash('sha256').update(compressed).digest('hex');
  const linesAt = `lines#${paddedNumber(edition.edition, 4)}#${edition.inputDigest}#${linesDigest}#`;
  const chunks = Array.from({ length: Math.ceil(compressed.length / chunkBytes) }, (_, index) => ({
    pk,
    sk: `${linesAt}${paddedNumber(index, 3)}`,
    bytes: compressed.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  }));
  return {
    chunks,
    header: { pk, sk: headerKey(edition.edition), ...header, linesAt, chunks: chunks.length },
  };
}
