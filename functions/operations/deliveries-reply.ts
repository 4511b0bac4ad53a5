import { type DeliveriesQuery, deliveries } from '../../contract/deliveries.ts';
import { deliveriesTable } from '../../usecases/delivering/deliveries-table.ts';
import { listDeliveries } from '../../usecases/delivering/list-deliveries.ts';
import { everyEntry } from '../../usecases/fitting.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import type { OperationRequest } from '../http/operation.ts';
import { reply } from '../http/reply.ts';
import { isFile, refusePages, tableFile } from '../http/table-file.ts';

type Request = OperationRequest<DeliveriesQuery, unknown, unknown> & { readonly mediaType: string };

/** Answers with the messages of an occurrence: a page, or a file. */
export async function deliveriesReply(
  ports: Pick<Ports, 'clock' | 'deliveries' | 'occurrences' | 'tableFiles'>,
  request: Request,
) {
  const { parameters, language, mediaType, event } = request;
  if (!isFile(mediaType)) return reply(200, await listDeliveries(ports, parameters));
  refusePages(event, deliveries.listDeliveries.parameters.usage);
  const everything = { ...parameters, limit: Number.POSITIVE_INFINITY, cursor: undefined };
  const found = await listDeliveries(ports, everything, everyEntry);
  const sheets = [deliveriesTable(found.occurrence, found.deliveries, language)] as const;
  const name = `deliveries-${found.occurrence.replaceAll(/[^\w-]+/g, '-')}`;
  return tableFile(ports.tableFiles, { name, sheets }, request);
}
