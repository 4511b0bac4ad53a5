/**
 * The points of many units' indicators as numbers: a row a unit, as wide as there are indicators. One block for all of them
 * costs a fraction of a list each. `beyondAt` and `attainment` hold, from the beginning of each row on, as many entries as
 * indicators of it reached more than their target.
 */
export class ScoreColumns {
  readonly width: number;
  readonly points: Int32Array;
  readonly beyondAt: Int32Array;
  readonly attainment: Float64Array;

  constructor(rows: number, width: number) {
    this.width = width;
    this.points = new Int32Array(rows * width);
    this.beyondAt = new Int32Array(rows * width);
    this.attainment = new Float64Array(rows * width);
  }
}
