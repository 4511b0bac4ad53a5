import type { Frame, IndicatorPoints } from '../../domain/scoring/indicator-scores.ts';
import type { ColumnReader } from '../columns/column-reader.ts';
import type { ColumnWriter } from '../columns/column-writer.ts';
import { times } from '../columns/times.ts';
import { frameAt, framesIn } from './frame-columns.ts';

/**
 * Writes the points of every line's indicators: the number of its list of frames, and the points; and the lists and their frames once
 * each.
 */
export class ScoreColumnWriter {
  readonly #listOfLine;
  readonly #points;
  readonly #listLength;
  readonly #frame;
  readonly #frameLength;
  readonly #id;
  readonly #maxPoints;
  /** Lines share not only equal frames but the same, and where all their indicators count also the same lists. */
  readonly #numbers = new Map<Frame, number>();
  readonly #lists = new Map<readonly Frame[], number>();

  constructor(columns: ColumnWriter) {
    this.#listOfLine = columns.integers('indicators.list');
    this.#points = columns.planes('indicators.points');
    this.#listLength = columns.integers('indicators.list.length');
    this.#frame = columns.integers('indicators.list.frame');
    this.#frameLength = columns.integers('indicators.frame.length');
    this.#id = columns.texts('indicators.frame.id');
    this.#maxPoints = columns.integers('indicators.frame.maxPoints');
  }

  put({ frames, points }: IndicatorPoints): void {
    this.#listOfLine.put(this.#lists.get(frames) ?? this.#beginList(frames));
    this.#points.putAll(points);
  }

  #beginList(frames: readonly Frame[]): number {
    const list = this.#lists.size;
    this.#lists.set(frames, list);
    this.#listLength.put(frames.length);
    for (const frame of frames) this.#frame.put(this.#numbers.get(frame) ?? this.#beginFrame(frame));
    return list;
  }

  #beginFrame(frame: Frame): number {
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
  return (columns, has) => {
    const lists = listsIn(columns, known);
    const list = columns.integers('indicators.list');
    return cut(
      columns,
      has.map((isThere) => (isThere ? listAt(lists, list.take()) : null)),
    );
  };
}

/** The frames of some lines, and how many indicators they have together. */
type FrameList = { readonly frames: readonly Frame[]; readonly indicators: number };

function listsIn(columns: ColumnReader, known: KnownFrames): FrameList[] {
  const own = framesIn(columns, 'indicators').map((frame) => known.sameAs(frame));
  const length = columns.integers('indicators.list.length');
  const frame = columns.integers('indicators.list.frame');
  const lists: FrameList[] = [];
  while (!length.atEnd) {
    const frames = times(length.take(), () => frameAt(own, frame.take()));
    lists.push({ frames, indicators: frames.reduce((sum, { ids }) => sum + ids.length, 0) });
  }
  return lists;
}

function listAt(lists: readonly FrameList[], number: number): FrameList {
  const list = lists[number];
  if (list === undefined) throw new RangeError(`no packed list of frames ${number}`);
  return list;
}

/** The points of all lines, cut where the next line's begin. */
function cut(columns: ColumnReader, lines: readonly (FrameList | null)[]): (IndicatorPoints | null)[] {
  const length = lines.reduce((sum, list) => sum + (list?.indicators ?? 0), 0);
  const all = columns.planes('indicators.points', new Int32Array(length));
  let end = 0;
  return lines.map((list) => {
    if (list === null) return null;
    const begin = end;
    end += list.indicators;
    return { frames: list.frames, points: all.subarray(begin, end) };
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
