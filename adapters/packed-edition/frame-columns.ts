import type { Frame } from '../../domain/scoring/indicator-scores.ts';
import type { ColumnReader } from '../columns/column-reader.ts';
import type { ColumnWriter } from '../columns/column-writer.ts';

/** Writes lists of scores: in each line the number of its frame and the points, and the frames once each. */
export class FrameColumnWriter {
  readonly #frameOfLine;
  readonly #points;
  readonly #frameLength;
  readonly #id;
  readonly #maxPoints;
  readonly #numbers = new Map<string, number>();
  /** Most lines share not only equal frames but the same. */
  readonly #known = new Map<Frame, number>();

  constructor(columns: ColumnWriter, prefix: string) {
    this.#frameOfLine = columns.integers(`${prefix}.frame`);
    this.#points = columns.integers(`${prefix}.points`);
    this.#frameLength = columns.integers(`${prefix}.frame.length`);
    this.#id = columns.texts(`${prefix}.frame.id`);
    this.#maxPoints = columns.integers(`${prefix}.frame.maxPoints`);
  }

  /** @param points in the frame's order */
  put(frame: Frame, points: readonly number[]): void {
    this.#frameOfLine.put(this.#numberOf(frame));
    for (const earned of points) this.#points.put(earned);
  }

  #numberOf(frame: Frame): number {
    const known = this.#known.get(frame);
    if (known !== undefined) return known;
    const key = JSON.stringify([frame.ids, frame.maxPoints]);
    const number = this.#numbers.get(key) ?? this.#begin(key, frame);
    this.#known.set(frame, number);
    return number;
  }

  #begin(key: string, { ids, maxPoints }: Frame): number {
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    this.#frameLength.put(ids.length);
    for (const id of ids) this.#id.put(id);
    for (const most of maxPoints) this.#maxPoints.put(most);
    return number;
  }
}

/** Reads what a {@link FrameColumnWriter} wrote, line by line. */
export class FrameColumnReader {
  readonly #frameOfLine;
  readonly #points;
  readonly #frames: readonly Frame[];

  constructor(columns: ColumnReader, prefix: string) {
    this.#frameOfLine = columns.integers(`${prefix}.frame`);
    this.#points = columns.integers(`${prefix}.points`);
    this.#frames = framesIn(columns, prefix);
  }

  /**
   * The next list.
   * @throws RangeError after the last
   */
  take(): { readonly frame: Frame; readonly points: readonly number[] } {
    const number = this.#frameOfLine.take();
    const frame = this.#frames[number];
    if (frame === undefined) throw new RangeError(`no packed frame ${number}`);
    const points: number[] = [];
    for (let left = frame.ids.length; left > 0; left -= 1) points.push(this.#points.take());
    return { frame, points };
  }
}

function framesIn(columns: ColumnReader, prefix: string): Frame[] {
  const lengths = columns.integers(`${prefix}.frame.length`);
  const id = columns.texts(`${prefix}.frame.id`);
  const maxPoints = columns.integers(`${prefix}.frame.maxPoints`);
  const frames: Frame[] = [];
  while (!lengths.atEnd) {
    const length = lengths.take();
    frames.push({
      ids: Array.from({ length }, () => id.take()),
      maxPoints: Array.from({ length }, () => maxPoints.take()),
    });
  }
  return frames;
}
