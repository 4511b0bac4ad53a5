import * as z from 'zod';
import { type Delivery, deliverySchema } from '../../domain/delivery/delivery.ts';
import { textSchema } from '../../domain/language/text.ts';
import { jobs, occurrenceId } from '../../domain/schedule/occurrence.ts';
import { occurrenceStatuses } from '../../domain/schedule/occurrence-record.ts';
import type { Message } from '../../messages/letter/message.ts';
import { deliveryReason } from '../../messages/message-kinds.ts';
import type { PlayedRun } from './play-day.ts';

const runSchema = z.strictObject({
  id: z.string().meta({ example: 'warn@2024-01-15T00:30:00Z' }),
  job: z.enum(jobs),
  nominalTime: z.iso.datetime(),
  outcome: z.enum(['runs', 'idle', 'fails']),
  account: z.string().meta({ description: 'What it would do, why nothing, or how it would fail.' }),
  recorded: z
    .enum(occurrenceStatuses)
    .nullable()
    .meta({ description: 'What the ledger says of this run; null when it has not run yet.' }),
});

const messageSchema = z.strictObject({
  id: z.string(),
  occurrence: z.string(),
  recipient: deliverySchema.shape.recipient,
  kind: z.string(),
  subject: z.string(),
  reason: textSchema.meta({ description: 'Why this person gets it, in both languages.' }),
  unsubscribed: z
    .boolean()
    .meta({ description: 'True: it would be kept back, as its recipient wants none.' }),
  dueAt: z.iso.datetime().meta({ description: 'When it would go, at the earliest.' }),
  expiresAt: z.iso.datetime(),
  text: z.string().optional().meta({ description: 'The whole message, when one recipient is asked for.' }),
  html: z.string().optional(),
});

/** Who would get what on a day, and why. */
export const previewAnswerSchema = z.strictObject({
  day: z.iso.date(),
  workingDay: z.boolean(),
  dayNote: textSchema.nullable().meta({ description: 'Why the day is off, or what is special about it.' }),
  knownAt: z.iso.datetime().meta({ description: 'Figures and catalogue are those of this instant.' }),
  catalogueVersion: z.int(),
  runs: z.array(runSchema),
  total: z.int().meta({ description: 'Messages on all pages.' }),
  messages: z.array(messageSchema),
  next: z.string().nullable(),
});

export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;

/** A run, as the preview tells it. */
export function runAnswer({ occurrence, ...rest }: PlayedRun): z.infer<typeof runSchema> {
  return { id: occurrenceId(occurrence), ...occurrence, ...rest };
}

/**
 * A planned message, as the preview tells it.
 * @param told whether its recipient has unsubscribed, and whether to tell its content too
 */
export function messageAnswer(
  delivery: Delivery,
  { subject, text, html }: Message,
  { unsubscribed, isWhole }: { readonly unsubscribed: boolean; readonly isWhole: boolean },
): z.infer<typeof messageSchema> {
  const { id, recipient, content, dueAt, expiresAt } = delivery;
  return {
    id,
    occurrence: occurrenceId(delivery.occurrence),
    recipient,
    kind: content.kind,
    subject,
    reason: deliveryReason(delivery),
    unsubscribed,
    dueAt,
    expiresAt,
    ...(isWhole ? { text, html } : {}),
  };
}
