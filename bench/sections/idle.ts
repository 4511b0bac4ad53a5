import { totalOf } from '../cost/cost-table.ts';
import { countedWeek, deployments } from '../cost/monthly.ts';
import { playWeek } from '../cost/week.ts';
import { measure } from '../measure.ts';
import type { Section } from '../section.ts';
import { verdictOn } from '../verdict.ts';

/** One, and the switch in every twelfth run, with the reputation. */
const readsOfSender = 1.1;

/** What the product asks for while nothing happens, and what a month costs. */
export const idle: Section = {
  name: 'idle',
  async run() {
    process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
    process.env['POWERTOOLS_METRICS_DISABLED'] = 'true';
    const bills = new Map<string, { readonly whole: number; readonly withoutPortal: number }>();
    const play = deployments.map((deployment): [string, () => Promise<void>] => [
      `a week of a ${deployment.name}, played`,
      async () => {
        const { bill, withoutPortal } = await countedWeek(deployment);
        bills.set(deployment.name, { whole: totalOf(bill), withoutPortal: totalOf(withoutPortal) });
      },
    ]);
    const measured = await measure(1, new Map(play));
    const small = await playWeek({ units: 25, indicators: 10, readers: 5 });
    const callsOf = (name: string) => {
      const work = small.find((one) => one.what === 'idle runs' && one.function === name);
      return work === undefined ? Number.NaN : work.calls / work.runs;
    };
    return {
      heading:
        'Calls of the database by a run that finds nothing to do; dollars a month, as `npm run cost` counts them.',
      measured,
      verdicts: [
        verdictOn('sender: calls ⁄ runs', callsOf('sender'), { atMost: readsOfSender }),
        verdictOn('schedule: calls ⁄ reconciliations', callsOf('schedule'), { atMost: 1 }),
        ...deployments.flatMap(({ name, atMost, atMostWithoutPortal }) => {
          const { whole = Number.NaN, withoutPortal = Number.NaN } = bills.get(name) ?? {};
          return [
            verdictOn(`${name}: dollars a month ⁄ ${atMost}`, whole / atMost, { atMost: 1 }),
            verdictOn(
              `${name} without the portal: dollars a month ⁄ ${atMostWithoutPortal}`,
              withoutPortal / atMostWithoutPortal,
              { atMost: 1 },
            ),
          ];
        }),
      ],
    };
  },
};
