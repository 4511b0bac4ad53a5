import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { signIn as resource } from '../../contract/sign-in.ts';
import { type BrowserKind, browserKind } from '../../domain/access/browser-words.ts';
import { codeDigits, codeMinutes, mostTries } from '../../domain/access/session-limits.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { type AskingPorts, askForCode } from '../../usecases/access/ask-for-code.ts';
import { sessionAnswer } from '../../usecases/access/session-answer.ts';
import { signIn } from '../../usecases/access/sign-in.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { type OpenOperation, openOperation } from '../http/operation.ts';
import { reply } from '../http/reply.ts';
import { checkSameOrigin } from '../http/same-origin.ts';
import { askingCookie, clearCookie, cookieOf, sessionCookie, setCookie } from '../http/session-cookie.ts';
import { publishFaults } from '../publish-faults.ts';

/** What signing in needs. */
export type SignInPorts = AskingPorts & Pick<Ports, 'sessions'>;

/** Signing in by a code. Neither the logs nor the metrics tell who asks, for which address, or which code. */
export function signInOperations(ports: SignInPorts, logger: Logger, metrics: Metrics): OpenOperation[] {
  const codeNotSent = (failure: string) => {
    logger.warn('a sign-in code was not sent', { failure });
    publishFaults(metrics, { 'sign-in-codes-not-sent': 1 });
  };
  const flooded = (by: 'source' | 'address') => {
    logger.warn('too many sign-in codes are asked for', { by });
    publishFaults(metrics, { 'sign-in-flooding': 1 });
  };
  return [
    openOperation(resource.askForCode, async ({ body, event }) => {
      checkSameOrigin(event, resource.askForCode.body);
      const asker = { ...askerOf(event), asking: cookieOf(event, askingCookie) };
      const { secret } = await askForCode({ ...ports, codeNotSent, flooded }, body.address, asker);
      const answer = { digits: codeDigits, minutes: codeMinutes, tries: mostTries } as const;
      return reply(202, answer, { cookies: [setCookie(askingCookie, secret)] });
    }),
    openOperation(resource.createSession, async ({ body, event }) => {
      checkSameOrigin(event, resource.createSession.body);
      const attempt = {
        address: body.address,
        code: body.code.replace(' ', ''),
        asking: cookieOf(event, askingCookie),
        previous: cookieOf(event, sessionCookie),
        ...askerOf(event),
      };
      const { secret, open, catalogue } = await signIn(ports, attempt).catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'too-many-requests')
          publishFaults(metrics, { 'sign-in-guessing': 1 });
        throw error;
      });
      return reply(201, sessionAnswer(catalogue, open), {
        cookies: [setCookie(sessionCookie, secret), clearCookie(askingCookie)],
      });
    }),
  ];
}

function askerOf({ requestContext, headers }: APIGatewayProxyEventV2): { ip: string; browser: BrowserKind } {
  return { ip: requestContext.http.sourceIp, browser: browserKind(headers['user-agent'] ?? '') };
}
