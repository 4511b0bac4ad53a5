import * as z from 'zod';
import { slugSchema } from '../domain/catalogue/keys.ts';
import { milestoneGoals } from '../domain/catalogue/milestone.ts';
import { textSchema } from '../domain/language/text.ts';
import { milestoneStatuses } from '../domain/milestone/outlook.ts';
import { anyToken, plain, type Resource } from './operation.ts';
import { momentSchema } from './parameters/moment.ts';
import { askFor, parameters } from './parameters/parameters.ts';

const date = z.iso.date();

const paceSchema = z
  .object({
    perDay: z.number().meta({ description: 'Rounded: to a whole number from 100 on, else to two decimals.' }),
    amount: z.int(),
    days: z.int(),
  })
  .nullable();

/** The progress of an obliged unit, or of all of them together. */
const stateSchema = z.object({
  done: z.int(),
  target: z.int().nullable().meta({ description: 'Null while nobody has said what there is to do.' }),
  remaining: z.int().nullable().meta({ description: 'Null while nobody has said what there is to do.' }),
  status: z.enum(milestoneStatuses),
  pace: paceSchema.meta({ description: 'Over the last five figures; null with fewer than two.' }),
  neededPace: paceSchema.meta({ description: 'From the last figure on, to finish in time.' }),
  projected: date
    .nullable()
    .meta({ description: 'When it is finished at that pace; null when it gets nowhere.' }),
  earliest: date.nullable().meta({ description: 'At the best pace between two of those figures.' }),
  latest: date
    .nullable()
    .meta({ description: 'At the worst; null when it stood still between two of them.' }),
  doneOn: date.nullable().meta({ description: 'The date of the figure with which it was reached for good.' }),
  daysEarly: z.int().nullable().meta({ description: 'Calendar days before the date; negative when late.' }),
  figureDate: date.nullable().meta({ description: 'The date of the newest figure.' }),
  illustrative: z.boolean(),
});

/** A milestone with its total progress. */
const summarySchema = z.object({
  id: z.string(),
  name: textSchema,
  goal: z.enum(milestoneGoals),
  date: date.meta({ description: 'The date first set.' }),
  effectiveDate: date.meta({
    description: 'The date that holds, with every extension decided by the day.',
  }),
  extension: z
    .object({
      date,
      reason: textSchema,
      /** The day from which the later date applies. */
      decidedOn: date,
      from: date.meta({ description: 'The date before this extension.' }),
    })
    .nullable(),
  units: z
    .object({
      obliged: z.int(),
      done: z.int(),
      'on-track': z.int(),
      'at-risk': z.int(),
      overdue: z.int(),
    })
    .meta({ description: 'How many units are obliged and in each status; a date alone has no status.' }),
  total: stateSchema.nullable().meta({
    description:
      'Units below another obliged unit are part of that one. `remaining` adds up what each has left, so nobody’s surplus makes up for another. Null for a date alone.',
  }),
});

/** A milestone with every obliged unit. */
const detailSchema = summarySchema.extend({
  set: z.string().nullable(),
  indicator: z.string().nullable(),
  period: z.string().nullable().meta({ description: 'The period to submit, where that is the goal.' }),
  measure: textSchema.nullable().meta({ description: 'What is counted.' }),
  obligations: z.array(
    z.object({
      unit: z.string(),
      name: textSchema,
      standing: stateSchema
        .nullable()
        .meta({ description: 'Null for a date alone, for which nothing is measured.' }),
    }),
  ),
});

/** Common to all answers. */
const described = {
  day: date.meta({ description: 'The day in Vietnam that counts as the present.' }),
  at: z.iso.datetime().meta({ description: 'Figures received until this instant count.' }),
  catalogueVersion: z.int(),
};

const milestonesSchema = z
  .object({ ...described, milestones: z.array(summarySchema) })
  .meta({ id: 'Milestones' });

const milestoneSchema = detailSchema.extend(described).meta({ id: 'Milestone' });

const at = momentSchema.optional().meta({
  description:
    'How it stood at the end of this day in Vietnam, or at this instant, by the current catalogue; now, when left out.',
});

const allMilestones = parameters({}, { at }, askFor('/v1/milestones?at=2024-01-15'));
const oneMilestone = parameters(
  { id: slugSchema },
  { at },
  askFor('/v1/milestones/digital-data-set-2023?at=2024-01-15'),
);

export type MilestonesQuery = z.output<typeof allMilestones.schema>;
export type MilestoneQuery = z.output<typeof oneMilestone.schema>;
export type ObligationStateAnswer = z.infer<typeof stateSchema>;
export type MilestoneSummary = z.infer<typeof summarySchema>;
export type MilestoneDetail = z.infer<typeof detailSchema>;
export type MilestonesAnswer = z.infer<typeof milestonesSchema>;
export type MilestoneAnswer = z.infer<typeof milestoneSchema>;

/** The progress and outlook of milestones. */
export const milestones = {
  listMilestones: {
    ...plain,
    id: 'listMilestones',
    method: 'GET',
    path: '/v1/milestones',
    access: anyToken,
    summary: { vi: 'Các mốc và tiến độ chung', en: 'All milestones and how they stand' },
    description:
      'Each with the date that holds, how many units are in each status, and the total. The same numbers go into the warnings of the day.',
    parameters: allMilestones,
    answers: { 200: { description: { vi: 'Các mốc', en: 'The milestones' }, schema: milestonesSchema } },
    problems: ['unavailable'],
  },
  getMilestone: {
    ...plain,
    id: 'getMilestone',
    method: 'GET',
    path: '/v1/milestones/{id}',
    access: anyToken,
    summary: { vi: 'Một mốc, từng đơn vị', en: 'One milestone, unit by unit' },
    description:
      'What is done and what remains, the pace of the last five figures and the pace needed, and when it will be finished if that pace goes on, with its range.',
    parameters: oneMilestone,
    answers: { 200: { description: { vi: 'Mốc', en: 'The milestone' }, schema: milestoneSchema } },
    problems: ['not-found', 'unavailable'],
  },
} as const satisfies Resource;
