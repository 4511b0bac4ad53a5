/**
 * Runs something up to `attempts` times, until it does not fail.
 * @param beforeRetry waits for a better moment; told how many attempts have failed
 * @throws what the last attempt threw
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
