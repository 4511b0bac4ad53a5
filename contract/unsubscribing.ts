import * as z from 'zod';

/** What the page's buttons send, and mail programs on somebody's behalf (RFC 8058). */
export const unsubscribeFormSchema = z.union([
  z.strictObject({ 'List-Unsubscribe': z.literal('One-Click') }),
  z.strictObject({ action: z.literal('resubscribe') }),
]);
