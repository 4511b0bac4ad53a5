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

export type NoticeFrame = {
  readonly [Field in keyof typeof frame]: z.infer<(typeof frame)[Field]>;
};

/** A post in both languages; of notices that were planned before it was, its Vietnamese name. */
const actorSchema = z.union([z.string(), textSchema]);

/** Who asked or decided, in a language. */
export function actorIn(by: z.infer<typeof actorSchema>, language: Language): string {
  return typeof by === 'string' ? by : by[language];
}

/**
 * Tells those who have to know that somebody asked or decided something, as soon as it happened: a unit asked operations for an extension; operations
 * granted or refused it; figures wait for the head of the unit; the head returned them to the clerk; a leader asked the unit about a week.
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
  z.strictObject({ about: z.literal('extension-refused'), ...frame, asked: z.string(), reason: z.string() }),
]);

export type Notice = z.infer<typeof noticeSchema>;
