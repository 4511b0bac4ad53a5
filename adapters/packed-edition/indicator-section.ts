import type { RankingLine } from '../../domain/ranking/edition.ts';
import {
  type IndicatorPoints,
  type IndicatorScores,
  noneBeyond,
} from '../../domain/scoring/indicator-scores.ts';
import { ColumnReader } from '../columns/column-reader.ts';
import { ColumnWriter } from '../columns/column-writer.ts';
import { ScoreColumnWriter, type ScoreReading } from './score-columns.ts';

/** Packs the points of every line's indicators. @param columns empty ones; those of the page before serve again */
export function packIndicators(
  lines: readonly Pick<RankingLine, 'indicators'>[],
  columns = new ColumnWriter(),
): Uint8Array {
  const scores = new ScoreColumnWriter(columns);
  const count = columns.integers('attainment.count');
  const position = columns.integers('attainment.position');
  const attainment = columns.integers('attainment');
  for (const { indicators } of lines) {
    scores.put(indicators);
    count.put(indicators.beyond.at.length);
    position.putAll(indicators.beyond.at);
    for (const one of indicators.beyond.attainment) attainment.put(one);
  }
  return columns.bytes();
}

/**
 * The indicators of a number of lines, in their order.
 * @throws RangeError when the bytes hold fewer
 */
export function unpackIndicators(
  bytes: Uint8Array,
  lines: number,
  readScores: ScoreReading,
): IndicatorScores[] {
  const columns = new ColumnReader(bytes);
  const count = columns.integers('attainment.count');
  const position = columns.integers('attainment.position');
  const attainment = columns.integers('attainment');
  return pointsOfLines(columns, lines, readScores).map((one) => {
    const length = count.take();
    if (length === 0) return { ...one, beyond: noneBeyond };
    const at = position.takeAll(new Int32Array(length));
    if (at.some((index) => index < 0 || index >= one.points.length))
      throw new RangeError('a packed attainment of no indicator');
    return { ...one, beyond: { at, attainment: Float64Array.from(at, () => attainment.take()) } };
  });
}

/**
 * What of the indicators of a number of lines it takes to compare later lines with them; no attainment is read.
 * @throws RangeError when the bytes hold fewer
 */
export function unpackPoints(bytes: Uint8Array, lines: number, readScores: ScoreReading): IndicatorPoints[] {
  return pointsOfLines(new ColumnReader(bytes), lines, readScores);
}

function pointsOfLines(columns: ColumnReader, lines: number, readScores: ScoreReading): IndicatorPoints[] {
  const all = new Array<true>(lines).fill(true);
  return readScores(columns, all).map((one) => {
    if (one === null) throw new RangeError('a packed line without indicators');
    return one;
  });
}
