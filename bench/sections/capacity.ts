import { sizings } from '../../lib/functions.ts';
import { nationOf } from '../nation.ts';
import { rankingJob } from '../ranking-job.ts';
import { RankingProcess } from '../ranking-process.ts';
import type { Section } from '../section.ts';
import { verdictOn } from '../verdict.ts';

/** Lambda gives a function a whole processor with so much memory, and a share of one with less. */
const megabytesOfProcessor = 1_769;

/** The ranking job of four nations, once, beside the memory and the time of the deployed function. */
export const capacity: Section = {
  name: 'capacity',
  async run({ units, indicators }) {
    const all = 4 * units;
    const job = await rankingJob(nationOf(all, indicators));
    const { once, megabytes } = await RankingProcess.of(job, (processes) => processes.once());
    const { memorySize, timeout } = sizings.schedule;
    const seconds = (once.cpu / 1_000) * Math.max(1, megabytesOfProcessor / memorySize);
    return {
      heading: `One league of ${all} units × ${indicators} indicators, ranked once by a new process. No network is in it.`,
      measured: [{ name: 'ranking job of four nations', ...once }],
      verdicts: [
        verdictOn('peak memory of its process', megabytes, { atMost: memorySize }, 'MB'),
        verdictOn(
          `processor time at the share of ${memorySize} MB`,
          seconds,
          { atMost: timeout.toSeconds() / 10 },
          's',
        ),
      ],
    };
  },
};
