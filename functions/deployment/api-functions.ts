import { operations, type ResourceName, type ResourceOperation } from '../../contract/resources.ts';
import type { FunctionName } from './function-names.ts';

/** The function that serves each resource of the API. */
const apiFunctions = {
  submissions: 'submissions',
  approvals: 'submissions',
  workbooks: 'workbooks',
  forms: 'workbooks',
  owed: 'workbooks',
  calendars: 'workbooks',
  completeness: 'results',
  rankings: 'results',
  standings: 'results',
  scorecards: 'results',
  questions: 'registry',
  'league-tables': 'results',
  milestones: 'results',
  catalogue: 'registry',
  exceptions: 'registry',
  'extension-requests': 'registry',
  snoozes: 'registry',
  tokens: 'registry',
  'sign-in': 'portal',
  session: 'portal',
  sessions: 'registry',
  audit: 'registry',
  unsubscribing: 'registry',
  occurrences: 'operations',
  deliveries: 'operations',
  holds: 'operations',
  sending: 'operations',
  previews: 'operations',
  recipients: 'operations',
  'unreadable-rows': 'operations',
  documentation: 'documentation',
  portal: 'portal',
} as const satisfies Record<ResourceName, FunctionName>;

/** A function behind the HTTP API. */
export type ApiFunctionName = (typeof apiFunctions)[ResourceName];

/**
 * The function of requests that no route takes: unknown addresses, and methods that an address does not have. It needs no
 * table, and no token.
 */
export const defaultRouteFunction = 'documentation' satisfies ApiFunctionName;

/** An operation of the API with the function that serves it. */
export type Route = ResourceOperation & { readonly function: ApiFunctionName };

/** Every operation of the API, for routing requests to functions. */
export const routes: readonly Route[] = operations.map((declared) => ({
  ...declared,
  function: apiFunctions[declared.resource],
}));
