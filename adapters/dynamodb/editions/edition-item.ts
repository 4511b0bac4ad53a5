import { createHash } from 'node:crypto';
import * as z from 'zod';
import { sizesOf } from '../../../domain/ranking/beside-units.ts';
import type { ComputedEdition } from '../../../domain/ranking/computed-edition.ts';
import { type Edition, editionSchema } from '../../../domain/ranking/edition.ts';
import { packPages } from '../../packed-edition/edition-pages.ts';
import { type PagedSection, pagedSections } from '../../packed-edition/pack-edition.ts';
import { binarySchema } from '../requests/binary.ts';
import { paddedNumber } from '../table/padded-number.ts';
import { plainReader, type RowReader, UnreadableReason } from '../table/row-reader.ts';
import { versionOf } from '../table/row-versions.ts';

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
const pagedHeaderSchema = z.object({
  ...headerFields,
  encoding: z.literal(5),
  givenAsPoints: z.array(z.string()),
  pages: z.record(z.enum(pagedSections), z.object({ count: z.int().min(0), linesOfPage: z.int().min(1) })),
  sizes: z.object({
    lines: z.int(),
    ranked: z.int(),
    beside: z.int(),
    recomputed: z.object({ reason: z.string(), moved: z.int() }).nullable(),
  }),
});

/**
 * An edition's header: everything but the lists, and where to find them. By encoding 1 the lists are one JSON document; by
 * encoding 5 they are columns in pages of lines (`packed-edition/`), whose names follow the prefix in the sort keys.
 */
const headerSchema = z.union([pagedHeaderSchema, header1Schema]);

/** The row that makes an edition exist, in either encoding. */
export type EditionHeader = z.infer<typeof headerSchema>;
/** The header of an edition by encoding 1, whose lists are JSON. */
export type JsonHeader = z.infer<typeof header1Schema>;
/** The header of an edition by encoding 5, whose lists are columns in pages. */
export type PagedHeader = z.infer<typeof pagedHeaderSchema>;

/** Reads a header; a header that names another edition than its key is treated as unreadable. */
export const headerReader = {
  ...plainReader('edition', headerSchema),
  read: (item) => {
    const header = plainReader('edition', headerSchema).read(item);
    const { pk = editionPartition(header), sk = headerKey(header.edition) } = item;
    if (pk !== editionPartition(header) || sk !== headerKey(header.edition))
      throw new UnreadableReason('it names another edition than its key');
    return header;
  },
} satisfies RowReader<EditionHeader>;

/** Reads a page, or a part of the lists, as bytes. */
export const chunkReader = plainReader('edition', z.object({ bytes: binarySchema }));

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

/** The prefix of the sort keys of a section, of the places, or of the units beside the lines. */
export function sectionKey(linesAt: string, section: PagedSection | 'places' | 'beside'): string {
  return `${linesAt}${section}#`;
}

/** The sort key of a page, by its number from 0. */
export function pageKey(linesAt: string, section: PagedSection | 'beside', page: number): string {
  return `${sectionKey(linesAt, section)}${paddedNumber(page, 5)}`;
}

/** The sort key of the page of places that begins with a unit. */
export function placesKey(linesAt: string, unit: string): string {
  return `${sectionKey(linesAt, 'places')}${unit}`;
}

/**
 * The items of an edition. The keys of the lists contain the digests of the inputs and of the lists themselves, so that
 * two writers of the same edition cannot overwrite each other's lists, and no item ever changes.
 */
export function toEditionItems(edition: ComputedEdition) {
  const { lines, excluded, joined, left, recomputed, ...header } = edition;
  const pk = editionPartition(edition);
  const { sections, places, beside } = packPages(edition);
  const digest = createHash('sha256');
  for (const section of pagedSections) for (const page of sections[section].pages) digest.update(page);
  for (const page of beside) digest.update(page);
  const linesAt = `lines#${paddedNumber(edition.edition, 4)}#${edition.inputDigest}#${digest.digest('hex')}#`;
  const numbered = (section: PagedSection | 'beside', pages: readonly Uint8Array[]) =>
    pages.map((bytes, page) => ({ pk, sk: pageKey(linesAt, section, page), bytes }));
  const pages = Object.fromEntries(
    pagedSections.map((section) => {
      const { pages: all, linesOfPage } = sections[section];
      return [section, { count: all.length, linesOfPage }];
    }),
  );
  return {
    pages: [
      ...pagedSections.flatMap((section) => numbered(section, sections[section].pages)),
      ...places.map(({ first, bytes }) => ({ pk, sk: placesKey(linesAt, first), bytes })),
      ...numbered('beside', beside),
    ],
    header: {
      pk,
      sk: headerKey(edition.edition),
      ...versionOf('edition'),
      ...header,
      linesAt,
      encoding: 5,
      pages,
      sizes: sizesOf(edition),
    },
  };
}
