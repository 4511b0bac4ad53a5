import { zstdDecompressSync } from 'node:zlib';
import type { Before } from '../../domain/ranking/computed-edition.ts';
import type { Edition, PlaceLine, RankingLine, RankLine } from '../../domain/ranking/edition.ts';
import { unpackBefore } from './before-section.ts';
import { unpackIndicators } from './indicator-section.ts';
import { unpackPlaceLines, unpackRanks } from './rank-section.ts';
import { unpackWhy } from './why-section.ts';

/** The sections of an edition by encoding 2, each as a whole. */
export const wholeSections = ['indicators', 'ranks', 'why'] as const;

/** The sections of an edition by encoding 3, each in pages. */
export const pagedSections = ['before', 'indicators', 'ranks'] as const;

export type PagedSection = (typeof pagedSections)[number];

/** The lists of an edition by encoding 2, compressed by zstd. */
export type PackedEdition = Readonly<Record<(typeof wholeSections)[number], Uint8Array>>;

/** The parts of an edition that grow with its units; the rest is small. */
type Lists = Pick<Edition, 'lines' | 'excluded' | 'joined' | 'left' | 'recomputed'>;

/**
 * All lists of an edition.
 * @throws Error when the bytes are damaged
 */
export function unpackEdition(packed: PackedEdition): Lists {
  const { lines, ...beside } = unpackRanks(zstdDecompressSync(packed.ranks));
  const indicators = unpackIndicators(zstdDecompressSync(packed.indicators), lines.length);
  const why = unpackWhy(zstdDecompressSync(packed.why), lines.length);
  return {
    ...beside,
    lines: lines.flatMap((line, index) => {
      const scores = indicators[index];
      return scores === undefined ? [] : [{ ...line, indicators: scores, why: why[index] ?? null }];
    }),
  };
}

/**
 * A page of ranks.
 * @throws Error when the bytes are damaged
 */
export function unpackRankPage(bytes: Uint8Array): RankLine[] {
  return unpackRanks(zstdDecompressSync(bytes)).lines;
}

/**
 * What it takes to compare the units of a page of ranks.
 * @throws Error when the bytes are damaged
 */
export function unpackPlaceLinePage(bytes: Uint8Array): PlaceLine[] {
  return unpackPlaceLines(zstdDecompressSync(bytes));
}

/**
 * A page of indicators.
 * @throws Error when the bytes are damaged, or hold fewer lines
 */
export function unpackIndicatorPage(bytes: Uint8Array, lines: number): RankingLine['indicators'][] {
  return unpackIndicators(zstdDecompressSync(bytes), lines);
}

/**
 * A page of what lines are compared with.
 * @throws Error when the bytes are damaged, or hold fewer lines
 */
export function unpackBeforePage(bytes: Uint8Array, lines: number): (Before | null)[] {
  return unpackBefore(zstdDecompressSync(bytes), lines);
}
