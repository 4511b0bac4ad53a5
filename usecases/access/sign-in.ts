import { type BrowserKind, browserLabel } from '../../domain/access/browser-words.ts';
import type { OpenSession } from '../../domain/access/caller.ts';
import { portalPostsOf } from '../../domain/access/portal-posts.ts';
import {
  hashOfSecret,
  idOfSecret,
  isSecretOf,
  makeSecret,
  personKey,
  type Session,
  secretBytes,
  sessionExpiry,
} from '../../domain/access/session.ts';
import { isCodeOf, isOpenCode } from '../../domain/access/sign-in-code.ts';
import { signInLimits, sourceOf } from '../../domain/access/sign-in-limits.ts';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { sessionPostOf } from './choose-post.ts';
import { countSignIn } from './count-sign-in.ts';

/** An attempt to sign in: what was typed, and what the browser holds. */
export type SignInAttempt = {
  readonly address: string;
  /** Eight digits. */
  readonly code: string;
  readonly ip: string;
  readonly browser: BrowserKind;
  /** The secret that the browser was given when it asked for the code; null without one. */
  readonly asking: string | null;
  /** The secret of the session that the browser has; null without one. */
  readonly previous: string | null;
};

/** A new session with the secret of its cookie, the only time it is known. */
export type SignedIn = { readonly secret: string; readonly open: OpenSession } & Pick<
  VersionedCatalogue,
  'catalogue'
>;

/**
 * Begins a session for the code that the browser asked for. The try is counted before the code is compared, so that parallel
 * guesses gain nothing. The browser's session until then, if any, ends.
 * @throws Problem `sign-in-refused`, whatever is wrong; `too-many-requests` by source; `unavailable` before there is a catalogue
 */
export async function signIn(
  ports: Pick<
    Ports,
    'catalogues' | 'clock' | 'entropy' | 'reservations' | 'sessions' | 'signingKey' | 'signInCodes'
  >,
  { address, code, ip, browser, asking, previous }: SignInAttempt,
): Promise<SignedIn> {
  const { clock, entropy, sessions, signingKey, signInCodes } = ports;
  await countSignIn(ports, 'tries', sourceOf(ip), signInLimits.tries);
  const now = clock.now();
  const { catalogue } = await currentCatalogue(ports.catalogues);
  const asked = asking === null || idOfSecret(asking) === null ? null : hashOfSecret(asking);
  const seen = asked === null ? null : await signInCodes.find(asked);
  if (asked === null || seen === null || !isOpenCode(seen, now)) throw refused();
  if (!(await signInCodes.countTry(seen))) throw refused();
  if (!isCodeOf(seen, { browser: asked, address, code }, await signingKey.read())) throw refused();
  const person = personKey(address);
  const posts = portalPostsOf(catalogue, person);
  const [post] = posts;
  if (post === undefined || !(await signInCodes.use(seen, now))) throw refused();
  const { secret, id, hash } = makeSecret(entropy.bytes(secretBytes));
  const at = instantText(wholeSecond(now));
  const session: Session = {
    ...{ id, hash, person, post: sessionPostOf(post), browser: browserLabel(browser) },
    ...{ signedInAt: at, lastUsedAt: at, expiresAt: instantText(sessionExpiry(wholeSecond(now))) },
  };
  if (!(await sessions.put(session))) throw new Error('there is a session with the id of a new one');
  await endPrevious(ports, previous);
  return { secret, open: { session, post, posts }, catalogue };
}

async function endPrevious(
  { sessions, clock }: Pick<Ports, 'clock' | 'sessions'>,
  secret: string | null,
): Promise<void> {
  const id = secret === null ? null : idOfSecret(secret);
  // One that cannot be read admits nobody, and must not stop its person from signing in again.
  const session = id === null ? null : await unlessUnreadable(sessions.find(id));
  if (secret === null || session === null || !isSecretOf(session, secret)) return;
  await sessions.end(session.id, { at: instantText(clock.now()), how: 'replaced' });
}

function refused(): Problem {
  return new Problem('sign-in-refused', {
    vi: 'Mã không đúng, đã dùng, đã quá hạn, đã nhập sai quá số lần, hoặc được xin ở trình duyệt khác; xin mã mới rồi nhập lại.',
    en: 'The code is wrong, used, too old or tried too often, or was asked for in another browser; ask for a new one.',
  });
}
