import { ByteCache } from '../../adapters/byte-cache.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/editions/edition-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../domain/catalogue/milestone.ts';
import { instantOf, previousPeriod } from '../../domain/period/period.ts';
import { computeEdition } from '../../domain/ranking/compute-edition.ts';
import type { ScoredEdition } from '../../domain/ranking/edition.ts';
import { unitFigures } from '../../domain/ranking/unit-figures.ts';
import { usualTimes } from '../../domain/schedule/schedule-times.ts';
import { readMilestone } from '../../usecases/milestones/read-milestones.ts';
import { openRanking, readRankingPage } from '../../usecases/ranking/read-ranking.ts';
import { readScorecard } from '../../usecases/ranking/read-scorecard.ts';
import { readCompleteness } from '../../usecases/submitting/read-completeness.ts';
import { type Measured, measure } from '../measure.ts';
import { type Nation, nationOf } from '../nation.ts';
import { readUnitsOf } from '../read-units.ts';
import type { Section } from '../section.ts';
import { verdictOn } from '../verdict.ts';
import { clientOver } from '../wire-stores.ts';
import { WireTables } from '../wire-table.ts';

const names = {
  page: 'a page of 200 lines',
  kept: 'the same, pages kept by the instance',
  detailed: 'a page of 50 lines with all fields',
  card: 'a scorecard with its trend',
  whole: 'a whole edition',
  completeness: 'completeness, a page of 500 units',
  milestone: 'a milestone, a page of 500 units',
};

type Name = (typeof names)[keyof typeof names];
type Asked = Parameters<typeof openRanking>[1];
type Amount = { readonly units: number; readonly indicators: number };

/** Weeks that a trend shows. */
const weeksOfTrend = 12;

/** How many times the bytes of a task are parsed in a round: those of a page take a fraction of a millisecond. */
const parsings = 50;

/** A task beside the least that anything could take that reads what it reads: JSON.parse of the bytes that it was answered. */
type Read = { readonly name: Name; readonly readUnits: number; readonly cpu: number; readonly floor: number };

const province: Amount = { units: 119, indicators: 1_000 };

/** Readings of a frozen ranking and of a week's figures, in a province and a nation, and what each takes of the database. */
export const readings: Section = {
  name: 'readings',
  async run({ units, indicators, rounds }) {
    const nation = { units, indicators };
    const small = await readAt(province, rounds);
    const large = await readAt(nation, rounds);
    const said = (of: string, amount: Amount, { reads }: Readings) =>
      `${of} of ${amount.units} units × ${amount.indicators} indicators: ${reads.map(({ name, readUnits }) => `${name} ${readUnits}`).join(', ')}.`;
    const judged = (of: string, { reads }: Readings, targets: Targets) =>
      reads.flatMap(({ name, readUnits, cpu, floor }) => {
        const target = targets[name];
        if (target === undefined) return [];
        const [mostUnits, mostTimes] = target;
        return [
          verdictOn(`${of}: ${name}`, readUnits, { atMost: mostUnits }, 'read units'),
          verdictOn(`${of}: ${name} ⁄ JSON.parse of its bytes`, cpu / floor, { atMost: mostTimes }),
        ];
      });
    return {
      heading: `Read units. ${said('Province', province, small)} ${said('Nation', nation, large)}`,
      measured: [...small.measured('province'), ...large.measured('nation')],
      verdicts: [...judged('province', small, ofProvince), ...judged('nation', large, ofNation)],
    };
  },
};

/** At most so many read units, and so many times JSON.parse of the bytes read. */
type Targets = Readonly<Partial<Record<Name, readonly [readUnits: number, times: number]>>>;

const ofProvince: Targets = {
  [names.page]: [10, 200],
  [names.kept]: [1, 220],
  [names.detailed]: [100, 350],
  [names.card]: [120, 60],
  [names.whole]: [100, 350],
  [names.completeness]: [150, 60],
  [names.milestone]: [300, 70],
};

const ofNation: Targets = {
  [names.page]: [10, 600],
  [names.kept]: [1, 250],
  [names.detailed]: [30, 500],
  [names.card]: [60, 100],
  [names.whole]: [600, 400],
  [names.completeness]: [1_500, 25],
  [names.milestone]: [3_000, 45],
};

type Readings = {
  readonly reads: readonly Read[];
  /** What is printed of them. */
  readonly measured: (of: string) => Measured[];
};

async function readAt({ units, indicators }: Amount, rounds: number): Promise<Readings> {
  const nation = nationOf(units, indicators);
  const { set, league, weeks } = nation;
  const { period } = weeks[1];
  const catalogue: Catalogue = { ...nation.catalogue, milestones: [everySubmission(nation)] };
  const wire = new WireTables();
  const client = clientOver(wire);
  const current = { version: 1, catalogue };
  const known = async () => current;
  const catalogues = { current: known, find: known, history: async () => null, put: never };
  const reports = new Table(client, 'reports');
  const ports = {
    times: usualTimes,
    catalogues,
    editions: new DynamoDbEditionStore(reports),
    submissions: new DynamoDbSubmissionStore(new Table(client, 'submissions'), catalogues),
    clock: { now: () => instantOf(period.to.add({ days: 1 }), '06:10') },
  };
  const keeping = { ...ports, editions: new DynamoDbEditionStore(reports, new ByteCache(32 * 1024 * 1024)) };
  const rank = (week: 0 | 1, previous: ScoredEdition[]) =>
    computeEdition({
      ...{ catalogue, catalogueVersion: 1, set, league, earlier: [], previous },
      period: weeks[week].period,
      cutOffAt: instantOf(weeks[week].period.to.add({ days: 1 }), '06:00'),
      submissions: weeks[week].submissions.map((one) => unitFigures(set, one)),
    });
  const edition = rank(1, [rank(0, [])]);
  for (let week = period, count = 0; count < weeksOfTrend; week = previousPeriod(week), count += 1)
    await ports.editions.freeze({ ...edition, period: week.id });
  for (const one of weeks[1].submissions) await ports.submissions.append(set, one);

  const everything = { mayRead: () => true, catalogueVersion: null };
  const page = async (from: typeof ports, more: Pick<Asked, 'fields'> = {}) => {
    const asked = { set: set.id, period, league: league.id, ...more };
    return readRankingPage(await openRanking(from, asked), asked, everything);
  };
  const card = { set: set.id, period, unit: edition.lines[units >> 1]?.unit ?? '' };
  const caller = { principal: { role: 'leader' }, tokenId: 'x', label: 'x' } as const;
  const all: Pick<Asked, 'fields'> = { fields: ['groups', 'lacking', 'stepUp', 'why', 'indicators'] };
  const tasks = new Map<Name, () => Promise<unknown>>([
    [names.page, () => page(ports)],
    [names.kept, () => page(keeping)],
    [names.detailed, () => page(ports, all)],
    [names.card, () => readScorecard(ports, card, caller)],
    [names.whole, () => ports.editions.find(set.id, period.id, league.id)],
    [names.completeness, () => readCompleteness(ports, { set: set.id, period, limit: 500 })],
    [names.milestone, () => readMilestone(ports, { id: milestoneId, limit: 500 }, caller)],
  ]);
  await page(keeping);
  const answered = new Map<Name, readonly string[]>();
  for (const [name, run] of tasks) {
    wire.pages.splice(0);
    await run();
    answered.set(name, [...wire.pages]);
  }
  // What an instance keeps was read once, and its bytes are those of the page.
  const bytesOf = (name: Name) => answered.get(name === names.kept ? names.page : name) ?? [];
  wire.isRecording = false;
  const parse = (name: Name) => () => {
    for (let nth = 0; nth < parsings; nth += 1) for (const answer of bytesOf(name)) JSON.parse(answer);
  };
  const floors = [...tasks.keys()].map((name): [string, () => unknown] => [floorOf(name), parse(name)]);
  const measured = await measure(rounds, new Map<string, () => unknown>([...tasks, ...floors]));
  const costs = new Map(measured.map((one) => [one.name, one]));
  const cpuOf = (name: string) => costs.get(name)?.cpu ?? Number.NaN;
  const reads = [...tasks.keys()].map((name) => ({
    name,
    readUnits: readUnitsOf(answered.get(name) ?? []),
    cpu: cpuOf(name),
    floor: cpuOf(floorOf(name)) / parsings,
  }));
  return {
    reads,
    measured: (of) =>
      measured.map(({ name, elapsed, cpu }) => {
        const times = floors.some(([floor]) => floor === name) ? parsings : 1;
        return { name: `${of}: ${name}`, elapsed: elapsed / times, cpu: cpu / times };
      }),
  };
}

const floorOf = (name: Name) => `JSON.parse of its bytes: ${name}`;

const milestoneId = 'all-sent';

/** A milestone by which every unit sends the figures of the second week. */
function everySubmission({ set, catalogue, weeks }: Nation): Milestone {
  const [, { period }] = weeks;
  return {
    ...{ id: milestoneId, name: { vi: 'Gửi đủ', en: 'All sent' }, date: period.to.toString() },
    ...{ goal: 'submissions', set: set.id, period: period.id },
    obligations: catalogue.units.map(({ id: unit }) => ({ unit })),
  };
}

function never(): Promise<never> {
  return Promise.reject(new Error('the readings change no catalogue'));
}
