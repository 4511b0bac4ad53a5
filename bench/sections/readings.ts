import { ByteCache } from '../../adapters/byte-cache.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/editions/edition-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../domain/catalogue/milestone.ts';
import { valueAnswer } from '../../domain/kinds/value-answer.ts';
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
import { bytesOfUnit, readUnitsOf } from '../read-units.ts';
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
} as const;

type Name = (typeof names)[keyof typeof names];
/** The most of each task. */
type Most = Readonly<Record<Name, number>>;
type Asked = Parameters<typeof openRanking>[1];
type Amount = { readonly units: number; readonly indicators: number };

/** Weeks that a trend shows. */
const weeksOfTrend = 12;

/** How many lines the page with all fields has. */
const detailedLines = 50;

/** How many times what a task is about is parsed in a round: that of a page takes a fraction of a millisecond. */
const parsings = 10;

/**
 * A task beside the least that anything could take that keeps the same in plain JSON and reads it whole: JSON.parse of the answer; of
 * the lines of all pages where it is about an edition; of a page of each week in a trend; of the figures as they were sent where it is about
 * a week's figures.
 */
type Read = {
  readonly name: Name;
  readonly readUnits: number;
  readonly cpu: number;
  readonly floor: number;
  readonly bytes: number;
};

const province: Amount = { units: 119, indicators: 1_000 };

/** Readings of a frozen ranking and of a week's figures, in a province and a nation, and what each takes of the database. */
export const readings: Section = {
  name: 'readings',
  async run({ units, indicators, rounds }) {
    const nation = { units, indicators };
    const inProvince = await readAt(province, rounds);
    const inNation = await readAt(nation, rounds);
    const said = (of: string, amount: Amount, { reads }: Readings) =>
      `${of} of ${amount.units} units × ${amount.indicators} indicators: ${reads.map(({ name, readUnits }) => `${name} ${readUnits}`).join(', ')}.`;
    const judged = (of: string, { reads, weekUnits }: Readings) => {
      const mostUnits = mostReadUnits(reads, weekUnits);
      return reads.flatMap(({ name, readUnits, cpu, floor }) => [
        verdictOn(`${of}: ${name}`, readUnits, { atMost: mostUnits[name] }, 'read units'),
        verdictOn(`${of}: ${name} ⁄ JSON.parse of the same`, cpu / floor, { atMost: mostTimes[name] }),
      ]);
    };
    return {
      heading: `Read units. ${said('Province', province, inProvince)} ${said('Nation', nation, inNation)}`,
      measured: [...inProvince.measured('province'), ...inNation.measured('nation')],
      verdicts: [...judged('province', inProvince), ...judged('nation', inNation)],
    };
  },
};

/**
 * At most so many read units: an answer that is kept takes the one row that says that it still holds; a page no more than its own JSON
 * would take if that were stored; a scorecard no more than a page of each week it shows; what is about a week's figures those that reading
 * each of them once takes; and a whole edition no more than its figures take, which are as many as it has points.
 */
function mostReadUnits(reads: readonly Read[], weekUnits: number): Most {
  const answerUnits = (of: Name) =>
    Math.ceil((reads.find(({ name }) => name === of)?.bytes ?? 0) / bytesOfUnit);
  return {
    [names.page]: answerUnits(names.page),
    [names.kept]: 1,
    [names.detailed]: answerUnits(names.detailed),
    [names.card]: (1 + weeksOfTrend) * answerUnits(names.page),
    [names.whole]: weekUnits,
    [names.completeness]: weekUnits,
    [names.milestone]: weekUnits,
  };
}

/**
 * At most so many times JSON.parse of the same, whatever the size: six where thousands of figures are read, as for the ranking; more where
 * an answer is so small that most of the time goes into finding it.
 */
const [large, small] = [6, 20];

const mostTimes: Most = {
  [names.page]: small,
  [names.kept]: small,
  [names.detailed]: large,
  [names.card]: small,
  [names.whole]: large,
  [names.completeness]: large,
  [names.milestone]: large,
};

type Readings = {
  readonly reads: readonly Read[];
  /** What reading each figure of the week once takes. */
  readonly weekUnits: number;
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
      catalogue,
      catalogueVersion: 1,
      set,
      league,
      earlier: [],
      previous,
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
    return readRankingPage(from, await openRanking(from, asked), asked, everything);
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
  const answers = new Map<Name, string>();
  for (const [name, run] of tasks) {
    wire.pages.splice(0);
    const answer = await run();
    answered.set(name, [...wire.pages]);
    answers.set(name, name === names.whole ? '' : JSON.stringify(answer));
  }
  wire.pages.splice(0);
  await ports.submissions.latestFigures(set, period.id, ports.clock.now());
  const weekUnits = readUnitsOf(wire.pages);
  wire.isRecording = false;
  const figures = weeks[1].submissions.map(({ values }) =>
    JSON.stringify(Object.fromEntries([...values].map(([id, value]) => [id, valueAnswer(value)]))),
  );
  const answerOf = (name: Name) => answers.get(name) ?? '';
  const plain = (name: Name): { readonly texts: readonly string[]; readonly times: number } => {
    if (name === names.completeness || name === names.milestone) return { texts: figures, times: 1 };
    if (name === names.whole) return { texts: [answerOf(names.detailed)], times: units / detailedLines };
    if (name === names.card) return { texts: [answerOf(names.page)], times: 1 + weeksOfTrend };
    return { texts: [answerOf(name)], times: 1 };
  };
  const parse = (name: Name) => () => {
    for (let nth = 0; nth < parsings; nth += 1) for (const text of plain(name).texts) JSON.parse(text);
  };
  const floors = [...tasks.keys()].map((name): [string, () => unknown] => [floorOf(name), parse(name)]);
  const measured = await measure(rounds, new Map<string, () => unknown>([...tasks, ...floors]));
  const costs = new Map(measured.map((one) => [one.name, one]));
  const cpuOf = (name: string) => costs.get(name)?.cpu ?? Number.NaN;
  const reads = [...tasks.keys()].map((name) => ({
    name,
    readUnits: readUnitsOf(answered.get(name) ?? []),
    cpu: cpuOf(name),
    floor: (cpuOf(floorOf(name)) * plain(name).times) / parsings,
    bytes: answerOf(name).length,
  }));
  return {
    reads,
    weekUnits,
    measured: (of) =>
      measured.map(({ name, elapsed, cpu }) => {
        const times = floors.some(([floor]) => floor === name) ? parsings : 1;
        return { name: `${of}: ${name}`, elapsed: elapsed / times, cpu: cpu / times };
      }),
  };
}

const floorOf = (name: Name) => `JSON.parse of the same: ${name}`;

const milestoneId = 'all-sent';

/** A milestone by which every unit sends the figures of the second week. */
function everySubmission({ set, catalogue, weeks }: Nation): Milestone {
  const [, { period }] = weeks;
  return {
    id: milestoneId,
    name: { vi: 'Gửi đủ', en: 'All sent' },
    date: period.to.toString(),
    goal: 'submissions',
    set: set.id,
    period: period.id,
    obligations: catalogue.units.map(({ id: unit }) => ({ unit })),
  };
}

function never(): Promise<never> {
  return Promise.reject(new Error('the readings change no catalogue'));
}
