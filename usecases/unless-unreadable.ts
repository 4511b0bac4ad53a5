import { UnreadableRow } from './ports/unreadable-row.ts';

/** What is read, or null where its row cannot be read and the caller can do without it. */
export async function unlessUnreadable<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UnreadableRow) return null;
    throw error;
  }
}
