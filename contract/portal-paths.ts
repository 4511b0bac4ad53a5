/** The folder of the portal's files; their names contain a hash of their content. */
export const portalFiles = '/portal/';

/**
 * The file of the service worker, the one without a hash in its name: it is revalidated, and served with
 * `Service-Worker-Allowed: /` so that it may answer for the pages.
 */
export const serviceWorkerFile = 'service-worker.js';

/** The beginning of every page of the portal but its first; the browser application decides what it shows. */
export const portalPages = '/p/';

/** The parts of the pages of operations, beside their first. */
export type OperationsPart =
  | 'messages'
  | 'recipients'
  | 'preview'
  | 'catalogue'
  | 'access'
  | 'exceptions'
  | 'audit';

/** The addresses of the portal's pages, without the host, for links in messages and within the portal. */
export const portalPaths = {
  /** What a unit owes; for operations the runs, for everybody else the week. */
  home: () => '/',
  signIn: () => `${portalPages}sign-in`,
  entry: (set: string, period: string, unit: string) => page('entry', set, period, unit),
  /** The last ranked week. */
  latestWeek: () => page('week'),
  week: (set: string, period: string) => page('week', set, period),
  unit: (unit: string) => page('unit', unit),
  scorecard: (unit: string, set: string, period: string) =>
    `${page('unit', unit)}?${new URLSearchParams({ set, period })}`,
  milestones: () => page('milestones'),
  /** Requests for extensions, to decide. */
  extensions: () => page('operations', 'exceptions'),
  milestone: (id: string) => page('milestone', id),
  /** Where operations begin: whether mail is sent, and the runs. */
  operations: () => page('operations'),
  operationsPart: (part: OperationsPart) => page('operations', part),
  /** The messages of an occurrence. */
  messages: (occurrence: string) =>
    `${page('operations', 'messages')}?${new URLSearchParams({ occurrence })}`,
  recipient: (id: string) => page('operations', 'recipients', id),
  /** What a day would send; with a recipient, that message. @param at an ISO date */
  preview: (at: string, recipient?: string) =>
    `${page('operations', 'preview')}?${new URLSearchParams({ at, ...(recipient === undefined ? {} : { recipient }) })}`,
} as const;

function page(...parts: readonly string[]): string {
  return `${portalPages}${parts.map(encodeURIComponent).join('/')}`;
}
