import { prices, weeksPerMonth } from './prices.ts';
import type { Work } from './week.ts';

/** The memory of the functions, in MB; a test compares it with the template. */
export const memory = {
  submissions: 512,
  workbooks: 512,
  results: 512,
  portal: 512,
  schedule: 1_024,
  sender: 512,
  'mail-events': 256,
} as const;

/** What a month costs, in US dollars, by service. */
export type Bill = {
  readonly dynamodb: number;
  readonly lambda: number;
  readonly api: number;
  readonly scheduler: number;
  readonly logs: number;
};

/** How long Lambda is charged: assumptions, on the high side of what the benchmark measures at the deployed memory. */
const milliseconds = { aRun: 10, aCall: 4, aCode: 1_000, aFigureRanked: 0.004, aFigureInWorkbook: 0.35 };

/** Functions behind the API that nobody has called for a while start anew: so many times a week, for so long. */
const coldStarts = { aWeek: 250, milliseconds: 500, gigabytes: 0.5 };

/** What a run logs, by Lambda and by itself, and what the access log says of a request. */
const logBytes = { aRun: 700, aRequest: 450 };

/** The kinds of work that are requests to the API. */
const requested: ReadonlySet<Work['what']> = new Set(['submissions', 'workbooks', 'readings', 'visits']);

/** How many units there are, and how many indicators each reports. */
type Figures = { readonly units: number; readonly indicators: number };

/** Of a month of such weeks. Mail itself and what is stored are not in it. */
export function billOf(works: readonly Work[], { units, indicators }: Figures): Bill {
  const sum = (of: (work: Work) => number) => works.reduce((total, work) => total + of(work), 0);
  const ofContent = ({ what, function: by, runs, visits = 0 }: Work) => {
    if (what === 'jobs') return units * indicators * milliseconds.aFigureRanked;
    // An answer about a sign-in code takes its time, whether the address is known or not.
    if (by === 'portal') return visits * milliseconds.aCode;
    return what === 'workbooks' ? runs * indicators * milliseconds.aFigureInWorkbook : 0;
  };
  const runs = sum((work) => work.runs);
  const requests = sum((work) =>
    requested.has(work.what) && work.function !== 'mail-events' ? work.runs : 0,
  );
  const triggered = sum((work) =>
    work.function === 'schedule' || work.function === 'sender' ? work.runs : 0,
  );
  const ran = sum((work) => {
    const ms = work.runs * milliseconds.aRun + work.calls * milliseconds.aCall;
    return ((ms + ofContent(work)) / 1_000) * (memory[work.function] / 1_024);
  });
  const started = (coldStarts.aWeek * coldStarts.milliseconds * coldStarts.gigabytes) / 1_000;
  const month = (week: number) => week * weeksPerMonth;
  return {
    dynamodb: month(
      sum((work) => work.readUnits) * prices.readUnits + sum((work) => work.writeUnits) * prices.writeUnits,
    ),
    lambda: month(runs * prices.lambdaRequest + (ran + started) * prices.lambdaGigabyteSecond),
    api: month(requests * prices.apiRequest),
    scheduler: month(triggered * prices.scheduledRun),
    logs: month(((runs * logBytes.aRun + requests * logBytes.aRequest) / 1e9) * prices.logGigabyte),
  };
}
