import type { RankingLine } from '../../domain/ranking/edition.ts';
import type { IndicatorScores } from '../../domain/scoring/indicator-scores.ts';
import { ColumnReader } from '../columns/column-reader.ts';
import { ColumnWriter } from '../columns/column-writer.ts';
import { FrameColumnReader, FrameColumnWriter } from './frame-columns.ts';

/** Packs the points of every line's indicators. */
export function packIndicators(lines: readonly Pick<RankingLine, 'indicators'>[]): Uint8Array {
  const columns = new ColumnWriter();
  const frames = new FrameColumnWriter(columns, 'indicators');
  const count = columns.integers('attainment.count');
  const position = columns.integers('attainment.position');
  const attainment = columns.integers('attainment');
  for (const { indicators } of lines) {
    frames.put(indicators.frame, indicators.points);
    for (const beyond of indicators.beyond) {
      position.put(beyond.at);
      attainment.put(beyond.attainment);
    }
    count.put(indicators.beyond.length);
  }
  return columns.bytes();
}

/**
 * The indicators of a number of lines, in their order.
 * @throws RangeError when the bytes hold fewer
 */
export function unpackIndicators(bytes: Uint8Array, lines: number): IndicatorScores[] {
  const columns = new ColumnReader(bytes);
  const frames = new FrameColumnReader(columns, 'indicators');
  const count = columns.integers('attainment.count');
  const position = columns.integers('attainment.position');
  const attainment = columns.integers('attainment');
  return Array.from({ length: lines }, () => {
    const { frame, points } = frames.take();
    const beyond = Array.from({ length: count.take() }, () => {
      const at = position.take();
      if (at < 0 || at >= points.length) throw new RangeError('a packed attainment of no indicator');
      return { at, attainment: attainment.take() };
    });
    return { frame, points, beyond };
  });
}
