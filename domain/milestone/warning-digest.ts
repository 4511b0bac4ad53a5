import * as z from 'zod';
import { extensionSchema } from '../catalogue/milestone.ts';
import { textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { forecastSchema } from './forecast.ts';

/** Common to all items: the unit concerned, and the distance to the date. */
const itemBase = {
  /** The unit that is not done. */
  unit: z.string(),
  unitName: textSchema,
  /** The name of the milestone; of the set where figures are owed. */
  name: textSchema,
  /** The last day that counts, as in force on the day of the warning. */
  date: z.string(),
  /** For a goal that is due before a date: before the day after the last day. */
  by: z.literal('before').exactOptional(),
  /** The hour on the last day, `HH:MM`; omitted for the end of the day. */
  time: z.string().exactOptional(),
  /** The instant until which the goal is in time. Omitted in digests planned before warnings included it. */
  dueAt: instantTextSchema.exactOptional(),
  /** The extension that set the date, with the date it replaced; omitted while the original date applies. */
  extension: extensionSchema.extend({ from: z.string() }).exactOptional(),
  kind: z.enum(['ahead', 'overdue']),
  workingDays: z.int(),
  illustrative: z.boolean(),
  /**
   * Rises with everything that may move the deadline or what is owed, so that calendars replace what they have. Omitted in digests
   * planned before they had it.
   */
  sequence: z.int().nonnegative().exactOptional(),
  /** The day, still to come, on which the superior gets to know; omitted where nobody does. */
  escalatesOn: z.string().exactOptional(),
  /** The posts of the superiors who get to know on this day that it is overdue. */
  escalatedTo: z.array(textSchema).exactOptional(),
  /** Of a unit where nobody receives warnings: the reader is warned in its place. */
  noContact: z.literal(true).exactOptional(),
};

const milestoneBase = { ...itemBase, milestone: z.string() };

const figureItemSchema = z.strictObject({
  ...milestoneBase,
  goal: z.literal('figure').exactOptional(),
  set: z.string(),
  indicator: z.string(),
  indicatorName: textSchema,
  measure: textSchema,
  done: z.int(),
  /** 0 while the unit's target is unknown. */
  target: z.int(),
  /** For a target that has to be exceeded. */
  reach: z.literal('more-than').exactOptional(),
  /** The date the figure describes, or null when the unit has submitted none. */
  figureDate: z.string().nullable(),
  /** Omitted in digests planned before warnings included it. */
  forecast: forecastSchema.exactOptional(),
});

/** The figures that a unit still owes after it sent some: how many, and the first of them. */
const lackingSchema = z.strictObject({
  count: z.int(),
  first: z.array(z.strictObject({ indicator: z.string(), name: textSchema })),
});

/** The figures that a unit still owes after it sent some. */
export type LackingFigures = z.infer<typeof lackingSchema>;

const submissionsItemSchema = z.strictObject({
  ...milestoneBase,
  goal: z.literal('submissions'),
  set: z.string(),
  setName: textSchema,
  period: z.string(),
  /** When the set's figures are due, where that is not the deadline itself. */
  setDueAt: instantTextSchema.exactOptional(),
  /** Omitted while the unit has sent nothing. */
  lacking: lackingSchema.exactOptional(),
});

const dateItemSchema = z.strictObject({ ...milestoneBase, goal: z.literal('date') });

/**
 * What a set does with a unit whose figures are not there when it locks: nothing but lock, where it ranks nobody; no points and no
 * rank; no points for what is lacking; figures of an earlier period; or no rank.
 */
const lockConsequences = ['locked', 'nothing-counts', 'no-points', 'earlier-figures', 'not-ranked'] as const;

/** What becomes of a unit that has not sent everything when its set locks. */
export type LockConsequence = (typeof lockConsequences)[number];

/** Figures that a unit owes a set for a period. */
const owedItemSchema = z.strictObject({
  ...itemBase,
  goal: z.literal('owed'),
  set: z.string(),
  period: z.string(),
  sent: z.enum(['partial', 'nothing']),
  /**
   * Where the head of the unit approves figures: what was sent waits for the head, to whom the warning then goes, or was returned to the
   * clerk. Omitted elsewhere, and while nothing was sent.
   */
  approval: z.enum(['waiting', 'returned']).exactOptional(),
  lacking: lackingSchema,
  /** Until when figures can be sent: the lock, or the end of an exception. */
  opensUntil: instantTextSchema,
  /** For a unit that may send figures after the lock: the deadline is the end of its exception. */
  exception: z.literal(true).exactOptional(),
  /** With an exception: when the set's figures are due for all others, and when they lock. Omitted in digests planned before they had them. */
  setDueAt: instantTextSchema.exactOptional(),
  locksAt: instantTextSchema.exactOptional(),
  /** Where figures that come after the deadline are still on time. */
  staysOnTime: z.literal(true).exactOptional(),
  /** What follows when the figures are not there by then. */
  afterLock: z.enum(lockConsequences),
});

const itemSchema = z.discriminatedUnion('goal', [
  figureItemSchema,
  submissionsItemSchema,
  dateItemSchema,
  owedItemSchema,
]);

/** Something overdue, as its superior gets to know it: with the posts that were warned, and how many more there are. */
const escalationSchema = z.strictObject({
  item: itemSchema,
  owners: z.array(textSchema),
  more: z.int().exactOptional(),
});

/** The calendar of a unit, as its address names it. */
const calendarSchema = z.strictObject({ unit: z.string(), name: textSchema, generation: z.int() });

/**
 * All warnings to one person on one day, for all units they are responsible for, and what is overdue in the units below,
 * frozen when planned; never empty. `workingDays`
 * counts down to the date while `kind` is `ahead`, and up from it when `overdue`.
 */
export const warningDigestSchema = z
  .strictObject({
    scope: textSchema,
    /** The day the warning is for, `YYYY-MM-DD`. */
    day: z.string(),
    items: z.array(itemSchema),
    /** How many items there are beside these, the most urgent; and how many units all of them are about. Omitted where there are none. */
    beyond: z.strictObject({ items: z.int(), units: z.int() }).exactOptional(),
    /** What has been overdue for so long in the units below that this person gets to know; omitted where nothing is. */
    escalations: z.array(escalationSchema).min(1).exactOptional(),
    /** The calendars of the reader's own units that the digest is about, with the generation of their address; omitted where there are none. */
    calendars: z.array(calendarSchema).min(1).exactOptional(),
    /** How many escalations there are beside these, and how many units all of them are about. */
    escalationsBeyond: z.strictObject({ items: z.int(), units: z.int() }).exactOptional(),
  })
  .refine(({ items, escalations = [] }) => items.length + escalations.length > 0, 'at least one item');

/** One person's warnings of one day, as they were when they were planned. */
export type WarningDigest = z.infer<typeof warningDigestSchema>;
/** One thing that a unit has to do: figures owed, or a milestone by its goal. */
export type WarningItem = WarningDigest['items'][number];
/** A warning of a milestone that a figure has to reach. `done` and `target` are in the measure of the indicator. */
export type FigureItem = z.infer<typeof figureItemSchema>;
/** A warning of a milestone that is reached once the unit has sent its figures for a period. */
export type SubmissionsItem = z.infer<typeof submissionsItemSchema>;
/** A warning of figures that a unit owes a set for a period. */
export type OwedItem = z.infer<typeof owedItemSchema>;
/** Something overdue, as the superior of those who were warned is told. */
export type Escalated = z.infer<typeof escalationSchema>;
