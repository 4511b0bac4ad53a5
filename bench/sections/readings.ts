import { ByteCache } from '../../adapters/byte-cache.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/editions/edition-store.ts';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { instantOf, previousPeriod } from '../../domain/period/period.ts';
import { computeEdition } from '../../domain/ranking/compute-edition.ts';
import type { ScoredEdition } from '../../domain/ranking/edition.ts';
import { unitFigures } from '../../domain/ranking/unit-figures.ts';
import { usualTimes } from '../../domain/schedule/schedule-times.ts';
import { openRanking, readRankingPage } from '../../usecases/ranking/read-ranking.ts';
import { readScorecard } from '../../usecases/ranking/read-scorecard.ts';
import { measure } from '../measure.ts';
import { nationOf } from '../nation.ts';
import { readUnitsOf } from '../read-units.ts';
import type { Section } from '../section.ts';
import { verdictOn } from '../verdict.ts';
import { WireTables } from '../wire-table.ts';

const names = {
  page: 'a page of 200 lines',
  kept: 'the same, pages kept by the instance',
  detailed: 'a page of 50 lines with all fields',
  card: 'a scorecard with its trend',
  whole: 'a whole edition',
  parse: 'JSON.parse of a whole edition’s stored pages',
};

type Asked = Parameters<typeof openRanking>[1];

/** Weeks that a trend shows. */
const weeksOfTrend = 12;

/** Readings of a frozen ranking beside reading it whole, and what each takes of the database. */
export const readings: Section = {
  name: 'readings',
  async run({ units, indicators, rounds }) {
    const { catalogue, set, league, weeks } = nationOf(units, indicators);
    const wire = new WireTables();
    const client = createDocumentClient({
      region: 'local',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
      ...(wire.requestHandler === undefined ? {} : { requestHandler: wire.requestHandler }),
    });
    const table = new Table(client, 'reports');
    const current = { version: 1, catalogue };
    const known = async () => current;
    const catalogues = { current: known, find: known, history: async () => null, put: never };
    const ports = {
      times: usualTimes,
      catalogues,
      editions: new DynamoDbEditionStore(table),
    };
    const keeping = {
      times: usualTimes,
      catalogues,
      editions: new DynamoDbEditionStore(table, new ByteCache(32 * 1024 * 1024)),
    };
    const rank = (week: 0 | 1, previous: ScoredEdition[]) =>
      computeEdition({
        ...{ catalogue, catalogueVersion: 1, set, league, earlier: [], previous },
        period: weeks[week].period,
        cutOffAt: instantOf(weeks[week].period.to.add({ days: 1 }), '06:00'),
        submissions: weeks[week].submissions.map((one) => unitFigures(set, one)),
      });
    const { period } = weeks[1];
    const edition = rank(1, [rank(0, [])]);
    for (let week = period, count = 0; count < weeksOfTrend; week = previousPeriod(week), count += 1)
      await ports.editions.freeze({ ...edition, period: week.id });

    const everything = { mayRead: () => true, catalogueVersion: null };
    const page = async (from: typeof ports, more: Pick<Asked, 'fields'> = {}) => {
      const asked = { set: set.id, period, league: league.id, ...more };
      return readRankingPage(await openRanking(from, asked), asked, everything);
    };
    const card = { set: set.id, period, unit: edition.lines[units >> 1]?.unit ?? '' };
    const caller = { principal: { role: 'leader' }, tokenId: 'x', label: 'x' } as const;
    const readWhole = () => ports.editions.find(set.id, period.id, league.id);
    const all: Pick<Asked, 'fields'> = { fields: ['groups', 'lacking', 'stepUp', 'why', 'indicators'] };
    const tasks = new Map<string, () => Promise<unknown>>([
      [names.page, () => page(ports)],
      [names.kept, () => page(keeping)],
      [names.detailed, () => page(ports, all)],
      [names.card, () => readScorecard(ports, card, caller)],
      [names.whole, readWhole],
    ]);
    await page(keeping);
    const taken = new Map<string, number>();
    let stored: string[] = [];
    for (const [name, run] of tasks) {
      wire.pages.splice(0);
      await run();
      taken.set(name, readUnitsOf(wire.pages));
      if (name === names.whole) stored = [...wire.pages];
    }
    wire.isRecording = false;
    const parse = () => stored.forEach((answer) => void JSON.parse(answer));
    const measured = await measure(rounds, new Map<string, () => unknown>([...tasks, [names.parse, parse]]));
    const cpuOf = (name: string) => measured.find((one) => one.name === name)?.cpu ?? Number.NaN;
    const share = (name: string) => cpuOf(name) / cpuOf(names.parse);
    const unitsFor = (name: string) => taken.get(name) ?? Number.NaN;
    const figure = (name: string) => `${name} ${unitsFor(name)}`;
    return {
      heading: `One league of ${units} units × ${indicators} indicators. Read units: ${[...tasks.keys()].map(figure).join(', ')}.`,
      measured,
      verdicts: [
        verdictOn(names.page, unitsFor(names.page), { atMost: 10 }, 'read units'),
        verdictOn(names.kept, unitsFor(names.kept), { atMost: 1 }, 'read units'),
        verdictOn(names.card, unitsFor(names.card), { atMost: 60 }, 'read units'),
        verdictOn(`${names.whole} ⁄ ${names.page}`, cpuOf(names.whole) / cpuOf(names.page), { atLeast: 20 }),
        verdictOn(
          `${weeksOfTrend} times ${names.whole} ⁄ ${names.card}`,
          (weeksOfTrend * cpuOf(names.whole)) / cpuOf(names.card),
          { atLeast: 20 },
        ),
        verdictOn(`${names.page} ⁄ ${names.parse}`, share(names.page), { atMost: 4 }),
        verdictOn(`${names.detailed} ⁄ ${names.parse}`, share(names.detailed), { atMost: 10 }),
        verdictOn(`${names.card} ⁄ ${names.parse}`, share(names.card), { atMost: 30 }),
      ],
    };
  },
};

function never(): Promise<never> {
  return Promise.reject(new Error('the readings change no catalogue'));
}
