import type { Catalogue } from '../catalogue/catalogue.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import { mostReceiptReaders } from './mail-limits.ts';
import { type Person, personsOf } from './persons.ts';

/**
 * The persons who receive a unit's receipts, in id order: the first {@link mostReceiptReaders}, and those beyond. Beside those who
 * ask for receipts they are all who may submit for the unit; anybody can unsubscribe.
 */
export function receiptReaders(
  { recipients }: Pick<Catalogue, 'recipients'>,
  unit: string,
): { readonly readers: readonly Person[]; readonly beyond: readonly Person[] } {
  const persons = personsOf(
    recipients.filter(
      ({ unit: of, receives, role }) => of === unit && (receives.includes('receipts') || role === 'unit'),
    ),
  );
  return { readers: persons.slice(0, mostReceiptReaders), beyond: persons.slice(mostReceiptReaders) };
}

/**
 * Checks that no unit has more readers of its receipts than there may be. Units of the current version that had as many
 * before are not refused, so that a catalogue of an earlier version stays usable.
 */
export function checkReceiptReaders(
  current: Pick<Catalogue, 'recipients'> | null,
  next: Pick<Catalogue, 'recipients'>,
): Violation[] {
  const units = new Set(next.recipients.map(({ unit }) => unit));
  return [...units].flatMap((unit) => {
    const { beyond } = receiptReaders(next, unit);
    const [extra] = beyond;
    const before = current === null ? 0 : receiptReaders(current, unit).beyond.length;
    if (extra === undefined || beyond.length <= before) return [];
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
