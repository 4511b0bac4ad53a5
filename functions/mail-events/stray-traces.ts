import * as z from 'zod';
import type { StrayEvent } from '../../domain/delivery/stray-event.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';

/** Only what has the form of such an id or name; anything else could be an address. */
const named = (form: RegExp) => z.string().regex(form).nullable().catch(null).default(null);

const partsSchema = z
  .object({
    eventType: named(/^[A-Za-z ]{1,40}$/),
    mail: z
      .object({
        messageId: named(/^[\w-]{1,100}$/),
        tags: z
          .object({ delivery: z.array(z.string()).catch([]).default([]) })
          .catch({ delivery: [] })
          .default({ delivery: [] }),
      })
      .catch({ messageId: null, tags: { delivery: [] } })
      .default({ messageId: null, tags: { delivery: [] } }),
  })
  .catch({ eventType: null, mail: { messageId: null, tags: { delivery: [] } } });

const deliveryForm = /^[a-z]+_\d{8}T\d{6}Z_[a-z0-9-]{1,100}$/;

/**
 * What to keep of an event that cannot be recorded with a delivery: names and ids, no address, no content.
 * @param error why it cannot be read
 */
export function tracesOf(
  { id, at, message }: { readonly id: string; readonly at: InstantText; readonly message: string },
  error: unknown = null,
): Omit<StrayEvent, 'reason'> {
  const { eventType: kind, mail } = partsSchema.parse(jsonOf(message));
  const delivery = mail.tags.delivery.find((tag) => deliveryForm.test(tag)) ?? null;
  const problem = error === null ? null : problemOf(error);
  return { id, at, kind, delivery, messageId: mail.messageId, problem };
}

function jsonOf(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return null;
  }
}

function problemOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues
      .slice(0, 3)
      .map(({ path, code }) => `${path.join('.')}: ${code}`)
      .join('; ');
  if (error instanceof SyntaxError) return 'not JSON';
  return error instanceof TypeError ? error.message : 'unexpected';
}
