/**
 * Whether a conditional write took place. One whose answer was lost is tried again, meets what it wrote itself, and says that its
 * condition did not hold: then what is stored tells whose write it was.
 * @param writing what the store says of the write
 * @param find reads what is stored; called once, where the store says that nothing was written
 * @param isOwn whether that can only be what was to be written
 * @throws any error of the store
 */
export async function didWrite<T>(
  writing: Promise<boolean>,
  find: () => Promise<T | null | undefined>,
  isOwn: (found: T) => boolean,
): Promise<boolean> {
  if (await writing) return true;
  const found = await find();
  return found !== null && found !== undefined && isOwn(found);
}
