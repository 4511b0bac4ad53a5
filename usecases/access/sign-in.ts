import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
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
import { isCodeOf, isOpenCode, type SignInCode } from '../../domain/access/sign-in-code.ts';
import { signInLimits, sourceOf } from '../../domain/access/sign-in-limits.ts';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { addressKey } from '../../domain/delivery/persons.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { didWrite } from '../did-write.ts';
import type { Ports } from '../ports/ports.ts';
import type { SignInCodeStore } from '../ports/sign-in-code-store.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { sessionPostOf } from './choose-post.ts';
import { countSignIn, rememberSource, tooManyAttempts } from './count-sign-in.ts';

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
  if (!(await countSignIn(ports, 'tries', sourceOf(ip), signInLimits.tries)))
    throw tooManyAttempts(ports, signInLimits.tries);
  const now = clock.now();
  const { catalogue } = await currentCatalogue(ports.catalogues);
  const asked = asking === null || idOfSecret(asking) === null ? null : hashOfSecret(asking);
  const tried = asked === null ? null : await countTry(signInCodes, asked, now);
  if (asked === null || tried === null) throw refused();
  if (!isCodeOf(tried, { browser: asked, address, code }, await signingKey.read())) throw refused();
  const person = personKey(address);
  const posts = portalPostsOf(catalogue, person);
  const [post] = posts;
  if (post === undefined) throw refused();
  // Before the code is used up, so that a failure costs nobody theirs.
  await rememberSource(ports, sourceOf(ip), addressKey(address));
  if (!(await useUp(signInCodes, tried, now))) throw refused();
  const { secret, id, hash } = makeSecret(entropy.bytes(secretBytes));
  const at = instantText(wholeSecond(now));
  const session: Session = {
    id,
    hash,
    person,
    post: sessionPostOf(post),
    browser: browserLabel(browser),
    signedInAt: at,
    lastUsedAt: at,
    expiresAt: instantText(sessionExpiry(wholeSecond(now))),
  };
  if (!(await sessions.put(session))) throw new Error('there is a session with the id of a new one');
  await endPrevious(ports, previous);
  return { secret, open: { session, post, posts }, catalogue };
}

/**
 * Counts a try of the code that a browser asked for. Where another try was counted meanwhile, or its own and the answer was lost, it is
 * counted once more.
 * @returns the code as it is then; null when it cannot be tried
 */
async function countTry(
  signInCodes: SignInCodeStore,
  browser: string,
  now: Temporal.Instant,
): Promise<SignInCode | null> {
  for (;;) {
    const seen = await signInCodes.find(browser);
    if (seen === null || !isOpenCode(seen, now)) return null;
    if (await signInCodes.countTry(seen)) return { ...seen, tries: seen.tries + 1 };
  }
}

/** Uses up a code after the last try of it: a used code with this number of tries was used by this one. */
function useUp(signInCodes: SignInCodeStore, tried: SignInCode, now: Temporal.Instant): Promise<boolean> {
  const used: SignInCode = { ...tried, usedAt: instantText(now) };
  const find = () => signInCodes.find(tried.browser);
  return didWrite(signInCodes.use(tried, now), find, (found) => isDeepStrictEqual(found, used));
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
