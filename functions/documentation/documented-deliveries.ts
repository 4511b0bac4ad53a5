import * as z from 'zod';
import { pauseRequestSchema, sendingAnswerSchema } from '../../contract/sending.ts';
import { deliveriesQuerySchema, deliveryPageSchema } from '../../usecases/delivering/list-deliveries.ts';
import { previewAnswerSchema } from '../../usecases/previewing/preview-answer.ts';
import { previewQuerySchema } from '../../usecases/previewing/preview-day.ts';
import { plannedPreviewSchema, previewRequestSchema } from '../../usecases/previewing/send-preview.ts';
import {
  longestRangeDays,
  occurrencesAnswerSchema,
  occurrencesQuerySchema,
} from '../../usecases/scheduling/list-occurrences.ts';
import { routes } from '../deployment/routes.ts';
import { type DocumentedOperation, json } from './documented-operation.ts';
import { examplePause, examplePreview } from './examples.ts';

const sendingState = json(sendingAnswerSchema.meta({ id: 'SendingState' }));

/** Looking after the schedules and the messages: what ran, what was sent and would be, and the switch. */
export const documentedDeliveries: readonly DocumentedOperation[] = [
  {
    route: routes.listOccurrences,
    summary: 'Các lần chạy theo lịch / What ran, will run, or should have run',
    description: `The runs of the scheduled jobs with what came of each, and those still to come. At most ${longestRangeDays} days at a time.`,
    requestParams: { query: occurrencesQuerySchema },
    responses: {
      200: {
        description: 'Các lần chạy / The runs',
        content: json(occurrencesAnswerSchema.meta({ id: 'Occurrences' })),
      },
    },
    problems: [],
  },
  {
    route: routes.listDeliveries,
    summary: 'Thư đã gửi cho ai, khi nào, vì sao chưa / What was sent to whom, when, and why not',
    description:
      'The messages of one occurrence, in the order of their keys, with how many are in each state.',
    requestParams: { query: deliveriesQuerySchema },
    responses: {
      200: {
        description: 'Một trang / A page',
        content: json(deliveryPageSchema.meta({ id: 'DeliveryPage' })),
      },
    },
    problems: ['not-found'],
  },
  {
    route: routes.getSending,
    summary: 'Việc gửi thư có đang tạm dừng không / Whether messages may leave',
    responses: { 200: { description: 'Tình trạng / The state', content: sendingState } },
    problems: [],
  },
  {
    route: routes.pauseDeliveries,
    summary: 'Tạm dừng mọi việc gửi thư / Stop all sending',
    description:
      'From the next message on nothing leaves. What is due keeps its place and goes when sending is resumed, unless it has expired by then. Pausing again keeps the first reason.',
    requestBody: { required: true, content: json(pauseRequestSchema, examplePause) },
    responses: { 200: { description: 'Tình trạng / The state it is now in', content: sendingState } },
    problems: [],
  },
  {
    route: routes.resumeDeliveries,
    summary: 'Tiếp tục gửi thư / Let sending go on',
    responses: { 200: { description: 'Tình trạng / The state it is now in', content: sendingState } },
    problems: [],
  },
  {
    route: routes.getPreview,
    summary: 'Ai sẽ nhận gì và vì sao, không gửi / Who would get what and why, without sending',
    description:
      'Plays the jobs of a day in Vietnam with the figures and the catalogue known now, by the same code that the schedules run. For a later day, the runs until then count as done. Nothing is written.',
    requestParams: { query: previewQuerySchema },
    responses: {
      200: {
        description: 'Bản xem trước / The preview',
        content: json(previewAnswerSchema.meta({ id: 'Preview' })),
      },
    },
    problems: ['not-found', 'unavailable'],
  },
  {
    route: routes.sendPreview,
    summary: 'Gửi thử một thư / Send one message of a preview to one address',
    description:
      'The message of the named recipient, or the first of the day, goes to the one address given, its subject marked `[THỬ / TEST]`: at the next run of `deliver`, and not while sending is paused. The same `Idempotency-Key` with the same body sends it once.',
    requestParams: {
      header: z.object({
        'Idempotency-Key': z
          .string()
          .regex(/^[\x21-\x7e]{1,128}$/)
          .meta({ example: 'f3a1c0de-preview' }),
      }),
    },
    requestBody: {
      required: true,
      content: json(previewRequestSchema.meta({ id: 'PreviewRequest' }), examplePreview),
    },
    responses: {
      201: {
        description: 'Thư thử sẽ được gửi / The message that is going to be sent',
        content: json(plannedPreviewSchema.meta({ id: 'PlannedPreview' })),
      },
    },
    problems: ['missing-idempotency-key', 'idempotency-key-reused', 'not-found', 'unavailable'],
  },
];
