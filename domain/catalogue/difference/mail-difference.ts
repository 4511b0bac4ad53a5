import type { Temporal } from 'temporal-polyfill';
import { messageKindNames, type ReceivedKind } from '../../delivery/message-kind.ts';
import { isOperator } from '../../delivery/post-duties.ts';
import { receivedIn } from '../../delivery/received-mail.ts';
import type { Text } from '../../language/text.ts';
import type { Catalogue } from '../catalogue.ts';
import { unitsWithIds } from '../name-with-id.ts';

/** One kind of message that an address gets, or no longer gets, about one unit. */
export type MailChange = {
  readonly email: string;
  readonly unit: string;
  readonly kind: ReceivedKind;
  readonly detail: Text;
};

/** Who no longer gets mail, and who newly does, by address: a post may change hands without changing its id. */
export type MailDifference = {
  readonly noLonger: readonly MailChange[];
  readonly newly: readonly MailChange[];
};

/**
 * Those who stand in for somebody on the day or later count as well.
 * @param before null for the first version
 */
export function mailDifference(
  before: Catalogue | null,
  next: Catalogue,
  today: Temporal.PlainDate,
): MailDifference {
  const old = before === null ? new Map<string, MailChange>() : mailOf(before, today);
  const present = mailOf(next, today);
  const missingIn = (other: ReadonlyMap<string, MailChange>, own: ReadonlyMap<string, MailChange>) =>
    [...own].flatMap(([key, one]) => (other.has(key) ? [] : [one]));
  return { noLonger: missingIn(present, old), newly: missingIn(old, present) };
}

/** The addresses that lose at least one kind of message, by any of some changes. */
export function droppedAddresses(changes: readonly MailChange[]): string[] {
  return [...new Set(changes.map(({ email }) => email.toLowerCase()))].sort();
}

function mailOf(catalogue: Catalogue, today: Temporal.PlainDate): Map<string, MailChange> {
  const nameOf = unitsWithIds(catalogue);
  const byId = new Map(catalogue.recipients.map((one) => [one.id, one]));
  const received = receivedIn(catalogue);
  const posts = catalogue.recipients.map((post) => ({
    ...post,
    kinds: received(post).map(({ kind }) => kind),
  }));
  const standIns = posts.flatMap((post) => {
    const { standIn } = post;
    const deputy = standIn && standIn.to >= today.toString() ? byId.get(standIn.recipient) : undefined;
    if (deputy === undefined) return [];
    // Nobody outside operations stands in for them.
    const kinds = post.kinds.filter((kind) => kind !== 'failures' || isOperator(deputy));
    return [{ ...post, kinds, email: deputy.email }];
  });
  return new Map(
    [...standIns, ...posts].flatMap(({ email, unit, kinds }) =>
      kinds.map((kind) => {
        const at = nameOf(unit);
        const what = messageKindNames[kind];
        const detail = { vi: `${email}: ${what.vi}, ${at.vi}`, en: `${email}: ${what.en}, ${at.en}` };
        return [JSON.stringify([email.toLowerCase(), unit, kind]), { email, unit, kind, detail }];
      }),
    ),
  );
}
