import type { Temporal } from 'temporal-polyfill';
import {
  type ExtensionRequestAnswer,
  type ExtensionRequestPage,
  type ExtensionRequestsQuery,
  extensionRequests as resource,
} from '../../contract/extension-requests.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import {
  type ExtensionRequest,
  extensionState,
} from '../../domain/submission/exceptions/extension-request.ts';
import { byId, cursorAfter, entriesAfter } from '../pages.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Lists requests for extensions: those that wait, the oldest first, since it has waited longest; then the others, newest first.
 * @throws Problem `malformed-request` for a cursor that names none of them
 */
export async function listExtensionRequests(
  { extensionRequests, clock }: Pick<Ports, 'extensionRequests' | 'clock'>,
  { unit, state, limit, cursor }: ExtensionRequestsQuery,
): Promise<ExtensionRequestPage> {
  const now = clock.now();
  const stored = await extensionRequests.all();
  const isWaiting = (one: ExtensionRequest) => extensionState(one, now) === 'waiting';
  const others = stored.found.filter((one) => !isWaiting(one)).reverse();
  const all = [...stored.found.filter(isWaiting), ...others];
  const found = entriesAfter(all, cursor, byId, resource.listExtensionRequests.parameters.usage)
    .map((one) => extensionRequestAnswer(one, now))
    .filter((one) => (unit ?? one.unit) === one.unit && (state ?? one.state) === one.state);
  const page = found.slice(0, limit);
  return {
    requests: page,
    ...leftOut(stored.unreadable),
    next: cursorAfter(page, found, byId),
  };
}

/** A request as the API returns it. */
export function extensionRequestAnswer(
  request: ExtensionRequest,
  now: Temporal.Instant,
): ExtensionRequestAnswer {
  const { id, unit, set, period, reason, askedAt, by, decision } = request;
  return {
    id,
    unit,
    set,
    period,
    reason,
    askedAt,
    askedBy: by.label,
    state: extensionState(request, now),
    decision: decision === undefined ? null : decisionAnswer(decision),
  };
}

function decisionAnswer(
  decision: NonNullable<ExtensionRequest['decision']>,
): NonNullable<ExtensionRequestAnswer['decision']> {
  if (decision.outcome === 'refused')
    return { outcome: decision.outcome, at: decision.at, reason: decision.reason };
  const { outcome, at, officer, until } = decision;
  return { outcome, at, officer, until };
}
