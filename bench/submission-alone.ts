/**
 * Measures submissions of a warm instance, in as many rounds as the argument says, beside JSON.parse of a body, and prints what they
 * take as JSON. See `sections/submission.ts`.
 */

import { equal } from 'node:assert';
import { measure } from './measure.ts';
import { postedSubmission } from './posted-submission.ts';
import { submissionNames as names, submissionTimes as times } from './submission-names.ts';

/** After so many an instance is as fast as it gets. */
const warmUp = 1_000;

process.env['POWERTOOLS_METRICS_DISABLED'] = 'true';
const large = await postedSubmission(1_000);
const small = await postedSubmission(10);
for (const { post } of [large, small]) equal(await post(), 201);
for (let nth = 0; nth < warmUp; nth += 1) await large.post();
const repeated = (run: () => unknown) => async () => {
  for (let nth = 0; nth < times; nth += 1) await run();
};
const measured = await measure(
  Number(process.argv[2]),
  new Map<string, () => unknown>([
    [names.post, repeated(large.post)],
    [names.parse, repeated(() => JSON.parse(large.body))],
    [names.small, repeated(small.post)],
  ]),
);
console.log(JSON.stringify({ bytes: large.body.length, measured }));
