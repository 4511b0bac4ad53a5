import * as z from 'zod';
import { formatLocalTime } from '../../domain/language/format.ts';
import { callApi, pathOf } from '../api.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { table, tell, writeData, writeJson } from '../output.ts';
import { readPages } from '../pages.ts';
import type { Settings } from '../settings.ts';
import { bothLanguages, commandLine, words } from '../words.ts';

const issuedSchema = z.object({ id: z.string(), token: z.string(), expiresAt: z.string() });

/** Whom a token is made for, and until when. */
export type TokenOptions = {
  readonly role: string;
  readonly unit?: string;
  readonly label: string;
  readonly expiresAt?: string;
};

/** Issues an access token and shows it, once. */
export async function createToken(settings: Settings, options: TokenOptions): Promise<void> {
  const { role, unit, label, expiresAt } = options;
  if ((role === 'unit') !== (unit !== undefined)) {
    const text = {
      vi: 'Vai trò unit cần --unit; vai trò khác thì không.',
      en: 'The role unit needs --unit; the others take none.',
    };
    throw new CommandFailure(exitCodes.usage, bothLanguages(text));
  }
  const principal = unit === undefined ? { role } : { role, unit };
  const body = JSON.stringify({ principal, label, expiresAt });
  const answer = await callApi(settings, { method: 'POST', path: '/v1/tokens', body });
  if (settings.json === true) return writeJson(answer);
  showIssued(settings, issuedSchema.parse(answer));
}

/** Makes a token that is to replace another, and shows it, once. Both work until the older one ends. */
export async function rotateToken(settings: Settings, id: string): Promise<void> {
  const answer = await callApi(settings, { method: 'POST', path: pathOf('tokens', id, 'rotate') });
  if (settings.json === true) return writeJson(answer);
  const schema = issuedSchema.extend({ replaces: z.object({ id: z.string(), expiresAt: z.string() }) });
  const issued = schema.parse(answer);
  showIssued(settings, issued);
  const end = formatLocalTime(issued.replaces.expiresAt, settings.lang);
  tell(words(settings, `Mã cũ ${id} còn dùng được đến ${end}.`, `The old token ${id} works until ${end}.`));
}

function showIssued(settings: Settings, { id, token, expiresAt }: z.infer<typeof issuedSchema>): void {
  writeData(token);
  const end = formatLocalTime(expiresAt, settings.lang);
  tell(
    words(
      settings,
      `Mã chỉ hiện một lần này, dùng đến ${end}. Thu hồi khi cần:`,
      `This is the only time the token is shown; it works until ${end}. To revoke it:`,
    ),
  );
  tell(commandLine('token', 'revoke', id));
}

const tokenSchema = z.looseObject({
  id: z.string(),
  principal: z.object({ role: z.string(), unit: z.string().optional() }),
  label: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});

/** Lists the tokens there are and were. */
export async function listTokens(settings: Settings): Promise<void> {
  const pages = await readPages(settings, '/v1/tokens', 200);
  const tokens = pages.flatMap((page) => z.object({ tokens: z.array(tokenSchema) }).parse(page).tokens);
  if (settings.json === true) return writeJson({ tokens });
  const head = words(
    settings,
    'Mã số|Vai trò|Dùng cho|Dùng lần cuối|Hết hạn|Thu hồi',
    'Id|Role|Label|Last used|Expires|Revoked',
  ).split('|');
  const rows = tokens.map(({ id, principal, label, lastUsedAt, expiresAt, revokedAt }) => [
    id,
    principal.unit ?? principal.role,
    label,
    lastUsedAt ?? '—',
    expiresAt,
    revokedAt ?? '—',
  ]);
  writeData(table([head, ...rows], []));
}

/** Revokes a token; it stops working with the next request. */
export async function revokeToken(settings: Settings, id: string): Promise<void> {
  await callApi(settings, { method: 'DELETE', path: pathOf('tokens', id) });
  tell(words(settings, `Đã thu hồi ${id}.`, `Revoked ${id}.`));
}
