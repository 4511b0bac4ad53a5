import { equal } from 'node:assert';
import { measure } from '../measure.ts';
import { postedSubmission } from '../posted-submission.ts';
import type { Section } from '../section.ts';
import { verdictOn } from '../verdict.ts';

const names = {
  post: 'POST of 1,000 figures',
  parse: 'JSON.parse of its body',
  small: 'POST of 10 figures',
};

/** How many of each are done in a round. */
const times = 200;

/** After so many an instance is as fast as it gets. */
const warmUp = 1_000;

/** A unit's submission through the front door of a warm instance, with the database's client but without its network. */
export const submission: Section = {
  name: 'submission',
  async run({ rounds }) {
    process.env['POWERTOOLS_METRICS_DISABLED'] = 'true';
    const large = await postedSubmission(1_000);
    const small = await postedSubmission(10);
    for (const { post } of [large, small]) equal(await post(), 201);
    for (let nth = 0; nth < warmUp; nth += 1) await large.post();
    const repeated = (run: () => unknown) => async () => {
      for (let nth = 0; nth < times; nth += 1) await run();
    };
    const measured = await measure(
      rounds,
      new Map<string, () => unknown>([
        [names.post, repeated(large.post)],
        [names.parse, repeated(() => JSON.parse(large.body))],
        [names.small, repeated(small.post)],
      ]),
    );
    const cpuOf = (name: string) => measured.find((one) => one.name === name)?.cpu ?? Number.NaN;
    return {
      heading: `A unit's first submission of a week, ${times} times; a body has ${large.body.length} bytes.`,
      measured,
      verdicts: [
        verdictOn('POST of 1,000 figures ⁄ JSON.parse of its body', cpuOf(names.post) / cpuOf(names.parse), {
          atMost: 8,
        }),
      ],
    };
  },
};
