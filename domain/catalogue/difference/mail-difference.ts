import { type MessageKind, messageKindNames } from '../../delivery/message-kind.ts';
import type { Text } from '../../language/text.ts';
import type { Catalogue } from '../catalogue.ts';
import { unitWithId } from '../name-with-id.ts';

/** One kind of message that an address gets, or no longer gets, about one unit. */
export type MailChange = {
  readonly email: string;
  readonly unit: string;
  readonly kind: MessageKind;
  readonly detail: Text;
};

/** Who no longer gets mail, and who newly does, by address: a post may change hands without changing its id. */
export type MailDifference = {
  readonly noLonger: readonly MailChange[];
  readonly newly: readonly MailChange[];
};

/** @param before null for the first version */
export function mailDifference(before: Catalogue | null, next: Catalogue): MailDifference {
  const old = before === null ? new Map<string, MailChange>() : mailOf(before);
  const present = mailOf(next);
  const missingIn = (other: ReadonlyMap<string, MailChange>, own: ReadonlyMap<string, MailChange>) =>
    [...own].flatMap(([key, one]) => (other.has(key) ? [] : [one]));
  return { noLonger: missingIn(present, old), newly: missingIn(old, present) };
}

/** The addresses that lose at least one kind of message, by any of some changes. */
export function droppedAddresses(changes: readonly MailChange[]): string[] {
  return [...new Set(changes.map(({ email }) => email.toLowerCase()))].sort();
}

function mailOf(catalogue: Catalogue): Map<string, MailChange> {
  return new Map(
    catalogue.recipients.flatMap(({ email, unit, receives }) =>
      receives.map((kind) => {
        const at = unitWithId(catalogue, unit);
        const what = messageKindNames[kind];
        const detail = { vi: `${email}: ${what.vi}, ${at.vi}`, en: `${email}: ${what.en}, ${at.en}` };
        return [JSON.stringify([email.toLowerCase(), unit, kind]), { email, unit, kind, detail }];
      }),
    ),
  );
}
