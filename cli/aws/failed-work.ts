import type { Message } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type ScheduledJob, scheduledJobs } from '../../domain/schedule/schedules.ts';

/** The output that names the function which does a kind of work. */
type WorkerOutput = 'ScheduleFunction' | 'SenderFunction' | 'MailEventsFunction';

/** Work that failed after all retries: a run of a job, or an event of SES. */
export type FailedWork = {
  /** The id of its message in the failure queue. */
  readonly id: string;
  /** When it was put there; an instant in ISO 8601. */
  readonly failedAt: string | null;
  readonly error: string;
  /** What the function was, or would have been, invoked with. */
  readonly payload: unknown;
  readonly kind:
    | { readonly type: 'run'; readonly job: ScheduledJob; readonly nominalTime: string }
    | { readonly type: 'mail-event'; readonly event: string }
    | { readonly type: 'unknown' };
  /** The output with the function that does it; null for work that no function of ours does. */
  readonly worker: WorkerOutput | null;
};

/** What Lambda keeps of an event on which a function failed. */
const recordSchema = z.looseObject({
  requestPayload: z.unknown(),
  requestContext: z.looseObject({ condition: z.string().optional() }),
  responsePayload: z
    .looseObject({ errorType: z.string().optional(), errorMessage: z.string().optional() })
    .nullish(),
});

const runSchema = z.looseObject({
  job: z.enum(scheduledJobs),
  nominalTime: z.iso.datetime(),
});
const mailEventSchema = z.looseObject({
  source: z.literal('aws.ses'),
  detail: z.looseObject({ eventType: z.string().optional() }).optional(),
});

/** Reads a message of the failure queue. Scheduler and EventBridge say in attributes why they could not hand it over. */
export function failedWorkOf({
  MessageId = '',
  Body = '',
  Attributes,
  MessageAttributes,
}: Message): FailedWork {
  const body = jsonOf(Body);
  const record = recordSchema.safeParse(body);
  const payload = record.success ? record.data.requestPayload : body;
  const attribute = (name: string) => MessageAttributes?.[name]?.StringValue;
  const { errorType, errorMessage } = (record.success ? record.data.responsePayload : null) ?? {};
  const said = record.success
    ? [errorType, errorMessage ?? record.data.requestContext.condition]
    : [attribute('ERROR_CODE'), attribute('ERROR_MESSAGE')];
  const sent = Number(Attributes?.SentTimestamp ?? Number.NaN);
  return {
    id: MessageId,
    failedAt: Number.isNaN(sent) ? null : new Date(sent).toISOString(),
    error: said.filter((part) => part !== undefined && part !== '').join(': '),
    payload,
    ...workOf(payload),
  };
}

function workOf(payload: unknown): Pick<FailedWork, 'kind' | 'worker'> {
  const run = runSchema.safeParse(payload);
  if (run.success) {
    const { job, nominalTime } = run.data;
    const worker = job === 'deliver' ? 'SenderFunction' : 'ScheduleFunction';
    return { kind: { type: 'run', job, nominalTime }, worker };
  }
  const event = mailEventSchema.safeParse(payload);
  if (!event.success) return { kind: { type: 'unknown' }, worker: null };
  return {
    kind: { type: 'mail-event', event: event.data.detail?.eventType ?? '' },
    worker: 'MailEventsFunction',
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
