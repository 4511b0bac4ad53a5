import { type ListedSession, sessions } from '../../contract/sessions.ts';
import { roleWords } from '../../domain/access/role-words.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { call } from '../api/api.ts';
import { readPages } from '../api/pages.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import type { Settings } from '../settings.ts';

/** How a session stands, in words. */
const stateWords = {
  live: { vi: 'đang dùng được', en: 'live' },
  'signed-out': { vi: 'đã đăng xuất', en: 'signed out' },
  revoked: { vi: 'đã thu hồi', en: 'revoked' },
  replaced: { vi: 'đã đăng nhập lại', en: 'signed in again' },
  expired: { vi: 'hết hạn', en: 'expired' },
} as const satisfies Record<string, Text>;

/** Lists the sessions of the portal: live ones, and those of the last 90 days. */
export async function listSessions(settings: Settings): Promise<void> {
  const pages = await readPages(settings, sessions.listSessions, 200, { path: {} });
  const listed = pages.flatMap((page) => page.sessions);
  if (settings.json === true) return writeJson({ sessions: listed });
  const head = words(
    settings,
    'Mã số|Chức vụ|Vai trò|Đơn vị|Trình duyệt|Đăng nhập lúc|Dùng lần cuối|Tình trạng',
    'Id|Post|Role|Unit|Browser|Signed in|Last used|State',
  ).split('|');
  const rows = listed.map((session) => [
    session.id,
    session.post.post[settings.lang],
    roleWords[session.post.role][settings.lang],
    session.post.unit,
    session.browser,
    formatLocalTime(session.signedInAt, settings.lang),
    formatLocalTime(session.lastUsedAt, settings.lang),
    stateWords[stateOf(session)][settings.lang],
  ]);
  writeData(table([head, ...rows], []));
}

/** Revokes a session, effective from its next request. */
export async function revokeSession(settings: Settings, id: string): Promise<void> {
  const { answer, raw } = await call(settings, sessions.revokeSession, { path: { id } });
  if (settings.json === true) return writeJson(raw);
  const post = answer.post.post[settings.lang];
  tell(words(settings, `Đã kết thúc phiên đăng nhập của ${post}.`, `The session of ${post} has ended.`));
}

function stateOf({ ended, isLive }: ListedSession): keyof typeof stateWords {
  return ended?.how ?? (isLive ? 'live' : 'expired');
}
