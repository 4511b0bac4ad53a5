import type { ExtensionRequest } from '../domain/submission/exceptions/extension-request.ts';
import { sortableInstant } from './sortable-instant.ts';

/** Orders requests by when they were made, the oldest first; of several made at once, by id. */
export function byAsking(one: ExtensionRequest, other: ExtensionRequest): number {
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

function keyOf({ askedAt, id }: ExtensionRequest): string {
  return `${sortableInstant(askedAt)}#${id}`;
}
