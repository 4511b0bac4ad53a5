import type { FoundFailure } from '../../domain/failures/failure.ts';
import type { Ports } from '../ports/ports.ts';
import { adviceFor } from '../stored-rows/advice.ts';
import { recentRows } from '../stored-rows/list-unreadable-rows.ts';

/** The stored rows that were found unreadable within eight days. */
export async function unreadableRowsFound(
  ports: Pick<Ports, 'clock' | 'unreadableRows'>,
): Promise<FoundFailure[]> {
  const { found } = await recentRows(ports);
  return found.map(({ table, partition, sort, kind, foundAt }) => ({
    kind: 'unreadable-row',
    id: `${table} ${partition} ${sort}`,
    what: { vi: `Dòng «${kind}»: ${partition} ${sort}`, en: `Row “${kind}”: ${partition} ${sort}` },
    why: adviceFor[kind],
    since: foundAt,
    lasts: true,
    command: 'unreadable-rows',
  }));
}
