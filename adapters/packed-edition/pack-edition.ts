import { zstdDecompressSync } from 'node:zlib';
import type { Before } from '../../domain/ranking/computed-edition.ts';
import type { PlaceLine, RankingLine, RankLine, ScoredLine } from '../../domain/ranking/edition.ts';
import type { IndicatorPoints } from '../../domain/scoring/indicator-scores.ts';
import { unpackBefore } from './before-section.ts';
import { unpackIndicators, unpackPoints } from './indicator-section.ts';
import { unpackPlaceLines, unpackRanks, unpackScoredLines } from './rank-section.ts';
import type { ScoreReading } from './score-columns.ts';

/** The sections of an edition, each in pages. */
export const pagedSections = ['before', 'indicators', 'ranks'] as const;

/** A part of every line that is packed apart, so that who does not ask for it does not read it. */
export type PagedSection = (typeof pagedSections)[number];

/**
 * A page of ranks.
 * @throws Error when the bytes are damaged
 */
export function unpackRankPage(bytes: Uint8Array): RankLine[] {
  return unpackRanks(zstdDecompressSync(bytes));
}

/**
 * What it takes to compare the units of a page of ranks.
 * @throws Error when the bytes are damaged
 */
export function unpackPlaceLinePage(bytes: Uint8Array): PlaceLine[] {
  return unpackPlaceLines(zstdDecompressSync(bytes));
}

/**
 * What it takes to compare later lines with those of a page of ranks.
 * @throws Error when the bytes are damaged
 */
export function unpackScoredLinePage(bytes: Uint8Array): Omit<ScoredLine, 'indicators'>[] {
  return unpackScoredLines(zstdDecompressSync(bytes));
}

/**
 * A page of indicators.
 * @throws Error when the bytes are damaged, or hold fewer lines
 */
export function unpackIndicatorPage(
  bytes: Uint8Array,
  lines: number,
  readScores: ScoreReading,
): RankingLine['indicators'][] {
  return unpackIndicators(zstdDecompressSync(bytes), lines, readScores);
}

/**
 * What of a page of indicators it takes to compare later lines with them.
 * @throws Error when the bytes are damaged, or hold fewer lines
 */
export function unpackPointsPage(
  bytes: Uint8Array,
  lines: number,
  readScores: ScoreReading,
): IndicatorPoints[] {
  return unpackPoints(zstdDecompressSync(bytes), lines, readScores);
}

/**
 * A page of what lines are compared with.
 * @throws Error when the bytes are damaged, or hold fewer lines
 */
export function unpackBeforePage(
  bytes: Uint8Array,
  lines: number,
  readScores: ScoreReading,
): (Before | null)[] {
  return unpackBefore(zstdDecompressSync(bytes), lines, readScores);
}
