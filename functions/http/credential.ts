import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { Problem } from '../../domain/problem/problem.ts';
import type { Credential } from '../../usecases/access/admit.ts';
import type { AcceptedTypes } from './content-type.ts';
import { checkSameOrigin } from './same-origin.ts';
import { cookieOf, hasCookie, sessionCookie } from './session-cookie.ts';

/**
 * What a request shows of its caller: the secret in the session cookie, or the token in the header `Authorization: Bearer`.
 * @param body the content types that the operation takes
 * @throws Problem `malformed-request` with both; `forbidden` or `unsupported-media-type` for a change with a session that does
 * not come from the portal's own pages
 */
export function readCredential(event: APIGatewayProxyEventV2, body: AcceptedTypes): Credential {
  const authorization = event.headers['authorization'];
  if (!hasCookie(event, sessionCookie)) {
    return { kind: 'token', token: /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? null };
  }
  if (authorization !== undefined) throw twoCredentials();
  checkSameOrigin(event, body);
  return { kind: 'session', secret: cookieOf(event, sessionCookie) };
}

function twoCredentials(): Problem {
  return new Problem('malformed-request', {
    vi: 'Yêu cầu vừa có phiên đăng nhập vừa có mã truy cập; chỉ gửi một trong hai.',
    en: 'The request has both a session and a token; send only one of them.',
  });
}
