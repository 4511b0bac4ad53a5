import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';
import { reporterOf } from '../catalogue/reporters.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import { mostReceiptReaders } from './mail-limits.ts';
import { type Person, personsOf } from './persons.ts';
import { asksForReceipts, followsFigures } from './post-duties.ts';

/**
 * The persons who receive a unit's receipts, in id order: the first {@link mostReceiptReaders}, and the rest. They are all
 * posts of the unit that ask for receipts or may submit; of the reporting unit only those who ask for receipts, since it may
 * report for many. Anybody can unsubscribe.
 * @param lastDay of the period
 */
export function receiptReaders(
  { recipients, units }: Pick<Catalogue, 'recipients' | 'units'>,
  unit: string,
  lastDay: Temporal.PlainDate,
): { readonly readers: readonly Person[]; readonly beyond: readonly Person[] } {
  const reporter = reporterOf({ units }, unit, lastDay)?.id;
  const others = recipients.filter((post) => post.unit === reporter && asksForReceipts(post));
  const persons = personsOf([...ownReaders(recipients, unit), ...others]);
  return { readers: persons.slice(0, mostReceiptReaders), beyond: persons.slice(mostReceiptReaders) };
}

function ownReaders(recipients: readonly Recipient[], unit: string): Recipient[] {
  return recipients.filter((recipient) => recipient.unit === unit && followsFigures(recipient));
}

/** The persons beyond {@link mostReceiptReaders} of each unit that has a recipient, in one pass over all of them. */
function beyondOfUnits(recipients: readonly Recipient[]): ReadonlyMap<string, readonly Person[]> {
  const ofUnits = Map.groupBy(recipients, ({ unit }) => unit);
  return new Map(
    [...ofUnits].map(([unit, all]) => [
      unit,
      personsOf(all.filter(followsFigures)).slice(mostReceiptReaders),
    ]),
  );
}

/**
 * Checks that no unit has more readers of its receipts than there may be. Units of the current version that had as many
 * before are not refused, so that a catalogue of an earlier version stays usable.
 */
export function checkReceiptReaders(
  current: Pick<Catalogue, 'recipients'> | null,
  next: Pick<Catalogue, 'recipients'>,
): Violation[] {
  const before = beyondOfUnits(current?.recipients ?? []);
  return [...beyondOfUnits(next.recipients)].flatMap(([unit, beyond]) => {
    const [extra] = beyond;
    if (extra === undefined || beyond.length <= (before.get(unit)?.length ?? 0)) return [];
    const index = next.recipients.indexOf(extra.first);
    const count = mostReceiptReaders + beyond.length;
    return [
      {
        pointer: jsonPointer(['recipients', index, 'receives']),
        code: 'too-many-receipt-readers',
        detail: {
          vi: `Đơn vị «${unit}» có ${count} người nhận xác nhận gửi số liệu, nhiều nhất là ${mostReceiptReaders}; bỏ «receipts» ở những người không cần.`,
          en: `The unit “${unit}” has ${count} readers of its receipts, at most ${mostReceiptReaders} are allowed; remove “receipts” from those who do not need them.`,
        },
      },
    ];
  });
}
