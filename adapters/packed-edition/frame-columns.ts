import type { Frame } from '../../domain/scoring/indicator-scores.ts';
import type { ColumnReader } from '../columns/column-reader.ts';
import { times } from '../columns/times.ts';

/** The frames that some columns hold, in their order: the length of each, and the ids and most points of all. */
export function framesIn(columns: ColumnReader, prefix: string): Frame[] {
  const lengths = columns.integers(`${prefix}.frame.length`);
  const id = columns.texts(`${prefix}.frame.id`);
  const maxPoints = columns.integers(`${prefix}.frame.maxPoints`);
  const frames: Frame[] = [];
  while (!lengths.atEnd) {
    const length = lengths.take();
    frames.push({
      ids: times(length, () => id.take()),
      maxPoints: times(length, () => maxPoints.take()),
    });
  }
  return frames;
}

/** The frame of a number. @throws RangeError where there is none */
export function frameAt(frames: readonly Frame[], number: number): Frame {
  const frame = frames[number];
  if (frame === undefined) throw new RangeError(`no packed frame ${number}`);
  return frame;
}
