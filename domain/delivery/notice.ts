import * as z from 'zod';
import { type Language, textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';

/** What every notice says: in whose name it is sent, and which unit, set and period it concerns. */
const frame = {
  scope: textSchema,
  unit: z.string(),
  unitName: textSchema,
  set: z.string(),
  setName: textSchema,
  period: z.string(),
};

/** The fields that every notice has. */
export type NoticeFrame = {
  readonly [Field in keyof typeof frame]: z.infer<(typeof frame)[Field]>;
};

/** A post in both languages; of notices that were planned before it was, its Vietnamese name. */
const actorSchema = z.union([z.string(), textSchema]);

/** Who asked or decided, in a language. */
export function actorIn(by: z.infer<typeof actorSchema>, language: Language): string {
  return typeof by === 'string' ? by : by[language];
}

/** When a period's figures are due for all units, when they lock, and whether they are ranked then. */
const windowSchema = z.strictObject({
  dueAt: instantTextSchema,
  locksAt: instantTextSchema,
  isRanked: z.boolean(),
});

/** The deadline in calendars: its sequence, when it is now, by all exceptions of the unit, and when it was moved. */
const eventSchema = z.strictObject({
  sequence: z.int(),
  until: instantTextSchema,
  movedAt: instantTextSchema,
});

/**
 * Tells those who have to know that somebody asked or decided something, as soon as it happened: a unit asked operations for an extension; operations
 * granted or refused it, or opened or closed an exception unasked; figures wait for the head of the unit; the head returned them to the clerk; a leader asked the unit about a week.
 */
export const noticeSchema = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('extension-asked'),
    ...frame,
    reason: z.string(),
    /** The post that asked. */
    by: actorSchema,
  }),
  z.strictObject({
    about: z.literal('extension-granted'),
    ...frame,
    /** The request's own reason. */
    asked: z.string(),
    /** The post that decided. */
    officer: z.string(),
    until: instantTextSchema,
    /** Omitted in notices planned before they included it. */
    window: windowSchema.exactOptional(),
    /** Omitted where the unit has nothing more to send, or that is not known. */
    event: eventSchema.exactOptional(),
  }),
  z.strictObject({
    about: z.literal('exception-opened'),
    ...frame,
    /** The reason that operations recorded. */
    reason: z.string(),
    /** The post that decided. */
    officer: z.string(),
    until: instantTextSchema,
    window: windowSchema.exactOptional(),
    /** Omitted where the unit has nothing more to send, or that is not known. */
    event: eventSchema.exactOptional(),
  }),
  z.strictObject({
    about: z.literal('exception-closed'),
    ...frame,
    /** Why it was closed. */
    reason: z.string(),
    /** When it would have ended. */
    until: instantTextSchema,
    /** Until when figures can be sent all the same; null once they have locked. Omitted where that is not known. */
    opensUntil: instantTextSchema.nullable().exactOptional(),
    /** Omitted where the unit has nothing more to send, or that is not known. */
    event: eventSchema.exactOptional(),
  }),
  z.strictObject({
    about: z.literal('figures-to-approve'),
    ...frame,
    revision: z.int(),
    receivedAt: instantTextSchema,
  }),
  z.strictObject({
    about: z.literal('figures-returned'),
    ...frame,
    revision: z.int(),
    reason: z.string(),
    /** The post that returned them. */
    by: actorSchema,
  }),
  z.strictObject({
    about: z.literal('question-asked'),
    ...frame,
    text: z.string(),
    /** The post that asked. */
    by: actorSchema,
  }),
  z.strictObject({
    about: z.literal('extension-refused'),
    ...frame,
    asked: z.string(),
    reason: z.string(),
    /** Until when figures can be sent; null once they have locked. Omitted in notices planned before they included it. */
    opensUntil: instantTextSchema.nullable().exactOptional(),
  }),
]);

/** An e-mail sent as soon as somebody has asked or decided something that another has to know. */
export type Notice = z.infer<typeof noticeSchema>;
