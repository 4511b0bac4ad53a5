import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { textSchema } from '../language/text.ts';
import { isAfter } from '../period/compare-instants.ts';
import type { InstantText } from '../period/instant-text.ts';
import type { Question } from './question.ts';
import { selfAndAbove } from './unit-remarks.ts';

/** The most questions that a report holds. */
const mostReported = 60;

/** What is written within a report's last minute may not be there yet when the report is made: the next one shows it too. */
const underWay = { minutes: 1 };

/** What a leader asked a unit, and what it answered, as a report holds it. */
export const reportedQuestionSchema = z.strictObject({
  unit: z.string(),
  name: textSchema,
  /** The unit and those above it, who may read its figures. */
  readableBy: z.array(z.string()),
  /** The week that was asked about. */
  period: z.string(),
  /** The post that asked. */
  by: z.string(),
  text: z.string(),
  /** Null while the unit has not answered. */
  answer: z.string().nullable(),
});

/** A question and its answer in a report, with the units whose people may read them. */
export type ReportedQuestion = z.infer<typeof reportedQuestionSchema>;

/**
 * The questions that a report shows: those asked or answered since the previous report that was sent, in the order of the
 * catalogue's units.
 * @param since the instant up to which that report shows them; null without such a report, so that all are shown
 * @param until the last instant that counts; a later answer is left to the next report
 */
export function reportedQuestions(
  { units }: Pick<Catalogue, 'units'>,
  questions: readonly Question[],
  since: Temporal.Instant | null,
  until: Temporal.Instant,
): ReportedQuestion[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const after = since?.subtract(underWay) ?? null;
  const isKnown = (at: InstantText) => !isAfter(Temporal.Instant.from(at), until);
  const found = questions.flatMap(({ unit: id, period, by, text, askedAt, answer }): ReportedQuestion[] => {
    const unit = byId.get(id);
    const given = answer !== undefined && isKnown(answer.at) ? answer : null;
    const last = given?.at ?? askedAt;
    if (
      unit === undefined ||
      !isKnown(askedAt) ||
      (after !== null && isAfter(after, Temporal.Instant.from(last)))
    )
      return [];
    const readableBy = [...selfAndAbove(id, byId)];
    return [
      { unit: id, name: unit.name, readableBy, period, by: by.label, text, answer: given?.text ?? null },
    ];
  });
  const order = new Map(units.map(({ id }, index) => [id, index]));
  return found
    .toSorted((one, other) => (order.get(one.unit) ?? 0) - (order.get(other.unit) ?? 0))
    .slice(0, mostReported);
}
