import * as z from 'zod';
import { type DeliveryState, deliveryJobs, deliveryStates } from '../../domain/delivery/delivery.ts';
import { bilingual } from '../../domain/language/bilingual.ts';
import { instantSchema, jobs, type Occurrence, occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { Ports } from '../ports/ports.ts';
import { noOccurrence, noReportYet } from '../previewing/refusals.ts';
import { occurrenceAnswer, occurrenceAnswerSchema } from '../scheduling/occurrence-answer.ts';
import { deliveryAnswer, deliveryAnswerSchema } from './delivery-answer.ts';

const occurrenceJobs = [...new Set([...jobs, ...deliveryJobs])] as const;

const occurrenceParameterSchema = z
  .string()
  .regex(
    new RegExp(`^(?:${occurrenceJobs.join('|')})@20`),
    bilingual({
      vi: 'mã lần chạy, ví dụ report@2024-01-15T00:00:00Z',
      en: 'the id of an occurrence, such as report@2024-01-15T00:00:00Z',
    }),
  )
  .max(60)
  .transform((id) => ({ job: id.split('@')[0], nominalTime: id.split('@')[1] }))
  .pipe(z.object({ job: z.enum(occurrenceJobs), nominalTime: instantSchema }));

/** Which deliveries are asked for. */
export const deliveriesQuerySchema = z.strictObject({
  occurrence: occurrenceParameterSchema.optional().meta({
    description: 'What made the messages, as GET /v1/occurrences names it; without it, the latest report.',
    example: 'report@2024-01-15T00:00:00Z',
  }),
  state: z.enum(deliveryStates).optional(),
  /** `next` of the page before. */
  cursor: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

/** A page of an occurrence's deliveries, in the order of their keys; `next` asks for the one after it, and is null on the last. */
export const deliveryPageSchema = z.strictObject({
  occurrence: z.string(),
  run: occurrenceAnswerSchema
    .nullable()
    .meta({ description: 'The run that planned them; null for messages that no scheduled job made.' }),
  total: z.int().meta({ description: 'All deliveries of the occurrence, whatever their state.' }),
  counts: z.record(z.enum(deliveryStates), z.int()),
  deliveries: z.array(deliveryAnswerSchema),
  next: z.string().nullable(),
});

export type DeliveryPage = z.infer<typeof deliveryPageSchema>;

/** How far back to look for the latest report: whole weeks are off around Tết. */
const reportWithinHours = 35 * 24;

/**
 * What became of an occurrence's messages: to whom, when, and why not.
 * @throws Problem `not-found` for an occurrence that nobody knows of, and when there has been no report
 */
export async function listDeliveries(
  ports: Pick<Ports, 'deliveries' | 'occurrences' | 'clock'>,
  { occurrence: asked, state, cursor, limit }: z.infer<typeof deliveriesQuerySchema>,
): Promise<DeliveryPage> {
  const { job, nominalTime } = asked ?? (await latestReport(ports));
  const scheduled = jobs.find((name) => name === job);
  const made = deliveryJobs.find((name) => name === job);
  const run = scheduled === undefined ? null : await ports.occurrences.find({ job: scheduled, nominalTime });
  const all = made === undefined ? [] : await ports.deliveries.byOccurrence({ job: made, nominalTime });
  if (run === null && all.length === 0) throw noOccurrence(occurrenceId({ job, nominalTime }));
  const counts = noneYet();
  for (const delivery of all) counts[delivery.state] += 1;
  const left = all
    .filter((delivery) => state === undefined || delivery.state === state)
    .filter(({ key }) => cursor === undefined || key > cursor);
  const page = left.slice(0, limit);
  return {
    occurrence: occurrenceId({ job, nominalTime }),
    run: run && occurrenceAnswer(run),
    total: all.length,
    counts,
    deliveries: page.map(deliveryAnswer),
    next: left.length > limit ? (page.at(-1)?.key ?? null) : null,
  };
}

/** The last report that was made; on most days there is none to make, which needs no attempt. */
async function latestReport({
  occurrences,
  clock,
}: Pick<Ports, 'occurrences' | 'clock'>): Promise<Occurrence> {
  const now = clock.now();
  const rows = await occurrences.list(
    'report',
    now.subtract({ hours: reportWithinHours }).toString(),
    now.toString(),
  );
  const latest = rows.findLast(({ attempts }) => attempts > 0);
  if (latest === undefined) throw noReportYet();
  return latest;
}

function noneYet(): Record<DeliveryState, number> {
  return {
    due: 0,
    claimed: 0,
    unknown: 0,
    sent: 0,
    delivered: 0,
    bounced: 0,
    complained: 0,
    suppressed: 0,
    failed: 0,
    expired: 0,
  };
}
