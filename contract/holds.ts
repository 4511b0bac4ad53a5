import * as z from 'zod';
import { mostAddressesOfHold } from '../domain/delivery/mail-limits.ts';
import { plainLine } from '../domain/language/plain-text.ts';
import { jsonBody } from './http/body.ts';
import { leftOutField } from './http/left-out.ts';
import { operationsOnly, plain, type Resource } from './http/operation.ts';

/** A run that waits for two operators. */
const heldRunSchema = z
  .object({
    id: z.string().meta({ example: 'report@2024-01-15T00:00:00Z' }),
    count: z.int().meta({ description: 'How many people would get a message.' }),
    cap: z.int().meta({ description: 'The most that a run may send by itself.' }),
    previous: z
      .object({ id: z.string(), count: z.int() })
      .nullable()
      .meta({ description: 'The last run of the same kind that sent messages; null when there is none.' }),
    newly: z.array(z.string()).meta({
      description: `Addresses that got no message then; at most ${mostAddressesOfHold}, of \`newlyCount\`.`,
    }),
    newlyCount: z.int(),
    noLonger: z.array(z.string()).meta({
      description: `Addresses that got one only then; at most ${mostAddressesOfHold}, of \`noLongerCount\`.`,
    }),
    noLongerCount: z.int(),
    confirm: z
      .string()
      .meta({ description: 'Stands for exactly these recipients; send it to release the run.' }),
    words: z
      .array(z.object({ tokenId: z.string(), label: z.string(), at: z.iso.datetime() }))
      .meta({ description: 'The operators who have agreed.' }),
    released: z.boolean(),
  })
  .meta({ id: 'HeldRun' });

/** A run that waits for two operators, with what its recipients differ in from the run before it. */
export type HeldRunAnswer = z.infer<typeof heldRunSchema>;

const heldRunsSchema = z.object({ runs: z.array(heldRunSchema), ...leftOutField }).meta({ id: 'HeldRuns' });

/** All runs that wait for two operators. */
export type HeldRunsAnswer = z.infer<typeof heldRunsSchema>;

const releaseRequestSchema = z.strictObject({
  id: plainLine(200),
  confirm: z.string().regex(/^[0-9a-f]{32}$/),
});

/** An operator's confirmation that a run may send to exactly the recipients of the digest `confirm`. */
export type ReleaseRequest = z.infer<typeof releaseRequestSchema>;

/** Runs that are too large to send by themselves. */
export const holds = {
  listHeldRuns: {
    ...plain,
    id: 'listHeldRuns',
    method: 'GET',
    path: '/v1/deliveries/held',
    access: operationsOnly,
    summary: { vi: 'Các lần chạy đang chờ hai người vận hành', en: 'Runs that wait for two operators' },
    description:
      'A run of more messages than the cap, or the corrected e-mails of a ranking where there are more, sends nothing until two operators have released it. With other recipients than were shown, all words are void.',
    answers: {
      200: {
        description: { vi: 'Các lần chạy', en: 'The runs' },
        schema: heldRunsSchema,
      },
    },
    problems: [],
  },
  releaseRun: {
    ...plain,
    id: 'releaseRun',
    method: 'POST',
    path: '/v1/deliveries/release',
    access: operationsOnly,
    credential: 'token',
    summary: { vi: 'Đồng ý cho một lần chạy gửi thư', en: 'Agree that a held run may send' },
    description:
      'With the second operator’s word the run is released, and the next reconciliation makes it, once; corrected e-mails leave when the ranking is recomputed once more for the same reason. The two tokens come from two direct invocations: tokens that an operator rotated or issued count as the same operator.',
    body: jsonBody(releaseRequestSchema, {
      example: { id: 'report@2024-01-15T00:00:00Z', confirm: '3f9a1c0d5e7b2846a1c3e5f708192a3b' },
      usage: {
        vi: 'Gửi {"id": "<mã lần chạy>", "confirm": "<mã xác nhận>"}.',
        en: 'Send {"id": "<id of the run>", "confirm": "<its confirm>"}.',
      },
    }),
    answers: { 200: { description: { vi: 'Tình trạng', en: 'The run now' }, schema: heldRunSchema } },
    problems: ['not-found', 'conflict', 'second-operator-needed'],
  },
} as const satisfies Resource;
