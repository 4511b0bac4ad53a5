import type { CompletenessQuery } from '../../contract/completeness.ts';
import { completeness } from '../../contract/completeness.ts';
import type { MilestoneQuery, MilestonesQuery } from '../../contract/milestones.ts';
import { milestones } from '../../contract/milestones.ts';
import { everyEntry } from '../../usecases/fitting.ts';
import { milestonesTable, milestoneTable } from '../../usecases/milestones/milestone-tables.ts';
import { readMilestone, readMilestones } from '../../usecases/milestones/read-milestones.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { completenessTables } from '../../usecases/submitting/completeness-tables.ts';
import { readCompleteness } from '../../usecases/submitting/read-completeness.ts';
import type { AdmittedRequest, OperationRequest } from '../http/operation.ts';
import { reply } from '../http/reply.ts';
import { isFile, refusePages, tableFile } from '../http/table-file.ts';

type FilePorts = Pick<Ports, 'catalogues' | 'clock' | 'submissions' | 'tableFiles'>;
type Request<Query> = OperationRequest<Query, unknown, unknown> &
  AdmittedRequest & { readonly mediaType: string };

const everything = { limit: Number.POSITIVE_INFINITY, cursor: undefined } as const;

/** Answers with the completeness of a period: a page, or a file. */
export async function completenessReply(ports: FilePorts, request: Request<CompletenessQuery>) {
  const { parameters, language, mediaType, event } = request;
  if (!isFile(mediaType)) return reply(200, await readCompleteness(ports, parameters));
  refusePages(event, completeness.getCompleteness.parameters.usage);
  const sheets = await completenessTables(ports, parameters, language);
  const name = `completeness-${parameters.set}-${parameters.period.id}`;
  return tableFile(ports.tableFiles, { name, sheets }, request);
}

/** Answers with all milestones: a page, or a file. */
export async function milestonesReply(ports: FilePorts, request: Request<MilestonesQuery>) {
  const { parameters, language, mediaType, event, caller } = request;
  if (!isFile(mediaType)) return reply(200, await readMilestones(ports, parameters, caller));
  refusePages(event, milestones.listMilestones.parameters.usage);
  const found = await readMilestones(ports, { ...parameters, ...everything }, caller, everyEntry);
  const { day } = found;
  const sheets = [milestonesTable(found.milestones, day, language)] as const;
  return tableFile(ports.tableFiles, { name: `milestones-${day}`, sheets }, request);
}

/** Answers with one milestone: a page of its units, or a file. */
export async function milestoneReply(ports: FilePorts, request: Request<MilestoneQuery>) {
  const { parameters, language, mediaType, event, caller } = request;
  if (!isFile(mediaType)) return reply(200, await readMilestone(ports, parameters, caller));
  refusePages(event, milestones.getMilestone.parameters.usage);
  const found = await readMilestone(ports, { ...parameters, ...everything }, caller, everyEntry);
  const name = `milestone-${found.id}-${found.day}`;
  return tableFile(ports.tableFiles, { name, sheets: [milestoneTable(found, language)] }, request);
}
