import * as z from 'zod';
import type { Text } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';

/** Days for which such events are kept; then they are deleted. */
export const strayEventDays = 90;

/** Why a mail service event could not be recorded with a delivery. */
export const strayReasons = ['no-delivery', 'unreadable', 'unknown-kind'] as const;

/** Why an event of the mail service could not be recorded with a delivery. */
export type StrayReason = (typeof strayReasons)[number];

/** What is the matter with the event, for each reason. */
export const strayReasonTexts = {
  'no-delivery': { vi: 'không thuộc thư nào của hệ thống', en: 'belongs to no message' },
  unreadable: { vi: 'không đọc được', en: 'cannot be read' },
  'unknown-kind': { vi: 'thuộc loại chưa biết', en: 'is of an unknown kind' },
} as const satisfies Record<StrayReason, Text>;

/** A mail service event that could not be recorded with a delivery. It holds no address and no content. */
export const strayEventSchema = z.strictObject({
  /** The id of its notification. */
  id: z.string(),
  /** When it was published. */
  at: instantTextSchema,
  reason: z.enum(strayReasons),
  /** The mail service's name for its kind, such as `Bounce`. */
  kind: z.string().nullable(),
  /** The delivery it names. */
  delivery: z.string().nullable(),
  /** The mail service's id of the message. */
  messageId: z.string().nullable(),
  /** What is wrong with one that cannot be read: where, not what stands there. */
  problem: z.string().nullable(),
});

/** A mail event for which no delivery is found. Fields that the event lacks are null. */
export type StrayEvent = Readonly<z.infer<typeof strayEventSchema>>;
