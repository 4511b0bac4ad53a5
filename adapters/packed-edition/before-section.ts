import type { Before, ComputedLine } from '../../domain/ranking/computed-edition.ts';
import { ColumnReader } from '../columns/column-reader.ts';
import { ColumnWriter } from '../columns/column-writer.ts';
import { times } from '../columns/times.ts';
import { ScoreColumnWriter, type ScoreReading } from './score-columns.ts';

/** Packs what every line is compared with. @param columns empty ones; those of the page before serve again */
export function packBefore(lines: readonly ComputedLine[], columns = new ColumnWriter()): Uint8Array {
  /** How many indicators lacked a figure; null where there is nothing to compare with, and no other column holds anything. */
  const count = columns.integers('lacking.count');
  const lacking = columns.texts('lacking');
  const ownPlaces = columns.integers('ownPlaces');
  const othersPlaces = columns.integers('othersPlaces');
  const scores = new ScoreColumnWriter(columns);
  for (const { before } of lines) {
    count.put(before === null ? null : before.lacking.length);
    if (before === null) continue;
    for (const id of before.lacking) lacking.put(id);
    ownPlaces.put(before.ownPlaces);
    othersPlaces.put(before.othersPlaces);
    scores.put(before.indicators);
  }
  return columns.bytes();
}

/**
 * What a number of lines are compared with, in their order.
 * @throws RangeError when the bytes hold fewer
 */
export function unpackBefore(bytes: Uint8Array, lines: number, readScores: ScoreReading): (Before | null)[] {
  const columns = new ColumnReader(bytes);
  const count = columns.integers('lacking.count');
  const lacking = columns.texts('lacking');
  const ownPlaces = columns.integers('ownPlaces');
  const othersPlaces = columns.integers('othersPlaces');
  const counts = times(lines, () => count.takeOrNull());
  const scores = readScores(
    columns,
    counts.map((length) => length !== null),
  );
  return counts.map((length, index) => {
    const points = scores[index];
    if (length === null || points == null) return null;
    return {
      lacking: times(length, () => lacking.take()),
      ownPlaces: ownPlaces.takeOrNull(),
      othersPlaces: othersPlaces.takeOrNull(),
      indicators: points,
    };
  });
}
