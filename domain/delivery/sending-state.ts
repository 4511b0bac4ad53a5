import * as z from 'zod';
import { instantTextSchema } from '../period/instant-text.ts';

/**
 * Whether messages may be sent at all. The last three fields record who changed it last, when and why; null if it was
 * never changed.
 */
export const sendingStateSchema = z.strictObject({
  paused: z.boolean(),
  /** When this state began. */
  since: instantTextSchema.nullable(),
  /** The id of the token that changed it; `reputation` when sending paused automatically; `import` or `restore`. */
  by: z.string().nullable(),
  /** Why sending was paused; null while it is not. */
  reason: z.string().nullable(),
});

/** The switch by which operations, or the product itself, stop all mail of a deployment. */
export type SendingState = Readonly<z.infer<typeof sendingStateSchema>>;

/** The state before any change. */
export const neverPaused: SendingState = { paused: false, since: null, by: null, reason: null };

/**
 * The state where the stored one cannot be read: nobody knows whether mail may go, so it waits. Its reason is in both languages, as every reader
 * of the state sees it.
 */
export const unreadablePause: SendingState = {
  paused: true,
  since: null,
  by: null,
  reason:
    'không đọc được dòng «sending switch» nên giữ thư lại cho an toàn; nhật ký còn ghi ai tạm dừng lần cuối, vì sao / the row “sending switch” cannot be read, so mail is held to be safe; the audit log still has who paused it last, and why',
};

/** Why the deployment itself holds its mail, in a sentence without addresses, and the run that found it first. */
export const mailHoldSchema = z.strictObject({ fault: z.string(), since: instantTextSchema });

/** Why a deployment holds its mail although nobody paused it. */
export type MailHold = Readonly<z.infer<typeof mailHoldSchema>>;

/** Whether messages are sent: the switch of operations, and the fault of the account for which they are held; null without one. */
export type SendingStatus = SendingState & { readonly held: MailHold | null };
