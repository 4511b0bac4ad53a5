import type { RankingLine } from '../../domain/ranking/edition.ts';
import { ColumnReader } from '../columns/column-reader.ts';
import { ColumnWriter } from '../columns/column-writer.ts';
import { ScoreColumnReader, ScoreColumnWriter } from './score-columns.ts';

type Indicators = RankingLine['indicators'];

/** Packs the points of every line's indicators. */
export function packIndicators(lines: readonly RankingLine[]): Uint8Array {
  const columns = new ColumnWriter();
  const scores = new ScoreColumnWriter<Indicators[number]>(columns, 'indicators', (one) => one.indicator);
  const above = columns.integers('attainment.count');
  const position = columns.integers('attainment.position');
  const attainment = columns.integers('attainment');
  for (const { indicators } of lines) {
    scores.put(indicators);
    let count = 0;
    indicators.forEach((one, index) => {
      if (one.attainment === undefined) return;
      count += 1;
      position.put(index);
      attainment.put(one.attainment);
    });
    above.put(count);
  }
  return columns.bytes();
}

/**
 * The indicators of a number of lines, in their order.
 * @throws RangeError when the bytes hold fewer
 */
export function unpackIndicators(bytes: Uint8Array, lines: number): Indicators[] {
  const columns = new ColumnReader(bytes);
  const scores = new ScoreColumnReader(columns, 'indicators');
  const above = columns.integers('attainment.count');
  const position = columns.integers('attainment.position');
  const attainment = columns.integers('attainment');
  return Array.from({ length: lines }, () => {
    const indicators: Indicators = scores.take((indicator, points, maxPoints) => ({
      indicator,
      points,
      maxPoints,
    }));
    for (let left = above.take(); left > 0; left -= 1) {
      const indicator = indicators[position.take()];
      if (indicator === undefined) throw new RangeError('a packed attainment of no indicator');
      indicator.attainment = attainment.take();
    }
    return indicators;
  });
}
