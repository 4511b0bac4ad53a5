import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Edition, editionSchema } from '../../domain/ranking/edition.ts';
import { compressJson } from '../compressed-json.ts';
import { binarySchema } from './binary.ts';
import { paddedNumber } from './padded-number.ts';

/** The maximum size of an item's compressed lists, in bytes. */
const chunkBytes = 380_000;

/** The parts that grow with the number of units, and so do not fit into a header. */
const lists = { lines: true, excluded: true, joined: true, left: true, recomputed: true } as const;

/** An edition's lists. Older editions have only the lines. */
export const listsSchema = z.preprocess(
  (stored) => (Array.isArray(stored) ? { lines: stored } : stored),
  editionSchema.pick(lists),
);

/** An edition's header: everything but the lists, and where to find them. */
export const headerSchema = z.object({
  ...editionSchema.omit(lists).shape,
  /** The prefix of the lists' sort keys. */
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
 * The items of an edition. The keys of the lists contain the digests of the inputs and of the lists themselves, so that
 * two writers of the same edition cannot overwrite each other's lists.
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
