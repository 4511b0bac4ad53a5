import type { Route } from '../functions/deployment/api-functions.ts';

/** The limit of a route over all callers: requests per second, and how many may come at once. */
export type Throttle = { readonly rateLimit: number; readonly burstLimit: number };

/**
 * The limits of routes. Each route has its own, so that a flood of one leaves the others free, and each caps the bill of a
 * runaway program. They are well above what a province needs; a holder's own limit is lower on all routes but the open
 * ones.
 */
const throttles = {
  /** Figures: all units of a province within the last minutes before a deadline. */
  submitting: { rateLimit: 50, burstLimit: 100 },
  /** Everything else that needs a token: operations set up a province with ten requests per second. */
  guarded: { rateLimit: 25, burstLimit: 50 },
  /** The portal: its page and four files for each of a province's clerks, within a minute on a Monday morning. */
  portal: { rateLimit: 50, burstLimit: 200 },
  /** No token needed: a page of the documentation loads six files at once. Codes are typed here too. */
  open: { rateLimit: 5, burstLimit: 20 },
  /**
   * Asking for a sign-in code: the answer takes a second on purpose, so that each request holds an execution for as long. A hundred and
   * twenty people a minute.
   */
  codes: { rateLimit: 2, burstLimit: 5 },
} as const satisfies Record<string, Throttle>;

/** The limit of requests that no route takes. */
export const throttleOfOthers: Throttle = throttles.open;

/** The limit of the route of an operation. */
export function throttleOf({ resource, operation: { id, access } }: Route): Throttle {
  if (resource === 'portal') return throttles.portal;
  if (id === 'askForCode') return throttles.codes;
  if (access === 'open') return throttles.open;
  return id === 'createSubmission' ? throttles.submitting : throttles.guarded;
}
