import type { Access, Operation } from '../../contract/http/operation.ts';
import type { Authenticated, Caller } from '../../domain/access/caller.ts';
import type { RateVerdict } from '../../domain/access/rate-limit.ts';
import type { Ports } from '../ports/ports.ts';
import type { AdmissionObserver } from './admission-observer.ts';
import { tokensOnly, tooManyRequests, wrongRole } from './admission-refusals.ts';
import { authenticateSession, notSignedIn } from './authenticate-session.ts';
import { authenticateToken } from './authenticate-token.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** The ports needed to check a caller. */
export type AccessPorts = Pick<Ports, 'catalogues' | 'clock' | 'sessions' | 'tokens'> & {
  readonly rateLimiter: RateLimiter;
};

/** What a caller shows: a token, or the secret of a session; null for one that is missing or malformed. */
export type Credential =
  | { readonly kind: 'token'; readonly token: string | null }
  | { readonly kind: 'session'; readonly secret: string | null };

/** What an operation that is not open says about its callers. */
type Guarded = Pick<Operation, 'credential'> & { readonly access: Exclude<Access, 'open'> };

/** An admitted request: who makes it, and how to count more than one for it. */
export type Admitted = {
  readonly caller: Caller;
  /**
   * Counts more requests, for work that is worth several; all of them or none.
   * @throws Problem `too-many-requests`
   */
  readonly countMore: (requests: number) => Promise<void>;
};

/**
 * Admits or rejects a request: authenticates the caller, applies the rate limit, and checks that their role may use the
 * operation.
 * @throws Problem `unauthenticated`, `too-many-requests` or `forbidden`
 */
export async function admit(
  ports: AccessPorts,
  { credential, access }: Guarded,
  shown: Credential,
  observer: AdmissionObserver,
): Promise<Admitted> {
  const authenticated = await authenticate(ports, credential, shown, observer);
  const { caller } = authenticated;
  const countMore = async (requests: number) => {
    const verdict = await count(ports, authenticated, requests, observer);
    if (verdict !== null) observer.onCounted(verdict);
    if (verdict?.allowed === false) throw tooManyRequests(caller, verdict);
  };
  await countMore(1);
  if (credential === 'token' && caller.session !== undefined) throw tokensOnly();
  if (access.includes(caller.principal.role)) return { caller, countMore };
  throw wrongRole(caller, access);
}

async function authenticate(
  ports: AccessPorts,
  credential: Guarded['credential'],
  shown: Credential,
  observer: AdmissionObserver,
): Promise<Authenticated> {
  if (shown.kind === 'session') return authenticateSession(ports, shown.secret, observer);
  if (credential === 'session') throw notSignedIn();
  return authenticateToken(ports, shown.token, observer);
}

/**
 * Counts requests. If counting fails, the request is admitted: a unit must not miss a deadline because of a broken
 * counter.
 */
async function count(
  { clock, rateLimiter }: Pick<AccessPorts, 'clock' | 'rateLimiter'>,
  { caller, holder }: Authenticated,
  requests: number,
  { onFailure }: Pick<AdmissionObserver, 'onFailure'>,
): Promise<RateVerdict | null> {
  try {
    return await rateLimiter.take(holder, caller.principal.role, clock.now(), requests);
  } catch (error) {
    onFailure({ what: 'not-counted', caller, error });
    return null;
  }
}
