import * as z from 'zod';
import { messageKinds } from '../domain/delivery/message-kind.ts';
import { textSchema } from '../domain/language/text.ts';

/** A kind of mail that goes to nobody, and what to change in the catalogue. */
export const mailToNobodySchema = z.object({ kind: z.enum(messageKinds), detail: textSchema });
