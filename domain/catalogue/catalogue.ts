import * as z from 'zod';
import { portalRoles } from '../access/portal-roles.ts';
import { messageKinds } from '../delivery/message-kind.ts';
import { indicatorSchema } from '../kinds/kinds.ts';
import { bilingual } from '../language/bilingual.ts';
import { readerLanguageSchema } from '../language/reader-language.ts';
import { textSchema } from '../language/text.ts';
import { frequencies } from '../period/period.ts';
import { idSchema, periodSchema, slugSchema } from './keys.ts';
import { levelSchema } from './level.ts';
import { milestoneSchema } from './milestone.ts';
import { escalationSchema, reportingLadderSchema } from './reporting-ladder.ts';
import { pointsSchema, setRulesSchemas } from './scoring-rules.ts';

const timeSchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, bilingual({ vi: 'giờ ghi như 16:00', en: 'a time such as 16:00' }));
const dateSchema = z.iso.date();

const unitSchema = z.strictObject({
  id: idSchema,
  /** The unit above it, to which what it leaves overdue is reported; null for the province itself. */
  parent: idSchema.nullable(),
  level: levelSchema,
  name: textSchema,
  /** The first and the last day on which it exists, both included; always has, or will, where one is omitted. */
  validFrom: dateSchema.optional(),
  validTo: dateSchema.optional(),
  /** The unit that took its place when it ended. */
  successor: idSchema.optional(),
  /**
   * The unit above it that also submits its figures, such as a district for its communes, while that one exists; none unless
   * stated. Reminders of these figures go to that unit's contacts, receipts to the unit's own and to those there who ask for them.
   */
  reportedBy: idSchema.exactOptional(),
  /** The generation of its calendar's address, 1 unless stated: another number makes another address, and the one before ends. */
  calendarGeneration: z.int().min(1).max(999_999).exactOptional(),
});

const leagueSchema = z.strictObject({ id: slugSchema, name: textSchema, level: levelSchema });

const groupSchema = z.strictObject({ id: idSchema, name: textSchema, maxPoints: pointsSchema });

/**
 * A time after a period: an ISO weekday (1 = Monday; weekly sets only), or a number of working days after the last day.
 */
const dueRuleSchema = z.union([
  z.strictObject({ weekday: z.int().min(1).max(7), time: timeSchema }),
  z.strictObject({ workingDaysAfter: z.int().min(0).max(60), time: timeSchema }),
]);

/** A set of indicators, with its groups, its frequency and its reporting duties. */
export const indicatorSetSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  /** The length of its periods. A ranked set is weekly. */
  frequency: z.enum(frequencies),
  /** Leagues ranked by this set; empty for a set that is only collected. */
  leagues: z.array(slugSchema),
  groups: z.array(groupSchema).min(1),
  indicators: z.array(indicatorSchema).min(1).max(2_000),
  /**
   * Figures that add up to another of the same kind, part by part, such as dossiers settled and pending to dossiers
   * received. Within the tolerance, which is for published figures that were rounded, a difference is a remark on the
   * receipt; beyond it, or without one, the submission is rejected. The tolerance is in 1/100 for points and amounts.
   */
  sums: z
    .array(
      z.strictObject({
        total: idSchema,
        parts: z.array(idSchema).min(2),
        tolerance: z.int().min(1).max(1_000_000).exactOptional(),
      }),
    )
    .optional(),
  /** The `standing` indicator that heads the weekly report, and the unit that submits it. */
  headline: z.strictObject({ indicator: idSchema, unit: idSchema }).optional(),
  /** Ranges of periods for which figures are owed; `to` is inclusive, and a missing `to` means no end. */
  owed: z.array(z.strictObject({ from: periodSchema, to: periodSchema.optional() })),
  /**
   * When figures are due; by default Friday 16:00 for weekly sets, and two working days after the period for longer
   * ones.
   */
  due: dueRuleSchema,
  /**
   * Where a due time goes that falls on a day off: to the last working day before it in the period (unless stated
   * otherwise), so that it stays before the lock; to the first one after it, but at most to the lock; or nowhere.
   */
  dueOnDayOff: z.enum(['before', 'after', 'stays']).exactOptional(),
  /** When figures lock: Monday 06:00 for weekly sets, when the ranking reads them; also when that Monday is off. */
  lock: dueRuleSchema,
  /**
   * What leaders get for a ranked week in which nobody sent anything: a short e-mail that says so (unless stated otherwise), or
   * none; the next report then mentions the week. A week without a working day is only ever mentioned.
   */
  emptyWeek: z.enum(['short', 'none']).exactOptional(),
  /**
   * From which period on figures count only once a post of the unit with `approves` has approved them; without it they count as soon as
   * they are sent.
   */
  approval: z.strictObject({ from: periodSchema }).exactOptional(),
  /** The most rows of a league's table in the weekly report; 25 unless stated. A reader's own unit comes on top. */
  reportRows: z.int().min(5).max(70).exactOptional(),
  /** When units that still owe figures are warned; see {@link reportingLadderOf} for the default. */
  ladder: z.union([z.literal('none'), reportingLadderSchema]).exactOptional(),
  /** When their superior gets to know; see {@link escalationOf} for the default. */
  escalation: z.union([z.literal('none'), escalationSchema]).exactOptional(),
  ...setRulesSchemas,
});

/** A recipient of messages, as the holder of a post in a unit. Posts with the same address are one person. */
export const recipientSchema = z.strictObject({
  id: slugSchema,
  post: textSchema,
  unit: idSchema,
  email: z.email().max(254),
  receives: z.array(z.enum(messageKinds)).min(1),
  /** The language of the holder's mail, and of the portal (Vietnamese where it is both): `vi`, `en`, or both (unless stated otherwise). */
  language: readerLanguageSchema.exactOptional(),
  /**
   * Who gets all of the post's mail while its holder is away: another recipient, from one day to another, both included. A post
   * whose own holder is away passes it on.
   */
  standIn: z.strictObject({ recipient: slugSchema, from: dateSchema, to: dateSchema }).exactOptional(),
  /** What the post may do in the portal, for its unit; without it, the post cannot sign in. A stand-in does not inherit it. */
  role: z.enum(portalRoles).exactOptional(),
  /** Whether the post approves its unit's figures where a set asks for that; for posts with the role `unit`. */
  approves: z.literal(true).exactOptional(),
});

/** A mail domain in lower case. */
const domainSchema = z
  .string()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/);

/** An exception from the Monday-to-Friday week. */
export const calendarDaySchema = z.strictObject({
  date: dateSchema,
  kind: z.enum(['day-off', 'working-day', 'unconfirmed']),
  name: textSchema,
  basis: z.enum(['official', 'computed', 'forecast', 'unconfirmed']),
});

/**
 * The whole definition the product runs on, versioned as one; see {@link checkCatalogue} for the rules between its
 * parts.
 */
export const catalogueSchema = z.strictObject({
  name: textSchema,
  /**
   * The contact units ask for help, e.g. when a period has locked: a post and how to reach it, never a person's private
   * data.
   */
  helpdesk: textSchema,
  units: z.array(unitSchema).min(1),
  leagues: z.array(leagueSchema),
  sets: z.array(indicatorSetSchema).min(1),
  milestones: z.array(milestoneSchema),
  recipients: z.array(recipientSchema),
  /**
   * The kinds of messages that belong to a duty to report: recipients cannot unsubscribe from them, and the messages
   * state it. Recipients can unsubscribe from all other kinds. Only warnings by default; an empty list means none.
   */
  dutyMessages: z.array(z.enum(messageKinds)).optional(),
  /**
   * The mail domains to which operations may send a test message, beside the addresses of the recipients: those of the
   * province, such as `binhduong.gov.vn`. None by default.
   */
  previewDomains: z.array(domainSchema).max(20).optional(),
  /** The fewest hours between two e-mails to operations about failures; 4 unless stated. */
  failureMailHours: z.int().min(1).max(168).exactOptional(),
  calendar: z.array(calendarDaySchema),
});

/** A body that reports, such as a department, district or commune. It exists from `validFrom` to `validTo`, both days included. */
export type Unit = z.infer<typeof unitSchema>;
/** Units of one level, ranked against each other. */
export type League = z.infer<typeof leagueSchema>;
/** Indicators that are asked for and ranked together, with the rules of their deadlines and points. Points are in 1/100. */
export type IndicatorSet = z.infer<typeof indicatorSetSchema>;
/** When figures are due after a period, `HH:MM` in Việt Nam. */
export type DueRule = z.infer<typeof dueRuleSchema>;
/** A post of a unit with its e-mail address: what it gets, and what it may do in the portal. */
export type Recipient = z.infer<typeof recipientSchema>;
/** A day that differs, or may differ, from its usual weekday, with how certain that is. */
export type CalendarDay = z.infer<typeof calendarDaySchema>;
/** The definition that the product runs on: units, leagues, sets, milestones, recipients and working calendar. Data, not code. */
export type Catalogue = z.infer<typeof catalogueSchema>;

/** A catalogue with the version number it was accepted under. */
export type VersionedCatalogue = { readonly version: number; readonly catalogue: Catalogue };
