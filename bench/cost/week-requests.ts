import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import type { Principal } from '../../domain/access/principal.ts';
import { valueAnswer } from '../../domain/kinds/value-answer.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { MailStore } from '../../local/mailbox/mail-store.ts';
import { call, type Handler } from './call.ts';

/** The text of the last message. */
export function textOf(mail: MailStore): string {
  const last = mail.all().at(-1);
  const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\w+/=\r\n]+)/i.exec(
    last === undefined ? '' : mail.source(last).toString('latin1'),
  )?.[1];
  return Buffer.from(part ?? '', 'base64').toString();
}

/** Sends a unit's figures with a token of its own. */
export function submitting(handler: Handler, tokenFor: (principal: Principal) => Promise<string>) {
  return async ({ unit, set, period, values }: Submission) => {
    const token = await tokenFor({ role: 'unit', unit });
    const figures = Object.fromEntries(
      [...values].map(([indicator, value]) => [indicator, valueAnswer(value)]),
    );
    await call(handler, {
      method: 'POST',
      path: '/v1/submissions',
      token,
      headers: { 'content-type': 'application/json', 'idempotency-key': `cost-${unit}` },
      body: JSON.stringify({ unit, set, period, values: figures }),
    });
  };
}

/** Takes the workbook of a unit and sends it back as a dry run. */
export async function takeAndCheckWorkbook(
  handler: Handler,
  token: string,
  { unit, set, period }: Submission,
): Promise<void> {
  const path = `/v1/workbooks/${set}/${period}/${unit}`;
  const { body = '' } = await call(handler, {
    method: 'GET',
    path,
    token,
    headers: { accept: workbookMediaType },
  });
  await call(handler, {
    method: 'POST',
    path: '/v1/workbooks',
    token,
    query: { dryRun: 'true' },
    isBase64Encoded: true,
    body,
    headers: { 'content-type': workbookMediaType, 'idempotency-key': 'cost-workbook' },
  });
}

/** Reads once, with a token. */
export async function get(
  handler: Handler,
  path: string,
  token: string,
  query: Record<string, string>,
): Promise<void> {
  await call(handler, { method: 'GET', path, token, query });
}
