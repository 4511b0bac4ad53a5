/**
 * Runs a function up to `attempts` times, until it succeeds.
 * @param beforeRetry waits before the next attempt; receives the number of failed attempts
 * @throws the error of the last attempt
 */
export async function withAttempts<T>(
  run: () => Promise<T>,
  attempts: number,
  beforeRetry: (failed: number) => Promise<void> | void,
): Promise<T> {
  for (let failed = 1; failed < attempts; failed += 1) {
    try {
      return await run();
    } catch {
      await beforeRetry(failed);
    }
  }
  return run();
}
