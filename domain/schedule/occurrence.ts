import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { bilingual } from '../language/bilingual.ts';
import { type InstantText, instantText } from '../period/instant-text.ts';
import { wholeSecond } from '../period/whole-second.ts';

/** The scheduled jobs recorded in the ledger. */
export const jobs = ['rank', 'report', 'warn'] as const;

/** A job whose runs the ledger records. */
export type Job = (typeof jobs)[number];

/** An ISO instant as EventBridge Scheduler and the ledger write it: seconds, UTC. */
export const instantSchema = z.string().transform((text, context) => {
  try {
    return instantText(wholeSecond(Temporal.Instant.from(text)));
  } catch {
    context.addIssue({
      code: 'custom',
      message: bilingual({
        vi: 'thời điểm ISO 8601, ví dụ 2024-01-14T23:00:00Z',
        en: 'an ISO 8601 instant, such as 2024-01-14T23:00:00Z',
      }),
    });
    return z.NEVER;
  }
});

/** One planned run of a job, identified by its nominal time. */
export type Occurrence = { readonly job: Job; readonly nominalTime: InstantText };

/** The occurrence's id in deliveries and the API: `report@2024-01-15T00:00:00Z`. */
export function occurrenceId({
  job,
  nominalTime,
}: {
  readonly job: string;
  readonly nominalTime: InstantText;
}): string {
  return `${job}@${nominalTime}`;
}
