import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { unsubscribeFormSchema } from '../../contract/unsubscribing.ts';
import { readUnsubscribeToken, type Subscription } from '../../domain/access/unsubscribe-token.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import type { SigningKey } from '../../usecases/ports/signing-key.ts';
import { routes } from '../deployment/routes.ts';
import type { Answer } from '../http/answer.ts';
import { readFormBody } from '../http/form-body.ts';
import type { OpenOperation } from '../http/http-function.ts';
import { subscriptionPage, wrongLinkPage } from './unsubscribe-pages.ts';

const mostFormBytes = 4 * 1024;

/**
 * Unsubscribing by the link in a message: `/v1/unsubscribe/{token}`. The link is all it takes. Looking at it changes
 * nothing, so that programs which follow every link of a message unsubscribe nobody.
 */
export function unsubscribeOperations(
  ports: Pick<Ports, 'clock' | 'signingKey' | 'unsubscribes'>,
): OpenOperation[] {
  return [
    { route: routes.getUnsubscribe, handle: (event) => show(ports, event) },
    { route: routes.unsubscribe, handle: (event) => change(ports, event) },
  ];
}

async function show(
  ports: Pick<Ports, 'clock' | 'signingKey' | 'unsubscribes'>,
  event: APIGatewayProxyEventV2,
): Promise<Answer> {
  const subscription = await subscriptionIn(event, ports.signingKey);
  if (subscription === null) return page(404, wrongLinkPage);
  const state = (await ports.unsubscribes.has(subscription)) ? 'unsubscribed' : 'subscribed';
  return page(200, subscriptionPage(subscription.kind, state));
}

async function change(
  ports: Pick<Ports, 'clock' | 'signingKey' | 'unsubscribes'>,
  event: APIGatewayProxyEventV2,
): Promise<Answer> {
  const form = readForm(await readFormBody(event, mostFormBytes));
  const subscription = await subscriptionIn(event, ports.signingKey);
  if (subscription === null) return page(404, wrongLinkPage);
  const { kind } = subscription;
  if ('action' in form) {
    await ports.unsubscribes.remove(subscription);
    return page(200, subscriptionPage(kind, 'subscribed-again'));
  }
  await ports.unsubscribes.add(subscription, instantText(ports.clock.now()));
  return page(200, subscriptionPage(kind, 'unsubscribed'));
}

function readForm(fields: Record<string, string>): z.infer<typeof unsubscribeFormSchema> {
  const parsed = parseInput(unsubscribeFormSchema, fields);
  if (parsed.ok) return parsed.value;
  throw new Problem(
    'malformed-request',
    {
      vi: 'Gửi «List-Unsubscribe=One-Click» để hủy nhận, hoặc «action=resubscribe» để nhận lại.',
      en: 'Send “List-Unsubscribe=One-Click” to unsubscribe, or “action=resubscribe” to subscribe again.',
    },
    parsed.violations,
  );
}

/** What the link is about; null for one that nobody signed, whatever is wrong with it. */
async function subscriptionIn(
  { pathParameters }: APIGatewayProxyEventV2,
  signingKey: SigningKey,
): Promise<Subscription | null> {
  return readUnsubscribeToken(pathParameters?.['token'] ?? '', await signingKey.read());
}

/** A page that loads nothing, runs nothing, may be framed by nobody, and sends its form to nobody else. */
function page(statusCode: number, body: string): Answer {
  return {
    statusCode,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    },
    body,
  };
}
