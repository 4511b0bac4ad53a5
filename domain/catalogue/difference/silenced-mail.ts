import type { Temporal } from 'temporal-polyfill';
import { messageKindNames, type ReceivedKind } from '../../delivery/message-kind.ts';
import { isOperator } from '../../delivery/post-duties.ts';
import { receivedIn } from '../../delivery/received-mail.ts';
import { formatDate } from '../../language/format.ts';
import type { Language, Text } from '../../language/text.ts';
import type { Catalogue, Recipient } from '../catalogue.ts';
import { unitWithId } from '../name-with-id.ts';
import type { MailChange } from './mail-difference.ts';
import { silencingCauses } from './silencing-causes.ts';

/**
 * The mail that addresses would no longer get in fact, although their entries stay, as of a day: each kind about a unit
 * once, with the first reason found.
 * @param before null for the first version, which takes nothing from anybody
 */
export function silencedMail(
  before: Catalogue | null,
  next: Catalogue,
  today: Temporal.PlainDate,
): MailChange[] {
  if (before === null) return [];
  const causes = silencingCauses(before, next, today);
  const [were, are] = [receivedIn(before), receivedIn(next)];
  const staying = new Set(
    next.recipients.flatMap((post) => are(post).map(({ kind }) => keyOf(post.email, post.unit, kind))),
  );
  return before.recipients.flatMap((post) => {
    const { id, email, unit, standIn } = post;
    return were(post).flatMap(({ kind }) => {
      const away = absenceOf(next, id, standIn, kind, today);
      const cause =
        away === null ? causes.find((one) => one.isAbout(post) && one.kinds.includes(kind)) : { words: away };
      if (cause === undefined || !staying.has(keyOf(email, unit, kind))) return [];
      const [at, what, why] = [unitWithId(before, unit), messageKindNames[kind], cause.words];
      const detail = {
        vi: `${email}: ${what.vi}, ${at.vi} – ${why.vi}`,
        en: `${email}: ${what.en}, ${at.en} – ${why.en}`,
      };
      return [{ email, unit, kind, detail }];
    });
  });
}

/** In words, that somebody else gets a post's mail from now on, or for longer than before; null when nobody does. */
function absenceOf(
  { recipients }: Catalogue,
  id: string,
  was: Recipient['standIn'],
  kind: ReceivedKind,
  today: Temporal.PlainDate,
): Text | null {
  const standIn = recipients.find((one) => one.id === id)?.standIn;
  if (standIn === undefined || standIn.to < today.toString()) return null;
  const isSame = was?.recipient === standIn.recipient && was.from <= standIn.from && standIn.to <= was.to;
  if (isSame) return null;
  const deputy = recipients.find((one) => one.id === standIn.recipient);
  // Nobody outside operations stands in for them.
  if (kind === 'failures' && (deputy === undefined || !isOperator(deputy))) return null;
  const words = (language: Language) =>
    `${deputy?.email ?? standIn.recipient}, ${formatDate(standIn.from, language)} – ${formatDate(standIn.to, language)}`;
  return { vi: `người khác nhận thay: ${words('vi')}`, en: `somebody else stands in: ${words('en')}` };
}

function keyOf(email: string, unit: string, kind: ReceivedKind): string {
  return JSON.stringify([email.toLowerCase(), unit, kind]);
}
