import * as z from 'zod';
import { milestoneStatuses } from './milestone-statuses.ts';
import type { ObligationState } from './obligation-state.ts';
import type { Pace } from './outlook.ts';

const speedSchema = z
  .strictObject({
    perDay: z
      .number()
      .meta({ description: 'Rounded to a whole number from 100, otherwise to two decimals.' }),
    amount: z.int(),
    days: z.int(),
  })
  .nullable();

const dateSchema = z.iso.date().nullable();

/** The outlook of a milestone, with the same numbers in answers and in warnings. */
export const forecastSchema = z.strictObject({
  remaining: z.int().nullable().meta({ description: 'Null while the target is unknown.' }),
  status: z.enum(milestoneStatuses),
  pace: speedSchema.meta({ description: 'Over the last five figures; null with fewer than two.' }),
  neededPace: speedSchema.meta({ description: 'The pace needed from the last figure to finish in time.' }),
  projected: dateSchema.meta({
    description: 'The projected finish at that pace; null when the pace is zero or negative.',
  }),
  earliest: dateSchema.meta({
    description: 'The projected finish at the best pace between two of those figures.',
  }),
  latest: dateSchema.meta({
    description: 'The projected finish at the worst pace; null when that pace is zero.',
  }),
});

/** How far a milestone is from its target and when it is likely to be reached. A pace is an amount over a number of days. */
export type Forecast = z.infer<typeof forecastSchema>;

/** The forecast derived from a state. */
export function forecastOf(state: ObligationState): Forecast {
  const { remaining, status, pace, neededPace, projected, earliest, latest } = state;
  return {
    remaining,
    status,
    pace: speedOf(pace),
    neededPace: speedOf(neededPace),
    projected: projected?.toString() ?? null,
    earliest: earliest?.toString() ?? null,
    latest: latest?.toString() ?? null,
  };
}

function speedOf(pace: Pace | null): Forecast['pace'] {
  return pace && { perDay: perDay(pace), ...pace };
}

function perDay({ amount, days }: Pace): number {
  const scale = Math.abs(amount) >= 100 * days ? 1 : 100;
  return Math.round((amount * scale) / days) / scale;
}
