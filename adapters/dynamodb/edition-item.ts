import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Edition, editionSchema } from '../../domain/ranking/edition.ts';
import { type EditionSection, editionSections, packEdition } from '../packed-edition/pack-edition.ts';
import { binarySchema } from './binary.ts';
import { paddedNumber } from './padded-number.ts';

/** The maximum size of the lists in one item, in bytes. */
const chunkBytes = 380_000;

/** The parts that grow with the number of units, and so do not fit into a header. */
const lists = { lines: true, excluded: true, joined: true, left: true, recomputed: true } as const;

/** The lists by encoding 1: JSON, compressed by gzip. The oldest have only the lines. */
export const listsSchema = z.preprocess(
  (stored) => (Array.isArray(stored) ? { lines: stored } : stored),
  editionSchema.pick(lists),
);

const headerFields = {
  ...editionSchema.omit(lists).shape,
  /** The prefix of the lists' sort keys. */
  linesAt: z.string(),
};
const chunks = z.int().min(1);
const header1Schema = z.object({ ...headerFields, chunks });
const header2Schema = z.object({
  ...headerFields,
  encoding: z.literal(2),
  chunks: z.record(z.enum(editionSections), chunks),
});

/**
 * An edition's header: everything but the lists, and where to find them. By encoding 1 the lists are one JSON document; by
 * encoding 2 they are columns in sections (`packed-edition/`), whose names follow the prefix in the sort keys.
 */
export const headerSchema = z.union([header2Schema, header1Schema]);

export type EditionHeader = z.infer<typeof headerSchema>;
export type PackedHeader = z.infer<typeof header2Schema>;

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

/** The prefix of a section's sort keys. */
export function sectionKey(linesAt: string, section: EditionSection): string {
  return `${linesAt}${section}#`;
}

/**
 * The items of an edition. The keys of the lists contain the digests of the inputs and of the lists themselves, so that
 * two writers of the same edition cannot overwrite each other's lists.
 */
export function toEditionItems(edition: Edition) {
  const { lines, excluded, joined, left, recomputed, ...header } = edition;
  const pk = editionPartition(edition);
  const packed = packEdition(edition);
  const digest = createHash('sha256');
  for (const section of editionSections) digest.update(packed[section]);
  const linesAt = `lines#${paddedNumber(edition.edition, 4)}#${edition.inputDigest}#${digest.digest('hex')}#`;
  const items = editionSections.flatMap((section) => {
    const prefix = sectionKey(linesAt, section);
    return chunksOf(packed[section]).map((bytes, index) => ({
      pk,
      sk: `${prefix}${paddedNumber(index, 3)}`,
      bytes,
    }));
  });
  const counts = Object.fromEntries(
    editionSections.map((section) => [section, chunksOf(packed[section]).length]),
  );
  return {
    chunks: items,
    header: { pk, sk: headerKey(edition.edition), ...header, linesAt, encoding: 2, chunks: counts },
  };
}

function chunksOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, index) =>
    bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
}
