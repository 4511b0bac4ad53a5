import { describe, expect, it } from 'vitest';
import { biggestMovers } from '../../../domain/report/movers.ts';
import { lineOf } from '../../messages/weekly-report/weekly-report-fixture.ts';

const moved = (unit: string, places: number, points: number) => lineOf({ unit, delta: { places, points } });

describe('biggestMovers', () => {
  it('P6: ranks moves by places, then by points, and stops at the limit', () => {
    const lines = [
      moved('A', 1, 900),
      moved('B', 4, 10),
      moved('C', 4, 20),
      moved('D', -2, 5),
      moved('E', -2, -5),
    ];
    const movers = biggestMovers(lines, 2);
    expect(movers?.risers.map(({ line }) => line.unit)).toEqual(['C', 'B']);
    expect(movers?.fallers.map(({ line }) => line.unit)).toEqual(['E', 'D']);
  });

  it('stops at the limit each way, and puts who fell furthest first', () => {
    const lines = [
      moved('A', -1, 0),
      moved('B', -5, 0),
      moved('C', -3, 0),
      moved('D', 2, 0),
      moved('E', 7, 0),
      moved('F', 3, 0),
    ];
    const movers = biggestMovers(lines, 2);
    expect(movers?.risers.map(({ line }) => line.unit)).toEqual(['E', 'F']);
    expect(movers?.fallers.map(({ line }) => line.unit)).toEqual(['B', 'C']);
  });

  it('counts nobody who kept the place, whatever the points did, while another moved', () => {
    expect(biggestMovers([moved('A', 0, 900), moved('B', 1, 5), lineOf({ delta: null })], 3)).toEqual({
      by: 'places',
      sameRanks: false,
      risers: [{ line: moved('B', 1, 5), delta: { places: 1, points: 5 } }],
      fallers: [],
    });
  });

  it('ranks moves by points where nobody changed places', () => {
    expect(biggestMovers([moved('A', 0, 900), moved('B', 0, -5), moved('C', 0, 0)], 3)).toEqual({
      by: 'points',
      sameRanks: true,
      risers: [{ line: moved('A', 0, 900), delta: { places: 0, points: 900 } }],
      fallers: [{ line: moved('B', 0, -5), delta: { places: 0, points: -5 } }],
    });
  });

  it('ranks moves by points where the places of some unit do not compare, so that its fall is seen', () => {
    const lines = [
      moved('A', 5, 10),
      lineOf({ unit: 'B', delta: { places: null, points: -5_387 } }),
      moved('C', -1, -20),
      moved('D', 0, 0),
    ];
    const movers = biggestMovers(lines, 3);
    expect(movers?.by).toBe('points');
    expect(movers?.risers.map(({ line }) => line.unit)).toEqual(['A']);
    expect(movers?.fallers.map(({ line }) => line.unit)).toEqual(['B', 'C']);
  });

  it('is null when nothing can be compared', () => {
    expect(biggestMovers([lineOf({ delta: null })], 3)).toBeNull();
  });
});
