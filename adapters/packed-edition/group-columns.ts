import type { GroupFrame, GroupScore, GroupScores } from '../../domain/scoring/group-scores.ts';
import type { ColumnReader } from '../columns/column-reader.ts';
import type { ColumnWriter } from '../columns/column-writer.ts';
import { frameAt, framesIn } from './frame-columns.ts';

/** Writes the points of every line's groups: the number of its frame, and the points; and the frames once each. */
export class GroupColumnWriter {
  readonly #frameOfLine;
  readonly #points;
  readonly #frameLength;
  readonly #id;
  readonly #maxPoints;
  /** The groups of the first line of each frame. Few lines have others than the line before. */
  readonly #frames: (readonly GroupFrame[])[] = [];
  #last = -1;

  constructor(columns: ColumnWriter) {
    this.#frameOfLine = columns.integers('groups.frame');
    this.#points = columns.integers('groups.points');
    this.#frameLength = columns.integers('groups.frame.length');
    this.#id = columns.texts('groups.frame.id');
    this.#maxPoints = columns.integers('groups.frame.maxPoints');
  }

  put({ frames, points }: GroupScores): void {
    if (!areSame(frames, this.#frames[this.#last])) this.#last = this.#numberOf(frames);
    this.#frameOfLine.put(this.#last);
    for (let at = 0; at < points.length; at += 1) this.#points.put(points[at] ?? 0);
  }

  #numberOf(frames: readonly GroupFrame[]): number {
    const known = this.#frames.findIndex((other) => areSame(frames, other));
    if (known >= 0) return known;
    this.#frameLength.put(frames.length);
    for (const { group, maxPoints } of frames) {
      this.#id.put(group);
      this.#maxPoints.put(maxPoints);
    }
    return this.#frames.push(frames) - 1;
  }
}

function areSame(one: readonly GroupFrame[], other: readonly GroupFrame[] | undefined): boolean {
  if (one === other) return true;
  if (one.length !== other?.length) return false;
  for (let at = 0; at < one.length; at += 1) {
    const own = one[at];
    const known = other[at];
    if (own?.maxPoints !== known?.maxPoints || own?.group !== known?.group) return false;
  }
  return true;
}

/** Reads what a {@link GroupColumnWriter} wrote, line by line. */
export class GroupColumnReader {
  readonly #frameOfLine;
  readonly #points;
  readonly #frames;

  constructor(columns: ColumnReader) {
    this.#frameOfLine = columns.integers('groups.frame');
    this.#points = columns.integers('groups.points');
    this.#frames = framesIn(columns, 'groups');
  }

  /**
   * The next line's groups.
   * @throws RangeError after the last
   */
  take(): GroupScore[] {
    const { ids, maxPoints } = frameAt(this.#frames, this.#frameOfLine.take());
    return ids.map((group, at) => ({ group, points: this.#points.take(), maxPoints: maxPoints[at] ?? 0 }));
  }
}
