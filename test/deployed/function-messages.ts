import * as z from 'zod';

/** What an instance is asked: one event, at a time of the world. */
export const requestSchema = z.strictObject({
  event: z.unknown(),
  /** The time of the world, in milliseconds of the Unix epoch. */
  now: z.number(),
  remainingMs: z.number(),
  requestId: z.string(),
});

export type FunctionRequest = z.output<typeof requestSchema>;

/** What an instance says: that it has loaded, or how an invocation ended. The result is JSON, as Lambda passes it on. */
export const saidSchema = z.union([
  z.strictObject({ ready: z.literal(true) }),
  z.strictObject({ result: z.string() }),
  z.strictObject({ error: z.string() }),
]);

export type Said = z.output<typeof saidSchema>;

/** Runs an invocation, and says how it ended. */
export async function answerOf(run: () => Promise<unknown>): Promise<Said> {
  try {
    return { result: JSON.stringify((await run()) ?? null) };
  } catch (error) {
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
