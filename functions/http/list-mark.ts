import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Parameters } from '../../contract/http/operation.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { wrongCursor } from '../../usecases/not-of-this-list.ts';
import type { Reply } from './reply.ts';

/** The parameters that differ between the pages of one list. */
const ofThePage = ['cursor', 'limit'];

/**
 * What the cursors of a list begin with, by which other lists refuse them: a digest of its address and of the parameters it was asked
 * with, in eight hexadecimal digits, and a full stop.
 * @param path without its query
 */
export function listMark(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const asked = Object.entries(query)
    .filter(([name]) => !ofThePage.includes(name))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const list = JSON.stringify([path, asked]);
  return `${createHash('sha256').update(list).digest('hex').slice(0, 8)}.`;
}

/** What is wrong with a cursor that another list gave, or none; nothing where a request has none. */
export function cursorFaults(event: APIGatewayProxyEventV2, query: Parameters['query']): Violation[] {
  const cursor = event.queryStringParameters?.['cursor'] ?? '';
  const isOfThisList = cursor === '' || !isInPages(query) || cursor.startsWith(markOf(event));
  return isOfThisList ? [] : [wrongCursor()];
}

/** A reply whose cursor of the next page, if it has one, bears the mark of its list. */
export function withMarkedNext(
  reply: Reply,
  event: APIGatewayProxyEventV2,
  query: Parameters['query'],
): Reply {
  const { body } = reply;
  if (!isInPages(query) || typeof body !== 'object' || body === null) return reply;
  if (!('next' in body) || typeof body.next !== 'string') return reply;
  return { ...reply, body: { ...body, next: markOf(event) + body.next } };
}

/** The mark of the list that a request asks for. */
export function markOf({ queryStringParameters = {}, requestContext }: APIGatewayProxyEventV2): string {
  return listMark(requestContext.http.path, queryStringParameters);
}

function isInPages(query: Parameters['query']): boolean {
  return 'cursor' in query.shape;
}
