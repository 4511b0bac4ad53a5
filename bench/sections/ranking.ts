import { deepStrictEqual } from 'node:assert';
import { instantOf } from '../../domain/period/period.ts';
import { competitionRank } from '../../domain/ranking/competition-rank.ts';
import { computeEdition } from '../../domain/ranking/compute-edition.ts';
import { countedFigures } from '../../domain/ranking/counted-figures.ts';
import type { ScoredEdition } from '../../domain/ranking/edition.ts';
import { unitFigures } from '../../domain/ranking/unit-figures.ts';
import { measure } from '../measure.ts';
import { nationOf } from '../nation.ts';
import { rankingJob } from '../ranking-job.ts';
import { RankingProcess } from '../ranking-process.ts';
import type { Section } from '../section.ts';
import { SqliteRanking } from '../sqlite-ranking.ts';
import { verdictOn } from '../verdict.ts';

const names = {
  job: 'ranking job, stored pages to frozen edition',
  once: 'the same once, in a new process',
  pages: 'JSON.parse of the stored pages',
  edition: 'computeEdition',
  scoring: 'score and rank alone',
  sqlite: 'node:sqlite, score and rank',
};

const province = { units: 119, indicators: 1_000 };
const inProvince = `${province.units} units × ${province.indicators} indicators`;

/** The weekly ranking of one league, compared with the week before, beside what reading its stored pages takes. */
export const ranking: Section = {
  name: 'ranking',
  async run({ units, indicators, rounds }) {
    const nation = nationOf(units, indicators);
    const { catalogue, set, league, weeks } = nation;
    const figuresOf = (week: 0 | 1) => weeks[week].submissions.map((one) => unitFigures(set, one));
    const figures = [figuresOf(0), figuresOf(1)] as const;
    const rank = (week: 0 | 1, previous: ScoredEdition | null) =>
      computeEdition({
        catalogue,
        catalogueVersion: 1,
        set,
        league,
        cutOffAt: instantOf(weeks[week].period.to.add({ days: 1 }), '06:00'),
        period: weeks[week].period,
        submissions: figures[week],
        earlier: [],
        previous: previous === null ? [] : [previous],
      });
    const first = rank(0, null);
    const second = rank(1, first);
    const sqlite = new SqliteRanking(nation);
    deepStrictEqual(
      sqlite.rank(),
      second.lines.map(({ unit, rank: place, points, delta }) => [
        unit,
        place,
        points,
        delta?.points ?? null,
      ]),
    );
    const scoreAndRank = () =>
      competitionRank(
        countedFigures(set, catalogue.units, figures[1], []).listed.map(
          ({ unit: { id: unit }, score: { points, maxPoints } }) => ({ unit, points, maxPoints }),
        ),
      );
    const job = await rankingJob(nation);
    const megabytes = job.pages.reduce((sum, page) => sum + page.length, 0) / 1024 / 1024;
    const { once, ...alone } = await RankingProcess.of(job, (processes) => ({
      ...processes.inTurns(rounds),
      once: processes.once(),
    }));
    const ofProvince = await RankingProcess.of(
      await rankingJob(nationOf(province.units, province.indicators)),
      (processes) => processes.inTurns(rounds),
    );
    const measured = await measure(
      rounds,
      new Map<string, () => unknown>([
        [names.edition, () => rank(1, first)],
        [names.scoring, scoreAndRank],
        [names.sqlite, () => sqlite.rank()],
      ]),
    );
    const cpuOf = (name: string) => measured.find((one) => one.name === name)?.cpu ?? Number.NaN;
    return {
      heading: `One league of ${units} units × ${indicators} indicators, compared with the week before; all rankings agree. Stored pages: ${job.pages.length}, ${megabytes.toFixed(1)} MB.`,
      measured: [
        { name: names.job, ...alone.job },
        { name: names.once, ...once.once },
        { name: names.pages, ...alone.pages },
        { name: `${names.job}, ${inProvince}`, ...ofProvince.job },
        { name: `${names.pages}, ${inProvince}`, ...ofProvince.pages },
        ...measured,
      ],
      verdicts: [
        verdictOn('ranking job ⁄ JSON.parse of its pages', alone.job.cpu / alone.pages.cpu, {
          atMost: 12,
        }),
        verdictOn(
          `ranking job ⁄ JSON.parse of its pages, ${inProvince}`,
          ofProvince.job.cpu / ofProvince.pages.cpu,
          { atMost: 100 },
        ),
        verdictOn('peak memory of the job’s process', once.megabytes, { atMost: 250 }, 'MB'),
        verdictOn('node:sqlite ⁄ score and rank alone', cpuOf(names.sqlite) / cpuOf(names.scoring), {
          atLeast: 60,
        }),
      ],
    };
  },
};
