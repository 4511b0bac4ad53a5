import type { Frame, IndicatorPoints } from '../../domain/scoring/indicator-scores.ts';
import type { ColumnReader } from '../columns/column-reader.ts';
import type { ColumnWriter } from '../columns/column-writer.ts';
import { times } from '../columns/times.ts';
import { frameAt, framesIn } from './frame-columns.ts';

/** Writes the points of every line's indicators: how many frames it has, their numbers, and the points; and the frames once each. */
export class ScoreColumnWriter {
  readonly #count;
  readonly #frame;
  readonly #points;
  readonly #frameLength;
  readonly #id;
  readonly #maxPoints;
  /** Lines share not only equal frames but the same. */
  readonly #numbers = new Map<Frame, number>();
  /** The frames of the line before, which mostly has the same, and their numbers. */
  readonly #before: { frame: Frame; number: number }[] = [];

  constructor(columns: ColumnWriter) {
    this.#count = columns.integers('indicators.frames.count');
    this.#frame = columns.integers('indicators.frames');
    this.#points = columns.planes('indicators.points');
    this.#frameLength = columns.integers('indicators.frame.length');
    this.#id = columns.texts('indicators.frame.id');
    this.#maxPoints = columns.integers('indicators.frame.maxPoints');
  }

  put({ frames, points }: IndicatorPoints): void {
    this.#count.put(frames.length);
    for (let at = 0; at < frames.length; at += 1) {
      const frame = frames[at];
      if (frame !== undefined) this.#frame.put(this.#numberOf(frame, at));
    }
    this.#points.putAll(points);
  }

  #numberOf(frame: Frame, at: number): number {
    const before = this.#before[at];
    if (before?.frame === frame) return before.number;
    const number = this.#numbers.get(frame) ?? this.#begin(frame);
    this.#before[at] = { frame, number };
    return number;
  }

  #begin(frame: Frame): number {
    const number = this.#numbers.size;
    this.#numbers.set(frame, number);
    this.#frameLength.put(frame.ids.length);
    for (const id of frame.ids) this.#id.put(id);
    for (const most of frame.maxPoints) this.#maxPoints.put(most);
    return number;
  }
}

/**
 * Reads the points of the lines of some columns: one for each of `has`, null where that is false.
 * @throws RangeError when the columns hold fewer
 */
export type ScoreReading = (columns: ColumnReader, has: readonly boolean[]) => (IndicatorPoints | null)[];

/** How the points of an edition's pages are read. Equal frames of several pages become the same. */
export function scoreReading(): ScoreReading {
  const known = new KnownFrames();
  return (columns, has) => readFrames(columns, has, known);
}

function readFrames(
  columns: ColumnReader,
  has: readonly boolean[],
  known: KnownFrames,
): (IndicatorPoints | null)[] {
  const own = framesIn(columns, 'indicators').map((frame) => known.sameAs(frame));
  const count = columns.integers('indicators.frames.count');
  const number = columns.integers('indicators.frames');
  const next = () => frameAt(own, number.take());
  const frames = has.map((isThere) => (isThere ? times(count.take(), next) : null));
  return cut(columns, frames);
}

/** The points of all lines, cut where the next line's begin. */
function cut(columns: ColumnReader, lines: readonly (readonly Frame[] | null)[]): (IndicatorPoints | null)[] {
  const lengths = lines.map((frames) => (frames ?? []).reduce((sum, { ids }) => sum + ids.length, 0));
  const all = columns.planes(
    'indicators.points',
    new Int32Array(lengths.reduce((sum, length) => sum + length, 0)),
  );
  let end = 0;
  return lines.map((frames, index) => {
    const begin = end;
    end += lengths[index] ?? 0;
    return frames && { frames, points: all.subarray(begin, end) };
  });
}

/** Frames that were read, so that equal ones of several pages become the same. */
class KnownFrames {
  readonly #byFirst = new Map<string | undefined, Frame[]>();

  /** The frame of these that equals another; the other itself, where it is the first. */
  sameAs(frame: Frame): Frame {
    const candidates = this.#byFirst.get(frame.ids[0]);
    const same = candidates?.find((one) => isSame(one, frame));
    if (same !== undefined) return same;
    if (candidates === undefined) this.#byFirst.set(frame.ids[0], [frame]);
    else candidates.push(frame);
    return frame;
  }
}

function isSame(one: Frame, other: Frame): boolean {
  return (
    one.ids.length === other.ids.length &&
    one.ids.every((id, at) => id === other.ids[at] && one.maxPoints[at] === other.maxPoints[at])
  );
}
