import { deepStrictEqual } from 'node:assert';
import { instantOf } from '../../domain/period/period.ts';
import { computeEdition } from '../../domain/ranking/compute-edition.ts';
import { unitFigures } from '../../domain/ranking/unit-figures.ts';
import { NaiveRanking } from '../naive-ranking.ts';
import { type Nation, nationOf } from '../nation.ts';
import { rankingJob } from '../ranking-job.ts';
import { type NaiveJob, RankingProcess } from '../ranking-process.ts';
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
    const naiveJob = await naiveOver(nation);
    const turns = await RankingProcess.of(job, (processes) => processes.inTurns(rounds, naiveJob));
    if (turns.naive === undefined) throw new Error('the naive ranking was not measured');
    return {
      heading: `One league of ${units} units × ${indicators} indicators; both rankings agree.`,
      measured: [
        { name: names.job, ...turns.job },
        { name: names.naive, ...turns.naive },
      ],
      verdicts: [
        verdictOn(`${names.naive} ⁄ ${names.job}`, turns.naive.cpu / turns.job.cpu, { atLeast: 20 }),
      ],
    };
  },
};

/** Stores two weeks as a naive ranking does, ranks both, and records what the second is answered; its places are the product's. */
async function naiveOver(nation: Nation): Promise<NaiveJob> {
  const { set, weeks } = nation;
  const [first, second] = weeks;
  const wire = new WireTables();
  const ranking = new NaiveRanking(clientOver(wire), set);
  for (const week of [first, second]) for (const one of week.submissions) await ranking.submit(one);
  const [before, period] = [first.period.id, second.period.id];
  await ranking.rank(before, '');
  deepStrictEqual(placesOf(await ranking.rank(period, before)), placesOf(editionOf(nation).lines));
  return { recorded: wire.recorded(), set, period, before };
}

type Place = { readonly unit: string; readonly rank: number | null; readonly points: number };

function placesOf(lines: readonly Place[]) {
  return lines.flatMap(({ unit, rank, points }) => (rank === null ? [] : [{ unit, rank, points }]));
}

/** The second week as the product ranks it. */
function editionOf({ catalogue, set, league, weeks: [, { period, submissions }] }: Nation) {
  return computeEdition({
    catalogue,
    catalogueVersion: 1,
    set,
    league,
    period,
    earlier: [],
    previous: [],
    cutOffAt: instantOf(period.to.add({ days: 1 }), '06:00'),
    submissions: submissions.map((one) => unitFigures(set, one)),
  });
}
