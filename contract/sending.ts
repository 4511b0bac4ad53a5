import * as z from 'zod';
import { sendingStateSchema } from '../domain/delivery/sending-state.ts';
import { plainLine } from '../domain/language/plain-text.ts';

/** Why sending is to stop. */
export const pauseRequestSchema = z.strictObject({
  reason: plainLine(300).meta({
    description: 'Why; told to whoever looks.',
    example: 'Nhập nhầm số liệu tuần 02',
  }),
});

/** Whether messages may leave, since when, by whose token and why. */
export const sendingAnswerSchema = z.strictObject(sendingStateSchema.shape);
