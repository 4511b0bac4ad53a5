import * as z from 'zod';
import { idSchema, periodSchema } from '../domain/catalogue/keys.ts';
import { jsonBody } from './http/body.ts';
import { plain, type Resource } from './http/operation.ts';

const snoozedFields = {
  unit: idSchema,
  set: idSchema,
  period: periodSchema,
  until: z.iso.date().meta({ description: 'The day on whose morning the unit is reminded again.' }),
};

const snoozingSchema = z.strictObject(snoozedFields).meta({ id: 'Snoozing' });

/** What a unit sees of its own snooze. */
export const ownSnoozeSchema = z.object({
  until: z.iso.date(),
  at: z.iso.datetime(),
  by: z.string().meta({ description: 'The post, or the label of the token, that put the reminders off.' }),
});

const snoozeSchema = z.object({ ...snoozedFields, ...ownSnoozeSchema.shape }).meta({ id: 'Snooze' });

/** A unit's word that it works on its figures, and until which day it asks not to be reminded. */
export type Snoozing = z.infer<typeof snoozingSchema>;
/** The word of a unit that is in force for a set and period. */
export type SnoozeAnswer = z.infer<typeof snoozeSchema>;

/** The expected form of a request. */
export const snoozingUsage = {
  vi: 'Gửi «unit», «set», «period» và «until»: đơn vị, bộ chỉ số, kỳ và ngày nhắc lại.',
  en: 'Send {unit, set, period, until}: what the unit is working on, and the day to be reminded again.',
};

/** Until when units need not be reminded. */
export const snoozes = {
  snoozeReminders: {
    ...plain,
    id: 'snoozeReminders',
    method: 'POST',
    path: '/v1/snoozes',
    access: ['unit'],
    summary: { vi: 'Báo đang thực hiện, nhắc lại sau', en: 'Say that it is in hand, and be reminded later' },
    description:
      'Puts off the reminders of figures that the unit owes for a set and period until a working day, which is the day of the deadline at the latest. For callers that may submit the unit’s figures. The last request counts. Superiors get to know what is overdue all the same.',
    body: jsonBody(snoozingSchema, {
      example: { unit: 'BD.STP', set: '766', period: '2024-W02', until: '2024-01-11' },
      usage: snoozingUsage,
    }),
    answers: {
      200: { description: { vi: 'Đã ghi nhận', en: 'Until when nobody is reminded' }, schema: snoozeSchema },
    },
    problems: ['conflict', 'unavailable'],
  },
} as const satisfies Resource;
