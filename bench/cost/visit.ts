import * as z from 'zod';
import type { httpFunctions } from '../../local/gateway/functions.ts';
import { call } from './call.ts';

type Functions = Pick<ReturnType<typeof httpFunctions>, 'portal' | 'workbooks'>;

/** Whose visit it is, and what is looked at. */
export type Visitor = {
  readonly address: string;
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  /** The text of the last message that was sent. */
  readonly lastMail: () => string;
};

/** How many requests a visit made of each function. */
export type Visit = { readonly portal: number; readonly workbooks: number };

const bodySchema = z.object({ body: z.string(), isBase64Encoded: z.boolean().optional() });

/**
 * Opens the portal in a browser that has nothing of it yet, signs in by a code, and looks at what the unit owes and at the form of a
 * period.
 */
export async function visit(
  { portal, workbooks }: Functions,
  { address, unit, set, period, lastMail }: Visitor,
): Promise<Visit> {
  const page = (path: string, encoding: string) =>
    call(portal, { method: 'GET', path, headers: { 'accept-encoding': encoding } });
  const { body, isBase64Encoded = false } = bodySchema.parse(await page('/', 'identity'));
  const shell = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString();
  const files = [...shell.matchAll(/(?:src|href)="(\/portal\/[^"]+)"/g)].map(([, path = '']) => path);
  for (const path of [...files, '/portal/service-worker.js']) await page(path, 'br');
  const own = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const asked = await call(portal, {
    method: 'POST',
    path: '/v1/sign-in/codes',
    headers: own,
    body: JSON.stringify({ address }),
  });
  const [, first, second] = /(\d{4}) (\d{4})/.exec(lastMail()) ?? [];
  const signedIn = await call(portal, {
    method: 'POST',
    path: '/v1/sign-in/sessions',
    headers: own,
    cookies: cookiesOf(asked),
    body: JSON.stringify({ address, code: `${first}${second}` }),
  });
  const cookies = cookiesOf(signedIn);
  await call(portal, { method: 'GET', path: '/v1/session', cookies });
  const reads = [`/v1/owed/${unit}`, `/v1/forms/${set}/${period}/${unit}`];
  for (const path of reads) await call(workbooks, { method: 'GET', path, cookies });
  // The page, the service worker, and three requests to sign in, besides the files.
  return { portal: files.length + 5, workbooks: reads.length };
}

/** The cookies that an answer sets, as a browser sends them back. */
function cookiesOf({ cookies = [] }: { readonly cookies?: string[] | undefined }): string[] {
  return cookies
    .filter((cookie) => !cookie.includes('Max-Age=0'))
    .map((cookie) => cookie.split(';')[0] ?? '');
}
