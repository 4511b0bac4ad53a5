import * as z from 'zod';
import { messageKinds } from '../delivery/message-kind.ts';
import { indicatorSchema } from '../kinds/kinds.ts';
import { bilingual } from '../language/bilingual.ts';
import { textSchema } from '../language/text.ts';
import { frequencies } from '../period/period.ts';
import { idSchema, periodSchema, slugSchema } from './keys.ts';
import { levelSchema } from './level.ts';
import { milestoneSchema } from './milestone.ts';
import { pointsSchema, setRulesSchemas } from './scoring-rules.ts';

const timeSchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, bilingual({ vi: 'giờ ghi như 16:00', en: 'a time such as 16:00' }));
const dateSchema = z.iso.date();

const unitSchema = z.strictObject({
  id: idSchema,
  parent: idSchema.nullable(),
  level: levelSchema,
  name: textSchema,
  validFrom: dateSchema.optional(),
  validTo: dateSchema.optional(),
  successor: idSchema.optional(),
});

const leagueSchema = z.strictObject({ id: slugSchema, name: textSchema, level: levelSchema });

const groupSchema = z.strictObject({ id: idSchema, name: textSchema, maxPoints: pointsSchema });

/** A time after a period: an ISO weekday (1 = Monday; weekly sets only), or so many working days after the last day. */
const dueRuleSchema = z.union([
  z.strictObject({ weekday: z.int().min(1).max(7), time: timeSchema }),
  z.strictObject({ workingDaysAfter: z.int().min(0).max(60), time: timeSchema }),
]);

/** A set of indicators with its groups, its rhythm and what it owes to whom. */
export const indicatorSetSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  /** How long its periods are. A ranked set is weekly. */
  frequency: z.enum(frequencies),
  /** Leagues that are ranked by this set; empty for a set that is only collected. */
  leagues: z.array(slugSchema),
  groups: z.array(groupSchema).min(1),
  indicators: z.array(indicatorSchema).min(1).max(2_000),
  /** Counts or amounts that add up to another, such as dossiers settled and pending to dossiers received. */
  sums: z.array(z.strictObject({ total: idSchema, parts: z.array(idSchema).min(2) })).optional(),
  /** The `standing` indicator that heads the weekly report, with the unit that submits it. */
  headline: z.strictObject({ indicator: idSchema, unit: idSchema }).optional(),
  /** Ranges of periods for which figures are owed; `to` is included, and absent means for good. */
  owed: z.array(z.strictObject({ from: periodSchema, to: periodSchema.optional() })),
  /** When figures are due; the default of weekly sets is Friday 16:00, of longer ones two working days after the period. */
  due: dueRuleSchema,
  /** From when on figures can no longer be changed: weekly sets lock on Monday 06:00, when the ranking takes what it has. */
  lock: dueRuleSchema,
  ...setRulesSchemas,
});

/** Somebody who gets messages, as the holder of a post in a unit. Posts with the same address are one person. */
export const recipientSchema = z.strictObject({
  id: slugSchema,
  post: textSchema,
  unit: idSchema,
  email: z.email().max(254),
  receives: z.array(z.enum(messageKinds)).min(1),
});

/** One exception from the Monday-to-Friday week. */
export const calendarDaySchema = z.strictObject({
  date: dateSchema,
  kind: z.enum(['day-off', 'working-day', 'unconfirmed']),
  name: textSchema,
  basis: z.enum(['official', 'computed', 'forecast', 'unconfirmed']),
});

/** The whole definition the product runs on. Versioned as one thing; see {@link checkCatalogue} for the rules between its parts. */
export const catalogueSchema = z.strictObject({
  name: textSchema,
  /** Whom units ask for help, e.g. when a period has locked: a post and how to reach it, never a person's private data. */
  helpdesk: textSchema,
  units: z.array(unitSchema).min(1),
  leagues: z.array(leagueSchema),
  sets: z.array(indicatorSetSchema).min(1),
  milestones: z.array(milestoneSchema),
  recipients: z.array(recipientSchema),
  /**
   * Which messages belong to a duty to report: nobody can unsubscribe from them, and they say so. Everything else can be
   * unsubscribed from. Only warnings when left out; an empty list makes none a duty.
   */
  dutyMessages: z.array(z.enum(messageKinds)).optional(),
  calendar: z.array(calendarDaySchema),
});

export type Unit = z.infer<typeof unitSchema>;
export type League = z.infer<typeof leagueSchema>;
export type IndicatorSet = z.infer<typeof indicatorSetSchema>;
export type DueRule = z.infer<typeof dueRuleSchema>;
export type Recipient = z.infer<typeof recipientSchema>;
export type CalendarDay = z.infer<typeof calendarDaySchema>;
export type Catalogue = z.infer<typeof catalogueSchema>;

/** A catalogue together with the version number under which it was accepted. */
export type VersionedCatalogue = { readonly version: number; readonly catalogue: Catalogue };
