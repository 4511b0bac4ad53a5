import * as z from 'zod';
import type { IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import type { Window } from '../../domain/period/window.ts';
import { scoreUnit } from '../../domain/scoring/score-unit.ts';
import type { Submission } from '../../domain/submission/submission.ts';

const score = { points: z.number(), maxPoints: z.number() };

/** The answer to an accepted submission. Points are in points, with two decimals. */
export const receiptSchema = z.strictObject({
  /** Null in the answer to a dry run, which records nothing. */
  id: z.string().nullable(),
  unit: z.string(),
  set: z.string(),
  period: z.string(),
  revision: z.int(),
  receivedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  status: z.enum(['on-time', 'late']),
  illustrative: z.boolean(),
  catalogueVersion: z.int(),
  /** How many figures are in force after this revision. */
  figures: z.int(),
  /** What the figures would score if the ranking were made of them now; null for a set that is not scored. */
  preview: z
    .strictObject({ ...score, groups: z.array(z.strictObject({ group: z.string(), ...score })) })
    .nullable(),
});

export type Receipt = z.infer<typeof receiptSchema>;

/** The receipt of a stored submission. It says the same every time it is asked for. */
export function receiptOf(submission: Submission, set: IndicatorSet, unit: Unit, window: Window): Receipt {
  const { id, period, revision, receivedAt, illustrative, catalogueVersion } = submission;
  const total = scoreUnit(set, unit, submission.values);
  const decimal = ({ points, maxPoints }: { points: number; maxPoints: number }) => ({
    points: points / 100,
    maxPoints: maxPoints / 100,
  });
  return {
    id,
    unit: unit.id,
    set: set.id,
    period,
    revision,
    receivedAt,
    dueAt: window.dueAt.toString(),
    status: submission.late ? 'late' : 'on-time',
    illustrative,
    catalogueVersion,
    figures: submission.values.size,
    preview:
      total.maxPoints === 0
        ? null
        : {
            ...decimal(total),
            groups: total.groups.map((group) => ({ group: group.group, ...decimal(group) })),
          },
  };
}
