/**
 * Cleans up after a failure, and fails with it. Where the clean-up fails too, the failure has both messages.
 * @throws the failure; an AggregateError of both where the clean-up fails
 */
export async function cleanUpAfter(failure: unknown, cleanUp: () => Promise<unknown>): Promise<never> {
  try {
    await cleanUp();
  } catch (second) {
    throw new AggregateError(
      [failure, second],
      `${messageOf(failure)} (and the clean-up failed: ${messageOf(second)})`,
      { cause: failure },
    );
  }
  throw failure;
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
