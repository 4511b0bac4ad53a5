import { type Bill, billOf } from './bill.ts';
import { playWeek, type Size, type Work } from './week.ts';

/** A deployment whose month is counted. */
export type Deployment = Size & {
  readonly name: string;
  /** What the month may cost at most, in US dollars, with all that people look at in the portal and without it. */
  readonly atMost: number;
  readonly atMostWithoutPortal: number;
  /** How many times the units that are played; their items are of the same sizes, so they take that many times as much. */
  readonly times: number;
};

/** The deployments whose month is priced. */
export const deployments: readonly Deployment[] = [
  {
    name: 'province',
    units: 119,
    indicators: 1_000,
    readers: 120,
    times: 1,
    atMost: 0.08,
    atMostWithoutPortal: 0.05,
  },
  {
    name: 'nation',
    units: 750,
    indicators: 100,
    readers: 60,
    times: 10,
    atMost: 2,
    atMostWithoutPortal: 0.5,
  },
];

/** What a week takes, and the bills of a month of such weeks: whole, and without the visits of the portal. */
export type CountedWeek = {
  readonly works: readonly Work[];
  readonly bill: Bill;
  readonly withoutPortal: Bill;
};

/** Plays a week of a deployment. */
export async function countedWeek({ times, ...size }: Deployment): Promise<CountedWeek> {
  const week = await playWeek(size);
  const scaled = week.map((work): Work => (work.what === 'idle runs' ? work : timesAsMuch(work, times)));
  const figures = { units: size.units * times, indicators: size.indicators };
  const others = scaled.filter(({ what }) => what !== 'visits');
  return { works: scaled, bill: billOf(scaled, figures), withoutPortal: billOf(others, figures) };
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
