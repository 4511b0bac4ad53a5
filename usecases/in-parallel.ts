/**
 * Does something for each item in order, at most `limit` at a time. After a failure nothing more is begun.
 * @returns the results in the order of the items
 * @throws what failed first, once everything under way has ended
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
