/**
 * The points of many units' indicators as numbers: a row a unit, as wide as there are indicators. One block for all of them
 * costs a fraction of a list each. Few indicators reach more than their target, so those of one row at a time are kept, in
 * `beyondAt` and `attainment`, from the beginning.
 */
export class ScoreColumns {
  readonly width: number;
  readonly points: Int32Array;
  readonly beyondAt: Int32Array;
  readonly attainment: Float64Array;

  constructor(rows: number, width: number) {
    this.width = width;
    this.points = new Int32Array(rows * width);
    this.beyondAt = new Int32Array(width);
    this.attainment = new Float64Array(width);
  }
}
