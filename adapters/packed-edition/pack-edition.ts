import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Edition, EditionRanks } from '../../domain/ranking/edition.ts';
import { packIndicators, unpackIndicators } from './indicator-section.ts';
import { packRanks, unpackRanks } from './rank-section.ts';
import { packWhy, unpackWhy } from './why-section.ts';

/** The sections of a packed edition, each read without the others. */
export const editionSections = ['indicators', 'ranks', 'why'] as const;

export type EditionSection = (typeof editionSections)[number];

/** The lists of an edition as columns, compressed by zstd. */
export type PackedEdition = Readonly<Record<EditionSection, Uint8Array>>;

/** The parts of an edition that grow with its units; the rest is small. */
type Lists = Pick<Edition, 'lines' | 'excluded' | 'joined' | 'left' | 'recomputed'>;

/** Packs the lists of an edition. */
export function packEdition(edition: Edition): PackedEdition {
  return {
    indicators: zstdCompressSync(packIndicators(edition.lines)),
    ranks: zstdCompressSync(packRanks(edition)),
    why: zstdCompressSync(packWhy(edition.lines)),
  };
}

/**
 * The lists of an edition without indicators and causes.
 * @throws Error when the bytes are damaged
 */
export function unpackEditionRanks({ ranks }: Pick<PackedEdition, 'ranks'>): Pick<EditionRanks, keyof Lists> {
  return unpackRanks(zstdDecompressSync(ranks));
}

/**
 * All lists of an edition.
 * @throws Error when the bytes are damaged
 */
export function unpackEdition(packed: PackedEdition): Lists {
  const { lines, ...beside } = unpackEditionRanks(packed);
  const indicators = unpackIndicators(zstdDecompressSync(packed.indicators), lines.length);
  const why = unpackWhy(zstdDecompressSync(packed.why), lines.length);
  return {
    ...beside,
    lines: lines.map((line, index) => ({
      ...line,
      indicators: indicators[index] ?? [],
      why: why[index] ?? null,
    })),
  };
}
