import type { ColumnReader } from '../columns/column-reader.ts';
import type { ColumnWriter } from '../columns/column-writer.ts';

/** Points earned in one part of a ranking, an indicator or a group, in 1/100. */
type Score = { readonly points: number; readonly maxPoints: number };

/** A list of parts with what can be earned in each, which nearly all lines of an edition share. */
type Frame = readonly { readonly id: string; readonly maxPoints: number }[];

/** Writes lists of scores: in each line the number of its frame and the points, and the frames once each. */
export class ScoreColumnWriter<S extends Score> {
  readonly #idOf: (score: S) => string;
  readonly #frameOfLine;
  readonly #points;
  readonly #frameLength;
  readonly #id;
  readonly #maxPoints;
  readonly #numbers = new Map<string, number>();
  #last: { readonly frame: Frame; readonly number: number } | null = null;

  /** @param idOf the id of the indicator or group that a score is for */
  constructor(columns: ColumnWriter, prefix: string, idOf: (score: S) => string) {
    this.#idOf = idOf;
    this.#frameOfLine = columns.integers(`${prefix}.frame`);
    this.#points = columns.integers(`${prefix}.points`);
    this.#frameLength = columns.integers(`${prefix}.frame.length`);
    this.#id = columns.texts(`${prefix}.frame.id`);
    this.#maxPoints = columns.integers(`${prefix}.frame.maxPoints`);
  }

  put(scores: readonly S[]): void {
    this.#frameOfLine.put(this.#numberOf(scores));
    for (const { points } of scores) this.#points.put(points);
  }

  #numberOf(scores: readonly S[]): number {
    if (this.#last !== null && this.#isOf(this.#last.frame, scores)) return this.#last.number;
    const frame = scores.map((score) => ({ id: this.#idOf(score), maxPoints: score.maxPoints }));
    const key = JSON.stringify(frame);
    const number = this.#numbers.get(key) ?? this.#begin(key, frame);
    this.#last = { frame, number };
    return number;
  }

  #begin(key: string, frame: Frame): number {
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    this.#frameLength.put(frame.length);
    for (const { id, maxPoints } of frame) {
      this.#id.put(id);
      this.#maxPoints.put(maxPoints);
    }
    return number;
  }

  #isOf(frame: Frame, scores: readonly S[]): boolean {
    if (frame.length !== scores.length) return false;
    return scores.every((score, index) => {
      const part = frame[index];
      return part?.maxPoints === score.maxPoints && part.id === this.#idOf(score);
    });
  }
}

/** Reads what a {@link ScoreColumnWriter} wrote, line by line. */
export class ScoreColumnReader {
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
   * @param scoreOf makes one of its scores
   * @throws RangeError after the last
   */
  take<T>(scoreOf: (id: string, points: number, maxPoints: number) => T): T[] {
    const number = this.#frameOfLine.take();
    const frame = this.#frames[number];
    if (frame === undefined) throw new RangeError(`no packed frame ${number}`);
    return frame.map(({ id, maxPoints }) => scoreOf(id, this.#points.take(), maxPoints));
  }
}

function framesIn(columns: ColumnReader, prefix: string): Frame[] {
  const lengths = columns.integers(`${prefix}.frame.length`);
  const id = columns.texts(`${prefix}.frame.id`);
  const maxPoints = columns.integers(`${prefix}.frame.maxPoints`);
  const frames: Frame[] = [];
  while (!lengths.atEnd) {
    frames.push(
      Array.from({ length: lengths.take() }, () => ({ id: id.take(), maxPoints: maxPoints.take() })),
    );
  }
  return frames;
}
