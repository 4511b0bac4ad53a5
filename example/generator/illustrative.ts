import { Temporal } from 'temporal-polyfill';
import { dateAt } from '../../domain/period/period.ts';
import type { ExampleSubmission } from '../submissions.ts';

/** The figures of a submission as they go to the API, by indicator id. */
export type Figures = ExampleSubmission['body']['values'];

/** A submission of made-up figures, flagged as such, as of the Vietnamese date on which it is sent. */
export function illustrative(
  sent: string,
  { unit, set, period, values }: Pick<ExampleSubmission['body'], 'unit' | 'set' | 'period' | 'values'>,
): ExampleSubmission {
  const asOf = dateAt(Temporal.Instant.from(sent)).toString();
  return { at: sent, unit, body: { unit, set, period, asOf, values, illustrative: true } };
}
