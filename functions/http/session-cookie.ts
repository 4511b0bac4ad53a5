import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/*
 * The prefix `__Host-` makes browsers insist on `Secure`, `Path=/` and no domain, so that no other host can set the cookie.
 * Neither cookie has an age: both end with the browser.
 */

const flags = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** The cookie with the secret of a session. */
export const sessionCookie = '__Host-tiendo';

/** The cookie with the secret that binds a sign-in code to the browser that asked for it. */
export const askingCookie = '__Host-tiendo-sign-in';

/** The value of a cookie; null without it, or when it is sent twice. */
export function cookieOf({ cookies = [] }: APIGatewayProxyEventV2, name: string): string | null {
  const values = cookies.flatMap((cookie) =>
    cookie.startsWith(`${name}=`) ? [cookie.slice(name.length + 1)] : [],
  );
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** Whether a request has a cookie, however often. */
export function hasCookie({ cookies = [] }: APIGatewayProxyEventV2, name: string): boolean {
  return cookies.some((cookie) => cookie.startsWith(`${name}=`));
}

/** A `Set-Cookie` header with a secret. */
export function setCookie(name: string, secret: string): string {
  return `${name}=${secret}; ${flags}`;
}

/** A `Set-Cookie` header that removes a cookie. */
export function clearCookie(name: string): string {
  return `${name}=; ${flags}; Max-Age=0`;
}
