import * as z from 'zod';
import { callApi } from '../api.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { tell, writeData, writeJson } from '../output.ts';
import type { Settings } from '../settings.ts';

const issuedSchema = z.object({ id: z.string(), token: z.string() });

/** Whom a token is made for. */
export type TokenOptions = { readonly role: string; readonly unit?: string; readonly label: string };

/** Issues an access token and shows it, once. */
export async function createToken(settings: Settings, { role, unit, label }: TokenOptions): Promise<void> {
  if ((role === 'unit') !== (unit !== undefined)) {
    throw new CommandFailure(
      exitCodes.usage,
      'Vai trò unit cần --unit; vai trò khác thì không.\nThe role unit needs --unit; the others take none.',
    );
  }
  const body = JSON.stringify({ principal: unit === undefined ? { role } : { role, unit }, label });
  const answer = await callApi(settings, { method: 'POST', path: '/v1/tokens', body });
  if (settings.json === true) return writeJson(answer);
  const { id, token } = issuedSchema.parse(answer);
  writeData(token);
  tell(
    settings.lang === 'vi'
      ? `Mã chỉ hiện một lần này. Thu hồi khi cần: npm run -s tiendo -- token revoke ${id}`
      : `This is the only time the token is shown. To revoke it: npm run -s tiendo -- token revoke ${id}`,
  );
}

/** Revokes a token; it stops working with the next request. */
export async function revokeToken(settings: Settings, id: string): Promise<void> {
  await callApi(settings, { method: 'DELETE', path: `/v1/tokens/${encodeURIComponent(id)}` });
  tell(settings.lang === 'vi' ? `Đã thu hồi ${id}.` : `Revoked ${id}.`);
}
