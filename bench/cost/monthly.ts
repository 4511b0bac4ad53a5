import { type Bill, billOf } from './bill.ts';
import { playWeek, type Size, type Work } from './week.ts';

/** A deployment whose month is counted, and what that may cost at most, in US dollars. */
export type Deployment = Size & {
  readonly name: string;
  readonly atMost: number;
  /** So many times the units that are played; their items are of the same sizes, so what they take is that many times as much. */
  readonly times: number;
};

export const deployments: readonly Deployment[] = [
  { name: 'province', units: 119, indicators: 1_000, readers: 120, times: 1, atMost: 0.08 },
  { name: 'nation', units: 750, indicators: 100, readers: 60, times: 10, atMost: 2 },
];

/** Plays a week of a deployment. @returns the work of the week, and the bill of a month of such weeks */
export async function countedWeek({
  times,
  ...size
}: Deployment): Promise<{ readonly works: readonly Work[]; readonly bill: Bill }> {
  const week = await playWeek(size);
  const scaled = week.map((work): Work => (work.what === 'idle runs' ? work : timesAsMuch(work, times)));
  const bill = billOf(scaled, { units: size.units * times, indicators: size.indicators });
  return { works: scaled, bill };
}

/** The runs of a job stay as many, whatever they have to do. */
function timesAsMuch(work: Work, times: number): Work {
  const { what, runs, calls, readUnits, writeUnits, visits = 0 } = work;
  return {
    ...work,
    runs: what === 'jobs' ? runs : runs * times,
    calls: calls * times,
    readUnits: readUnits * times,
    writeUnits: writeUnits * times,
    visits: visits * times,
  };
}
