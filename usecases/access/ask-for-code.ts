import { type BrowserKind, browserWords } from '../../domain/access/browser-words.ts';
import { type PortalPost, portalPostsOf } from '../../domain/access/portal-posts.ts';
import { idOfSecret, makeSecret, personKey, secretBytes } from '../../domain/access/session.ts';
import { codeMinutes } from '../../domain/access/session-limits.ts';
import { codeEntropyBytes, makeCode, signatureOfCode } from '../../domain/access/sign-in-code.ts';
import { signInLimits, sourceOf } from '../../domain/access/sign-in-limits.ts';
import { addressKey } from '../../domain/delivery/persons.ts';
import { signInMail } from '../../domain/delivery/sign-in-mail.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { signInCodeMessage } from '../../messages/sign-in-code/sign-in-code-message.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import { countSignIn, isKnownSource, ofBoth, tooManyAttempts } from './count-sign-in.ts';

/** Who asks for a code: the address of the internet, the kind of browser, and the secret of its last request; null without one. */
export type Asking = { readonly ip: string; readonly browser: BrowserKind; readonly asking: string | null };

/** The ports needed to send a code. */
export type AskingPorts = Pick<
  Ports,
  | 'catalogues'
  | 'clock'
  | 'entropy'
  | 'letterhead'
  | 'mailer'
  | 'reservations'
  | 'signingKey'
  | 'signInCodes'
  | 'timer'
>;

type CodePorts = AskingPorts & {
  /** Reports why a code was not sent, without saying to whom. */
  readonly codeNotSent: (failure: string) => void;
  /** Reports that so many codes are asked for, from a source or with an address, that one was refused or not sent. */
  readonly flooded: (by: 'source' | 'address') => void;
};

/** Milliseconds after which the answer leaves, whether a message was sent or not. A message usually takes a third of it. */
const answerAfterMilliseconds = 1_000;

/**
 * Sends a code to the address if a contact with it may use the portal. Everything else is the same for every address: the
 * answer, the reads and writes, and the time, which is padded. A message that takes longer is not awaited, and none is sent
 * twice: a person who gets none asks again.
 *
 * Where so many codes were asked for with an address that its mailbox has to be spared, none is made for strangers, and the one that the
 * browser has stays good. A source from which somebody has signed in with the address is no stranger, so that nobody can be locked out by others.
 * @returns the secret for the browser that asks, to which the code is bound
 * @throws Problem `too-many-requests` by source; `unavailable` before there is a catalogue
 */
export async function askForCode(
  ports: CodePorts,
  address: string,
  { ip, browser, asking }: Asking,
): Promise<{ readonly secret: string }> {
  const { clock, entropy, signingKey, signInCodes, timer, flooded } = ports;
  const { own, codes, address: ofAddress } = signInLimits;
  const answer = timer.wait(answerAfterMilliseconds);
  const [source, key] = [sourceOf(ip), addressKey(address)];
  if (!(await countSignIn(ports, 'own', ofBoth(source, key), own))) throw tooManyAttempts(ports, own);
  if (!(await countSignIn(ports, 'codes', source, codes))) {
    flooded('source');
    throw tooManyAttempts(ports, codes);
  }
  const isSpared = !(await countSignIn(ports, 'address', key, ofAddress));
  if (isSpared) flooded('address');
  const { catalogue } = await currentCatalogue(ports.catalogues);
  const now = clock.now();
  const { secret, hash } = makeSecret(entropy.bytes(secretBytes));
  if (isSpared && !(await isKnownSource(ports, source, key))) {
    await answer;
    return { secret: asking !== null && idOfSecret(asking) !== null ? asking : secret };
  }
  const code = makeCode(entropy.bytes(codeEntropyBytes));
  const signature = signatureOfCode({ browser: hash, address, code }, await signingKey.read());
  const expiresAt = instantText(now.add({ minutes: codeMinutes }));
  await signInCodes.put({ browser: hash, signature, expiresAt, tries: 0 });
  const [post] = portalPostsOf(catalogue, personKey(address));
  if (post !== undefined) {
    const content = { scope: catalogue.name, post: post.post, code, browser: browserWords(browser) };
    const reader = post.language ?? 'both';
    const help = { helpdesk: catalogue.helpdesk, takesReplies: ports.letterhead.takesReplies };
    const message = signInCodeMessage({ ...content, reader, help, at: instantText(now) });
    await Promise.race([answer, send(ports, post, message)]);
  }
  await answer;
  return { secret };
}

async function send(
  { mailer, letterhead, codeNotSent }: CodePorts,
  { post, email }: PortalPost,
  message: ReturnType<typeof signInCodeMessage>,
): Promise<void> {
  const { subjectPrefix } = letterhead;
  const subject = subjectPrefix === '' ? message.subject : `${subjectPrefix} ${message.subject}`;
  const to = { name: post.vi, email };
  const result = await mailer.send({ to, deliveryId: signInMail, message: { ...message, subject } });
  if (result.outcome !== 'sent') codeNotSent(`${result.outcome}: ${result.failure}`);
}
