import { approvals } from './approvals.ts';
import { audit } from './audit.ts';
import { calendars } from './calendars.ts';
import { catalogue } from './catalogue.ts';
import { completeness } from './completeness.ts';
import { deliveries } from './deliveries.ts';
import { exceptions } from './exceptions.ts';
import { extensionRequests } from './extension-requests.ts';
import { forms } from './forms.ts';
import { holds } from './holds.ts';
import { documentation } from './http/documentation.ts';
import type { Operation, Resource } from './http/operation.ts';
import { leagueTables } from './league-tables.ts';
import { milestones } from './milestones.ts';
import { occurrences } from './occurrences.ts';
import { owed } from './owed.ts';
import { portal } from './portal.ts';
import { previews } from './previews.ts';
import { questions } from './questions.ts';
import { rankings } from './rankings.ts';
import { recipients } from './recipients.ts';
import { scorecards } from './scorecards.ts';
import { sending } from './sending.ts';
import { session } from './session.ts';
import { sessions } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { snoozes } from './snoozes.ts';
import { standings } from './standings.ts';
import { submissions } from './submissions.ts';
import { tokens } from './tokens.ts';
import { unreadableRows } from './unreadable-rows.ts';
import { unsubscribing } from './unsubscribing.ts';
import { workbooks } from './workbooks.ts';

/** The whole API, by resource, in documentation order. */
export const resources = {
  owed,
  calendars,
  forms,
  submissions,
  approvals,
  workbooks,
  completeness,
  rankings,
  standings,
  scorecards,
  questions,
  'league-tables': leagueTables,
  milestones,
  catalogue,
  exceptions,
  'extension-requests': extensionRequests,
  snoozes,
  tokens,
  'sign-in': signIn,
  session,
  sessions,
  audit,
  unsubscribing,
  occurrences,
  deliveries,
  holds,
  sending,
  previews,
  recipients,
  'unreadable-rows': unreadableRows,
  documentation,
  portal,
} as const satisfies Record<string, Resource>;

type Resources = typeof resources;

/** A resource of the API, by its name in {@link resources}. */
export type ResourceName = keyof Resources;

/** The id of every operation. */
export type OperationId = { [Name in ResourceName]: keyof Resources[Name] }[ResourceName];

/** An operation with the name of the resource that declares it. */
export type ResourceOperation = { readonly resource: ResourceName; readonly operation: Operation };

/** Every operation of the API. */
export const operations: readonly ResourceOperation[] = entriesOf(resources).flatMap(
  ([resource, declared]): ResourceOperation[] =>
    Object.values<Operation>(declared).map((operation) => ({ resource, operation })),
);

/** The entries of an object with known keys. */
function entriesOf<T extends object>(record: T): [Extract<keyof T, string>, T[Extract<keyof T, string>]][] {
  const entries: [Extract<keyof T, string>, T[Extract<keyof T, string>]][] = [];
  for (const key in record) entries.push([key, record[key]]);
  return entries;
}
