import { zstdDecompressSync } from 'node:zlib';
import * as z from 'zod';
import { besideUnits } from '../../domain/ranking/beside-units.ts';
import type { ComputedEdition, ComputedLine } from '../../domain/ranking/computed-edition.ts';
import { type BesideUnit, editionSchema } from '../../domain/ranking/edition.ts';
import { ColumnWriter } from '../columns/column-writer.ts';
import { packBefore } from './before-section.ts';
import { compressPage } from './compress-page.ts';
import { packIndicators } from './indicator-section.ts';
import type { PagedSection } from './pack-edition.ts';
import { type PlacesPage, packPlaces } from './places-page.ts';
import { packRanks } from './rank-section.ts';

/** The lines of a page, unless they are too large together: a page of ranks takes two or three read units. */
const usualLines = 256;

/** The most bytes of a page, so that its item stays under DynamoDB's 400 KB. */
const mostBytes = 380_000;

/** Units beside the lines in a page of them. */
export const besideOfPage = 1_000;

/** A section of an edition, page by page; all but the last hold the same number of lines. */
type SectionPages = { readonly linesOfPage: number; readonly pages: readonly Uint8Array[] };

/** An edition in pages, each of which is read without the others. */
export type EditionPages = {
  readonly sections: Readonly<Record<PagedSection, SectionPages>>;
  readonly places: readonly PlacesPage[];
  readonly beside: readonly Uint8Array[];
};

/** Packs the lists of an edition in pages. */
export function packPages(edition: ComputedEdition): EditionPages {
  const { lines } = edition;
  return {
    sections: {
      before: sectionPages(lines, packBefore),
      indicators: sectionPages(lines, packIndicators),
      ranks: sectionPages(lines, packRanks),
    },
    places: packPlaces(lines, usualLines),
    beside: slices(besideUnits(edition), besideOfPage).map((some) => compressPage(JSON.stringify(some))),
  };
}

/**
 * The units of a page beside the lines.
 * @throws Error when the bytes are damaged
 */
export function unpackBeside(bytes: Uint8Array): BesideUnit[] {
  return besideSchema.parse(JSON.parse(zstdDecompressSync(bytes).toString()));
}

const { excluded, left, recomputed } = editionSchema.shape;
const besideSchema = z.array(
  z.union([
    z.strictObject({ list: z.enum(['excluded', 'joined']), unit: excluded.unwrap().element }),
    z.strictObject({ list: z.literal('left'), unit: left.unwrap().element }),
    z.strictObject({ list: z.literal('moved'), unit: recomputed.unwrap().unwrap().shape.moved.element }),
  ]),
);

function sectionPages(
  lines: readonly ComputedLine[],
  pack: (lines: ComputedLine[], columns: ColumnWriter) => Uint8Array,
  linesOfPage = usualLines,
): SectionPages {
  const columns = new ColumnWriter();
  const pages = slices(lines, linesOfPage).map((some) => compressPage(pack(some, columns)));
  if (linesOfPage === 1 || pages.every(({ length }) => length <= mostBytes)) return { linesOfPage, pages };
  return sectionPages(lines, pack, linesOfPage / 2);
}

/** A list in parts of a length, the last one shorter. */
function slices<T>(list: readonly T[], length: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / length) }, (_, index) =>
    list.slice(index * length, (index + 1) * length),
  );
}
