import { session as resource } from '../../contract/session.ts';
import type { Caller, OpenSession } from '../../domain/access/caller.ts';
import { choosePost } from '../../usecases/access/choose-post.ts';
import { sessionAnswer } from '../../usecases/access/session-answer.ts';
import { signOut } from '../../usecases/access/sign-out.ts';
import { currentCatalogue } from '../../usecases/catalogue/current-catalogue.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { type GuardedOperation, operation } from '../http/operation.ts';
import { reply } from '../http/reply.ts';
import { clearCookie, sessionCookie } from '../http/session-cookie.ts';

/** Shows, changes and ends the session of the browser that asks. */
export function sessionOperations(
  ports: Pick<Ports, 'catalogues' | 'clock' | 'sessions'>,
): GuardedOperation[] {
  return [
    operation(resource.getSession, async ({ caller }) => {
      const { catalogue } = await currentCatalogue(ports.catalogues);
      return reply(200, sessionAnswer(catalogue, sessionOf(caller)));
    }),
    operation(resource.choosePost, async ({ caller, body }) =>
      reply(200, await choosePost(ports, sessionOf(caller), body.post)),
    ),
    operation(resource.signOut, async ({ caller }) => {
      await signOut(ports, sessionOf(caller));
      return reply(204, undefined, { cookies: [clearCookie(sessionCookie)] });
    }),
  ];
}

function sessionOf({ session }: Caller): OpenSession {
  if (session === undefined) throw new Error('the operation was called without a session');
  return session;
}
