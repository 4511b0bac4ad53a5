/**
 * Runs a task for each item in order, at most `limit` at a time. Starts nothing more after a failure.
 * @returns the results in the order of the items
 * @throws the first failure, once all running tasks have ended
 */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  const left = items.entries();
  const work = async () => {
    for (const [index, item] of left) {
      try {
        results[index] = await run(item);
      } catch (error) {
        failures.push(error);
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: limit }, work));
  if (failures.length > 0) throw failures[0];
  return results;
}
