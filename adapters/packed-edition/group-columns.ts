import type { RankLine } from '../../domain/ranking/edition.ts';
import type { ColumnReader } from '../columns/column-reader.ts';
import type { ColumnWriter } from '../columns/column-writer.ts';
import { frameAt, framesIn } from './frame-columns.ts';

type Groups = RankLine['groups'];

/** Writes the points of every line's groups: the number of its frame, and the points; and the frames once each. */
export class GroupColumnWriter {
  readonly #frameOfLine;
  readonly #points;
  readonly #frameLength;
  readonly #id;
  readonly #maxPoints;
  /** The first line of each frame. Few have another than the line before. */
  readonly #frames: Groups[] = [];
  #last = -1;

  constructor(columns: ColumnWriter) {
    this.#frameOfLine = columns.integers('groups.frame');
    this.#points = columns.integers('groups.points');
    this.#frameLength = columns.integers('groups.frame.length');
    this.#id = columns.texts('groups.frame.id');
    this.#maxPoints = columns.integers('groups.frame.maxPoints');
  }

  put(groups: Groups): void {
    if (!hasFrameOf(groups, this.#frames[this.#last])) this.#last = this.#numberOf(groups);
    this.#frameOfLine.put(this.#last);
    for (const { points } of groups) this.#points.put(points);
  }

  #numberOf(groups: Groups): number {
    const known = this.#frames.findIndex((other) => hasFrameOf(groups, other));
    if (known >= 0) return known;
    this.#frameLength.put(groups.length);
    for (const { group, maxPoints } of groups) {
      this.#id.put(group);
      this.#maxPoints.put(maxPoints);
    }
    return this.#frames.push(groups) - 1;
  }
}

function hasFrameOf(one: Groups, other: Groups | undefined): boolean {
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
  take(): Groups {
    const { ids, maxPoints } = frameAt(this.#frames, this.#frameOfLine.take());
    return ids.map((group, at) => ({ group, points: this.#points.take(), maxPoints: maxPoints[at] ?? 0 }));
  }
}
