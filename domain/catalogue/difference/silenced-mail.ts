import type { Temporal } from 'temporal-polyfill';
import { type MessageKind, messageKindNames } from '../../delivery/message-kind.ts';
import type { Catalogue } from '../catalogue.ts';
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
  const staying = new Set(
    next.recipients.flatMap(({ email, unit, receives }) => receives.map((kind) => keyOf(email, unit, kind))),
  );
  return before.recipients.flatMap(({ email, unit, receives }) =>
    receives.flatMap((kind) => {
      const cause = causes.find(
        (one) => (one.unit === null || one.unit === unit) && one.kinds.includes(kind),
      );
      if (cause === undefined || !staying.has(keyOf(email, unit, kind))) return [];
      const [at, what, why] = [unitWithId(before, unit), messageKindNames[kind], cause.words];
      const detail = {
        vi: `${email}: ${what.vi}, ${at.vi} – ${why.vi}`,
        en: `${email}: ${what.en}, ${at.en} – ${why.en}`,
      };
      return [{ email, unit, kind, detail }];
    }),
  );
}

function keyOf(email: string, unit: string, kind: MessageKind): string {
  return JSON.stringify([email.toLowerCase(), unit, kind]);
}
