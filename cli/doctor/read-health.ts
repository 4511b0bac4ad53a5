import * as z from 'zod';
import { sendWithRetries } from '../api/send-with-retries.ts';
import { unreachable } from '../api/unreachable.ts';
import type { Settings } from '../settings.ts';

/** What the deployment says of itself without a token. */
export type Health = {
  /** The version of the running code; null before versions were reported. */
  readonly version: string | null;
  /** The difference of its clock to this machine's, in seconds; positive when it is ahead. Null when it does not say. */
  readonly aheadSeconds: number | null;
};

const healthSchema = z.looseObject({ status: z.literal('ok'), version: z.string().optional() });

/**
 * Asks the deployment for its health; null when something else answers at the address.
 * @throws CommandFailure when nothing answers
 */
export async function readHealth({
  url: base,
  lang,
}: Pick<Settings, 'url' | 'lang'>): Promise<Health | null> {
  const url = new URL('/v1/health', base);
  const asked = Date.now();
  const answer = await sendWithRetries(url, { method: 'GET', headers: {} }, true, lang).catch(
    (cause: unknown) => {
      throw unreachable(url, cause);
    },
  );
  const body = healthSchema.safeParse(jsonOf(answer.text));
  if (answer.status !== 200 || !body.success) return null;
  // The header has whole seconds, and was written somewhere between asking and now.
  const said = Date.parse(answer.headers.get('date') ?? '') + 500;
  const here = (asked + Date.now()) / 2;
  return {
    version: body.data.version ?? null,
    aheadSeconds: Number.isNaN(said) ? null : Math.round((said - here) / 1_000),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
