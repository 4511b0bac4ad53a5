import type { UnreadableRowsAnswer } from '../../contract/unreadable-rows.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { type FoundRow, mostRowsShown } from '../../domain/stored-row/found-row.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import type { Listed } from '../ports/listed.ts';
import type { Ports } from '../ports/ports.ts';
import { adviceFor } from './advice.ts';

/** A row that nothing has met for so long has been repaired, or is not needed: every schedule runs within a week. */
const shownHours = 8 * 24;

/** The stored rows that were found unreadable within eight days, the last found first, with what to do about each. */
export async function listUnreadableRows(
  ports: Pick<Ports, 'unreadableRows' | 'clock'>,
): Promise<UnreadableRowsAnswer> {
  const { found: recent, unreadable } = await recentRows(ports);
  const newestFirst = recent.toSorted((a, b) => (isBefore(a.foundAt, b.foundAt) ? 1 : -1));
  return {
    total: recent.length,
    rows: newestFirst.slice(0, mostRowsShown).map(({ partition: pk, sort: sk, ...row }) => ({
      ...row,
      key: { pk, sk },
      advice: adviceFor[row.kind],
    })),
    ...leftOut(unreadable),
  };
}

/** The stored rows that were found unreadable within eight days. */
export async function recentRows({
  unreadableRows,
  clock,
}: Pick<Ports, 'unreadableRows' | 'clock'>): Promise<Listed<FoundRow>> {
  const since = instantText(clock.now().subtract({ hours: shownHours }));
  const { found, unreadable } = await unreadableRows.list();
  return { found: found.filter(({ foundAt }) => !isBefore(foundAt, since)), unreadable };
}
