import type { Before, ComputedLine } from '../../domain/ranking/computed-edition.ts';
import { ColumnReader } from '../columns/column-reader.ts';
import { ColumnWriter } from '../columns/column-writer.ts';
import { FrameColumnReader, FrameColumnWriter } from './frame-columns.ts';

/** Packs what every line is compared with. */
export function packBefore(lines: readonly ComputedLine[]): Uint8Array {
  const columns = new ColumnWriter();
  /** How many indicators lacked a figure; null where there is nothing to compare with, and no other column holds anything. */
  const count = columns.integers('lacking.count');
  const lacking = columns.texts('lacking');
  const ownPlaces = columns.integers('ownPlaces');
  const othersPlaces = columns.integers('othersPlaces');
  const frames = new FrameColumnWriter(columns, 'indicators');
  for (const { before } of lines) {
    count.put(before === null ? null : before.lacking.length);
    if (before === null) continue;
    for (const id of before.lacking) lacking.put(id);
    ownPlaces.put(before.ownPlaces);
    othersPlaces.put(before.othersPlaces);
    frames.put(before.indicators.frame, before.indicators.points);
  }
  return columns.bytes();
}

/**
 * What a number of lines are compared with, in their order.
 * @throws RangeError when the bytes hold fewer
 */
export function unpackBefore(bytes: Uint8Array, lines: number): (Before | null)[] {
  const columns = new ColumnReader(bytes);
  const count = columns.integers('lacking.count');
  const lacking = columns.texts('lacking');
  const ownPlaces = columns.integers('ownPlaces');
  const othersPlaces = columns.integers('othersPlaces');
  const frames = new FrameColumnReader(columns, 'indicators');
  return Array.from({ length: lines }, () => {
    const length = count.takeOrNull();
    if (length === null) return null;
    return {
      lacking: Array.from({ length }, () => lacking.take()),
      ownPlaces: ownPlaces.takeOrNull(),
      othersPlaces: othersPlaces.takeOrNull(),
      indicators: { ...frames.take(), beyond: [] },
    };
  });
}
