import * as z from 'zod';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { extensionSchema, milestoneGoals } from '../../domain/catalogue/milestone.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { textSchema } from '../../domain/language/text.ts';
import { forecastOf, forecastSchema } from '../../domain/milestone/forecast.ts';
import type { ObligationState } from '../../domain/milestone/obligation-state.ts';
import type { MilestoneStatus } from '../../domain/milestone/outlook.ts';
import type { MeasuredOnDay } from './measure-milestones.ts';

const date = z.iso.date();

const standingSchema = z.strictObject({
  done: z.int(),
  target: z.int().nullable().meta({ description: 'Null while nobody has said what there is to do.' }),
  ...forecastSchema.shape,
  doneOn: date.nullable().meta({ description: 'The date of the figure with which it was reached for good.' }),
  daysEarly: z.int().nullable().meta({ description: 'Calendar days before the date; negative when late.' }),
  figureDate: date.nullable().meta({ description: 'The date of the newest figure.' }),
  illustrative: z.boolean(),
});

/** A milestone and where all who are obliged stand together. */
export const milestoneSummarySchema = z.strictObject({
  id: z.string(),
  name: textSchema,
  goal: z.enum(milestoneGoals),
  date: date.meta({ description: 'The date first set.' }),
  effectiveDate: date.meta({ description: 'The date that holds, with every extension decided by the day.' }),
  extension: extensionSchema
    .extend({ from: date.meta({ description: 'The date before this extension.' }) })
    .nullable(),
  units: z
    .strictObject({
      obliged: z.int(),
      done: z.int(),
      'on-track': z.int(),
      'at-risk': z.int(),
      overdue: z.int(),
    })
    .meta({ description: 'How many units are obliged and in each status; a date alone has no status.' }),
  total: standingSchema.nullable().meta({
    description:
      'Units below another obliged unit are part of that one. `remaining` adds up what each has left, so nobody’s surplus makes up for another. Null for a date alone.',
  }),
});

/** A milestone with every obliged unit. */
export const milestoneDetailSchema = milestoneSummarySchema.extend({
  set: z.string().nullable(),
  indicator: z.string().nullable(),
  period: z.string().nullable().meta({ description: 'The period to submit, where that is the goal.' }),
  measure: textSchema.nullable().meta({ description: 'What is counted.' }),
  obligations: z.array(
    z.strictObject({
      unit: z.string(),
      name: textSchema,
      standing: standingSchema
        .nullable()
        .meta({ description: 'Null for a date alone, for which nothing is measured.' }),
    }),
  ),
});

export type MilestoneSummary = z.infer<typeof milestoneSummarySchema>;
export type MilestoneDetail = z.infer<typeof milestoneDetailSchema>;

/** Tells a milestone in short. */
export function milestoneSummary({ milestone, deadline, obliged, measure }: MeasuredOnDay): MilestoneSummary {
  const statuses = (measure?.units ?? []).map(({ state }) => state.status);
  const count = (status: MilestoneStatus) => statuses.filter((one) => one === status).length;
  return {
    id: milestone.id,
    name: milestone.name,
    goal: milestone.goal ?? 'figure',
    date: milestone.date,
    effectiveDate: deadline.date.toString(),
    extension: deadline.extension,
    units: {
      obliged: obliged.length,
      done: count('done'),
      'on-track': count('on-track'),
      'at-risk': count('at-risk'),
      overdue: count('overdue'),
    },
    total: measure?.total ? standingAnswer(measure.total) : null,
  };
}

/** Tells a milestone unit by unit. */
export function milestoneDetail(catalogue: Catalogue, measured: MeasuredOnDay): MilestoneDetail {
  const { milestone, obliged, measure } = measured;
  const states = new Map(measure?.units.map(({ unit, state }) => [unit, state]));
  const set = 'set' in milestone ? milestone.set : null;
  const indicator = 'indicator' in milestone ? milestone.indicator : null;
  const defined = set === null ? undefined : findSet(catalogue, set);
  return {
    ...milestoneSummary(measured),
    set,
    indicator,
    period: 'period' in milestone ? milestone.period : null,
    measure: defined?.indicators.find(({ id }) => id === indicator)?.measure ?? null,
    obligations: obliged.map(({ id, name }) => {
      const state = states.get(id);
      return { unit: id, name, standing: state === undefined ? null : standingAnswer(state) };
    }),
  };
}

function standingAnswer(state: ObligationState): z.infer<typeof standingSchema> {
  const { done, target, doneOn, daysEarly, figureDate, illustrative } = state;
  return {
    done,
    target,
    ...forecastOf(state),
    doneOn: doneOn?.toString() ?? null,
    daysEarly,
    figureDate: figureDate?.toString() ?? null,
    illustrative,
  };
}
