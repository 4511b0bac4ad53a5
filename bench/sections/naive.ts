import { deepStrictEqual } from 'node:assert';
import { instantOf } from '../../domain/period/period.ts';
import { computeEdition } from '../../domain/ranking/compute-edition.ts';
import { unitFigures } from '../../domain/ranking/unit-figures.ts';
import { measure } from '../measure.ts';
import { NaiveRanking } from '../naive-ranking.ts';
import { type Nation, nationOf } from '../nation.ts';
import { rankingJob } from '../ranking-job.ts';
import { RankingProcess } from '../ranking-process.ts';
import type { Section } from '../section.ts';
import { verdictOn } from '../verdict.ts';
import { clientOver } from '../wire-stores.ts';
import { WireTables } from '../wire-table.ts';

const names = { job: 'ranking job, in its process', naive: 'document client, maps and objects' };

/** The ranking job beside a ranking as one would write it first. */
export const naive: Section = {
  name: 'naive',
  async run({ units, indicators, rounds }) {
    const nation = nationOf(units, indicators);
    const job = await rankingJob(nation);
    const rank = await naiveOver(nation);
    deepStrictEqual(placesOf(await rank()), placesOf(editionOf(nation).lines));
    const { job: alone } = await RankingProcess.of(job, (processes) => processes.inTurns(rounds));
    const measured = await measure(rounds, new Map<string, () => unknown>([[names.naive, rank]]));
    const cpu = measured[0]?.cpu ?? Number.NaN;
    return {
      heading: `One league of ${units} units × ${indicators} indicators; both rankings agree.`,
      measured: [{ name: names.job, ...alone }, ...measured],
      verdicts: [verdictOn(`${names.naive} ⁄ ${names.job}`, cpu / alone.cpu, { atLeast: 20 })],
    };
  },
};

/** Stores two weeks as a naive ranking does, ranks the first, and gives the ranking of the second, over what it was answered. */
async function naiveOver({ set, weeks: [first, second] }: Nation): Promise<() => Promise<readonly Place[]>> {
  const wire = new WireTables();
  const storing = new NaiveRanking(clientOver(wire), set);
  for (const week of [first, second]) for (const one of week.submissions) await storing.submit(one);
  await storing.rank(first.period.id, '');
  await storing.rank(second.period.id, first.period.id);
  // The answers alone, as bytes: the tables would be a heap that the garbage collector marks again and again.
  const answers = new Map(wire.recorded().map(([request, answer]) => [request, Buffer.from(answer)]));
  const ranking = new NaiveRanking(clientOver(new WireTables((request) => answers.get(request))), set);
  return () => ranking.rank(second.period.id, first.period.id);
}

type Place = { readonly unit: string; readonly rank: number | null; readonly points: number };

function placesOf(lines: readonly Place[]) {
  return lines.flatMap(({ unit, rank, points }) => (rank === null ? [] : [{ unit, rank, points }]));
}

/** The second week as the product ranks it. */
function editionOf({ catalogue, set, league, weeks: [, { period, submissions }] }: Nation) {
  return computeEdition({
    ...{ catalogue, catalogueVersion: 1, set, league, period, earlier: [], previous: [] },
    cutOffAt: instantOf(period.to.add({ days: 1 }), '06:00'),
    submissions: submissions.map((one) => unitFigures(set, one)),
  });
}
