import * as z from 'zod';
import { slugSchema } from '../domain/catalogue/keys.ts';
import { milestoneGoals } from '../domain/catalogue/milestone-goals.ts';
import { textSchema } from '../domain/language/text.ts';
import { milestoneStatuses } from '../domain/milestone/milestone-statuses.ts';
import { mostLackingForMilestone } from '../domain/submission/submission-limits.ts';
import { leftOutField } from './http/left-out.ts';
import { anyToken, plain, type Resource } from './http/operation.ts';
import { asWholeTableFile, tableFiles } from './http/table-files.ts';
import { cursorOf, nextCursor, slugCursor, unitCursor } from './parameters/cursor.ts';
import { momentSchema } from './parameters/moment.ts';
import { parameters } from './parameters/parameters.ts';
import { pageLimit } from './parameters/whole-number.ts';

const date = z.iso.date();

const paceSchema = z
  .object({
    perDay: z
      .number()
      .meta({ description: 'Rounded to a whole number from 100, otherwise to two decimals.' }),
    amount: z.int(),
    days: z.int(),
  })
  .nullable();

/** The progress of an obliged unit, or of all of them together. */
const stateSchema = z.object({
  done: z.int(),
  target: z.int().nullable().meta({ description: 'Null while the target is unknown.' }),
  attainment: z.number().nullable().meta({
    description:
      'The share of the target that is done, in per cent with two decimals: over 100 where it is exceeded, never 100 below it. Null without a target.',
  }),
  remaining: z.int().nullable().meta({ description: 'Null while the target is unknown.' }),
  status: z.enum(milestoneStatuses),
  pace: paceSchema.meta({ description: 'Over the last five figures; null with fewer than two.' }),
  neededPace: paceSchema.meta({ description: 'The pace needed from the last figure to finish in time.' }),
  projected: date
    .nullable()
    .meta({ description: 'The projected finish at that pace; null when the pace is zero or negative.' }),
  earliest: date
    .nullable()
    .meta({ description: 'The projected finish at the best pace between two of those figures.' }),
  latest: date
    .nullable()
    .meta({ description: 'The projected finish at the worst pace; null when that pace is zero.' }),
  doneOn: date.nullable().meta({ description: 'The date of the figure that reached the target for good.' }),
  doneAt: z.iso.datetime().nullable().meta({
    description: 'When that figure was received on its date; null where only the date is known.',
  }),
  daysEarly: z.int().nullable().meta({
    description:
      'Calendar days before the date; negative when late. On the date itself, 0: `minutesEarly` says whether it was in time.',
  }),
  minutesEarly: z.int().nullable().meta({
    description:
      'Whole minutes from `doneAt` to `dueAt`, rounded down: negative when late. Null where only the date is known.',
  }),
  figureDate: date.nullable().meta({ description: 'The date of the newest figure.' }),
  illustrative: z.boolean(),
});

/** A milestone with its total progress. */
const summarySchema = z.object({
  id: z.string(),
  name: textSchema,
  goal: z.enum(milestoneGoals),
  date: date.meta({ description: 'The original date.' }),
  effectiveDate: date.meta({
    description: 'The date in force, with all extensions decided by the day.',
  }),
  by: z.enum(['end-of-day', 'before']).meta({
    description: 'Whether the date in force still counts, or the goal is due before it.',
  }),
  time: z.string().nullable().meta({ description: 'The hour on the last day, `HH:MM`; null for its end.' }),
  dueAt: z.iso.datetime().meta({ description: 'The instant until which the goal is in time.' }),
  setDueAt: z.iso
    .datetime()
    .nullable()
    .meta({ description: 'When the set’s figures are due, where submissions are the goal.' }),
  reach: z.enum(['at-least', 'more-than']).nullable().meta({
    description:
      'Whether a target is reached with as much, or only with more. Null where nothing is counted.',
  }),
  extension: z
    .object({
      date,
      reason: textSchema,
      /** The day from which the later date applies. */
      decidedOn: date,
      from: date.meta({ description: 'The date this extension replaced.' }),
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
    .meta({
      description:
        'The number of obliged units, in total and by status; a date alone has no status, nor has a unit whose figures cannot be read.',
    }),
  total: stateSchema.nullable().meta({
    description:
      'A unit below another obliged unit counts as part of that unit. `remaining` is the sum of what each unit has left, so one unit’s surplus does not offset another’s shortfall. Null for a date alone, where the figures of a unit cannot be read, and where the caller may not read the figures of all obliged units.',
  }),
});

/** A milestone with every obliged unit. */
const detailSchema = summarySchema.extend({
  set: z.string().nullable(),
  indicator: z.string().nullable(),
  period: z.string().nullable().meta({ description: 'The period to submit, if that is the goal.' }),
  measure: textSchema.nullable().meta({ description: 'What is counted.' }),
  obligations: z.array(
    z.object({
      unit: z.string(),
      name: textSchema,
      standing: stateSchema.nullable().meta({
        description:
          'Null for a date alone, which measures nothing, where the unit’s figures cannot be read, and where the caller may not read them.',
      }),
      withheld: z
        .object({ status: z.enum(milestoneStatuses) })
        .exactOptional()
        .meta({
          description: 'All that the caller may read of the unit, in the place of `standing`.',
        }),
      lacking: z
        .object({
          count: z.int(),
          first: z.array(z.object({ indicator: z.string(), name: textSchema })),
        })
        .exactOptional()
        .meta({
          description: `Where submissions are the goal and the unit sent only part: how many indicators it still owes, and the first ${mostLackingForMilestone} by name.`,
        }),
    }),
  ),
});

/** Common to all answers. */
const described = {
  day: date.meta({ description: 'The day in Vietnam treated as today.' }),
  at: z.iso.datetime().meta({ description: 'Figures received up to this instant count.' }),
  catalogueVersion: z.int(),
};

const milestonesSchema = z
  .object({ ...described, milestones: z.array(summarySchema), ...leftOutField, next: nextCursor })
  .meta({ id: 'Milestones' });

const milestoneSchema = detailSchema
  .extend({ ...described, ...leftOutField, next: nextCursor })
  .meta({ id: 'Milestone' });

const at = momentSchema.optional().meta({
  description:
    'The state at the end of this day in Vietnam, or at this instant, by the current catalogue; now by default.',
});

const pageOfMilestones = { max: 200, usual: 100 };

const allMilestones = parameters(
  {},
  { at, limit: pageLimit(pageOfMilestones), cursor: cursorOf(slugCursor) },
  {
    vi: `Địa chỉ cần có dạng /v1/milestones?at=2024-01-15&limit=<1–${pageOfMilestones.max}>&cursor=<next của trang trước>; có thể bỏ từng tham số.`,
    en: `Use /v1/milestones?at=2024-01-15&limit=<1–${pageOfMilestones.max}>&cursor=<next of the previous page>; all are optional.`,
  },
);
const pageOfUnits = { max: 1_000, usual: 500 };

const oneMilestone = parameters(
  { id: slugSchema },
  { at, limit: pageLimit(pageOfUnits), cursor: cursorOf(unitCursor) },
  {
    vi: `Địa chỉ cần có dạng /v1/milestones/digital-data-set-2023?at=2024-01-15&limit=<1–${pageOfUnits.max}>&cursor=<next của trang trước>; có thể bỏ từng tham số.`,
    en: `Use /v1/milestones/digital-data-set-2023?at=2024-01-15&limit=<1–${pageOfUnits.max}>&cursor=<next of the previous page>; all are optional.`,
  },
);

/** The checked parameters of a page of milestones. */
export type MilestonesQuery = z.output<typeof allMilestones.schema>;
/** The checked parameters of a page of a milestone's units. */
export type MilestoneQuery = z.output<typeof oneMilestone.schema>;
/** How far a unit, or all of them together, is from a target, in the measure of the indicator. */
export type ObligationStateAnswer = z.infer<typeof stateSchema>;
/** A milestone with its dates and its progress as a whole. */
export type MilestoneSummary = z.infer<typeof summarySchema>;
/** A milestone with the progress of each unit that the caller may read. */
export type MilestoneDetail = z.infer<typeof detailSchema>;
/** Milestones in id order; `next` is null on the last page. */
export type MilestonesAnswer = z.infer<typeof milestonesSchema>;
/** A milestone with a page of its units; `next` is null on the last page. */
export type MilestoneAnswer = z.infer<typeof milestoneSchema>;

const exampleMilestonesCsv =
  'Code,Milestone,Due,Hour,Original date,Units,Done,On track,At risk,Overdue,Total done,Target,Attainment (%),To do,Projected finish\r\ndigital-data-set-2023,Complete the digital data set,2023-06-30,24:00,2023-06-30,19,12,3,2,2,980000,1200000,81.67,220000,2023-07-12\r\n';

const exampleMilestoneCsv =
  'Code,Unit,Status,Done,Target,Attainment (%),To do,Pace a day,Needed a day,Projected finish,Earliest,Latest,Done on,Days early,Last figure on,Lacking,Lacking indicators,Remarks\r\nBD.STP,Department of Justice,on track,172986,200000,86.49,27014,900,642.5,2023-06-20,2023-06-15,2023-06-29,,,2023-05-31,,,\r\n';

/** The progress and outlook of milestones. */
export const milestones = {
  listMilestones: {
    ...plain,
    id: 'listMilestones',
    method: 'GET',
    path: '/v1/milestones',
    access: anyToken,
    summary: { vi: 'Các mốc và tiến độ chung', en: 'All milestones and their progress' },
    description: `Each with the date in force, the number of units in each status, and the total. The day’s warnings use the same numbers. ${asWholeTableFile}`,
    parameters: allMilestones,
    answers: {
      200: {
        description: { vi: 'Các mốc', en: 'The milestones' },
        schema: milestonesSchema,
        alternatives: tableFiles(exampleMilestonesCsv),
      },
    },
    problems: ['answer-too-large', 'unavailable'],
  },
  getMilestone: {
    ...plain,
    id: 'getMilestone',
    method: 'GET',
    path: '/v1/milestones/{id}',
    access: anyToken,
    summary: { vi: 'Một mốc, từng đơn vị', en: 'One milestone, unit by unit' },
    description: `What is done and what remains, the pace over the last five figures and the pace needed, and the projected finish at that pace, with its range. A unit gets these of itself and of units below it; of the others, only their status (\`withheld\`). ${asWholeTableFile}`,
    parameters: oneMilestone,
    answers: {
      200: {
        description: { vi: 'Mốc', en: 'The milestone' },
        schema: milestoneSchema,
        alternatives: tableFiles(exampleMilestoneCsv),
      },
    },
    problems: ['not-found', 'answer-too-large', 'unavailable'],
  },
} as const satisfies Resource;
