import { type IssuedToken, tokens } from '../../contract/tokens.ts';
import { formatDate, formatLocalTime } from '../../domain/language/format.ts';
import { call } from '../api/api.ts';
import { readPages } from '../api/pages.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { holderWords } from '../output/holder-words.ts';
import { readNames } from '../output/names.ts';
import { tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { writeList } from '../output/write-list.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** The principal of a new token, and its expiry. */
export type TokenOptions = {
  readonly role: string;
  readonly unit?: string;
  readonly label: string;
  readonly expiresAt?: string;
};

/** Issues an access token and shows it once. */
export async function createToken(settings: Settings, options: TokenOptions): Promise<void> {
  const { role, unit, label, expiresAt } = options;
  if (['unit', 'reader'].includes(role) !== (unit !== undefined)) {
    const text = {
      vi: 'Vai trò «unit» (đơn vị) và «reader» (người xem) cần --unit; vai trò khác thì không.',
      en: 'The roles unit and reader need --unit; other roles do not take it.',
    };
    throw new CommandFailure(exitCodes.usage, text);
  }
  const principal = unit === undefined ? { role } : { role, unit };
  const body = { principal, label, expiresAt };
  const { answer, raw } = await call(settings, tokens.createToken, { path: {}, body });
  if (settings.json === true) return writeJson(raw);
  showIssued(settings, answer);
}

/** Issues a token that replaces another, and shows it once. Both work until the older one expires. */
export async function rotateToken(settings: Settings, id: string): Promise<void> {
  const { answer: issued, raw } = await call(settings, tokens.rotateToken, { path: { id } });
  if (settings.json === true) return writeJson(raw);
  showIssued(settings, issued);
  const end = formatLocalTime(issued.replaces.expiresAt, settings.lang);
  tell(words(settings, `Mã cũ ${id} còn dùng được đến ${end}.`, `The old token ${id} works until ${end}.`));
}

function showIssued(settings: Settings, { id, token, expiresAt }: IssuedToken): void {
  writeData(token);
  const end = formatLocalTime(expiresAt, settings.lang);
  tell(
    words(
      settings,
      `Mã chỉ hiện một lần này, dùng đến ${end}. Thu hồi khi cần:`,
      `This is the only time the token is shown; it works until ${end}. To revoke it:`,
    ),
  );
  tell(commandLine(settings, 'token', 'revoke', id));
}

/** Lists all tokens, past and present. */
export async function listTokens(settings: Settings): Promise<void> {
  const pages = await readPages(settings, tokens.listTokens, 200, { path: {} });
  const listed = pages.flatMap((page) => page.tokens);
  await writeList(settings, listed, {
    key: 'tokens',
    head: {
      vi: 'Mã số|Vai trò|Dùng cho|Dùng lần cuối|Hết hạn|Thu hồi|Cấp bằng mã',
      en: 'Id|Role|Label|Last used|Expires|Revoked|Issued by',
    },
    row: ({ id, principal, label, lastUsedAt, expiresAt, revokedAt, issuedBy }, lang, names) => [
      id,
      holderWords(principal, names, lang),
      label,
      lastUsedAt === null ? '—' : formatDate(lastUsedAt, lang),
      formatLocalTime(expiresAt, lang),
      revokedAt === null ? '—' : formatLocalTime(revokedAt, lang),
      issuedBy ?? '—',
    ],
  });
}

/** Revokes a token and all others of its chain, effective from the next request. */
export async function revokeToken(settings: Settings, id: string): Promise<void> {
  const { answer, raw } = await call(settings, tokens.revokeToken, { path: { id } });
  if (settings.json === true) return writeJson(raw);
  const { alsoRevoked, stillWorking, more } = answer;
  tell(
    words(
      settings,
      `Đã thu hồi ${id}, cùng mọi mã cũ và mã mới đã đổi từ mã này.`,
      `Revoked ${id}, and every token it was rotated from or to.`,
    ),
  );
  const names = alsoRevoked.length + stillWorking.length === 0 ? null : await readNames(settings);
  const line = ({ id: one, principal, label }: (typeof alsoRevoked)[number]) => {
    return `  ${one}  ${holderWords(principal, names, settings.lang)}: ${label}`;
  };
  if (alsoRevoked.length > 0) {
    tell(
      words(
        settings,
        'Mã vận hành cấp từ đó cũng hết hiệu lực:',
        'Operations tokens issued with it ended too:',
      ),
    );
    for (const one of alsoRevoked) tell(line(one));
  }
  if (stillWorking.length > 0) {
    tell(
      words(
        settings,
        'Mã của đơn vị, lãnh đạo cấp hoặc đổi từ đó vẫn dùng được; thu hồi những mã không tin cậy bằng «token revoke»:',
        'Tokens of units and leaders issued or rotated with it still work; revoke those you do not trust with “token revoke”:',
      ),
    );
    for (const one of stillWorking) tell(line(one));
  }
  if (more > 0)
    tell(words(settings, `Còn ${more} mã nữa; xem «token list».`, `${more} more; see “token list”.`));
}
