import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { deliveryStateWords } from '../../domain/delivery/delivery-state-words.ts';
import { failureWords } from '../../domain/delivery/failure-words.ts';
import type { FoundFailure } from '../../domain/failures/failure.ts';
import { formatInteger } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { Ports } from '../ports/ports.ts';

/** Messages that did not reach their recipients: others than digests of failures, and how many of those. */
type FailedMessages = { readonly messages: readonly FoundFailure[]; readonly undelivered: number };

/**
 * The messages that were given up, came back or were withheld after one instant, up to another. Digests of failures are only
 * counted: one that fails must not be the reason for the next.
 */
export async function failedMessages(
  { deliveries }: Pick<Ports, 'deliveries'>,
  catalogue: Catalogue,
  after: Temporal.Instant,
  until: Temporal.Instant,
): Promise<FailedMessages> {
  const failed = await deliveries.failedBetween(after, until);
  const others = failed.filter(({ occurrence }) => occurrence.job !== 'failures');
  return {
    messages: bundlesOf(others).flatMap((bundle) =>
      bundle.map((delivery, index) => failureOf(delivery, catalogue, index, bundle.length - 1)),
    ),
    undelivered: failed.length - others.length,
  };
}

/** What is missed most by its reader first: what nobody gets otherwise before what the portal shows too. */
const byImportance: readonly Delivery['occurrence']['job'][] = [
  ...(['report', 'correction', 'warn', 'notice', 'receipt', 'preview', 'failures'] as const),
];

/** Messages of one sort that ended alike, the first of each first. */
function bundlesOf(failed: readonly Delivery[]): Delivery[][] {
  const bundles = new Map<string, Delivery[]>();
  const failedAt = ({ failedAt: at, dueAt }: Delivery) => at ?? dueAt;
  const inOrder = failed.toSorted((one, other) => Temporal.Instant.compare(failedAt(one), failedAt(other)));
  for (const delivery of inOrder) {
    const name = `${delivery.occurrence.job} ${delivery.state}`;
    const bundle = bundles.get(name) ?? [];
    bundles.set(name, [...bundle, delivery]);
  }
  return [...bundles.values()];
}

/** The first of a bundle says how many others there are, and comes before the others of all bundles. */
function failureOf(delivery: Delivery, catalogue: Catalogue, index: number, others: number): FoundFailure {
  const { id, occurrence, recipient, state, failure, failedAt = delivery.dueAt } = delivery;
  const run = occurrenceId(occurrence);
  const isNotSent = state === 'failed' || state === 'expired';
  const unit = findUnit(catalogue, recipient.unit)?.name ?? { vi: recipient.unit, en: recipient.unit };
  const [message, word] = [messageWords[occurrence.job], deliveryStateWords[state]];
  const { post } = recipient;
  const told = failure === undefined ? null : failureWords(failure);
  const isFirst = index === 0;
  const more = isFirst && others > 0;
  return {
    order: byImportance.indexOf(occurrence.job) + (isFirst ? 0 : byImportance.length),
    kind: isNotSent ? 'message-not-sent' : 'message-returned',
    id: `${id} ${state} ${failedAt}`,
    what: {
      vi: `${message.vi} gửi ${post.vi} (${unit.vi})${more ? ` và ${formatInteger(others, 'vi')} thư khác cùng loại` : ''}`,
      en: `${message.en} to ${post.en} (${unit.en})${more ? ` and ${formatInteger(others, 'en')} ${others === 1 ? 'other' : 'others'} like it` : ''}`,
    },
    why: told === null ? word : { vi: `${word.vi}: ${told.vi}`, en: `${word.en}: ${told.en}` },
    since: failedAt,
    lasts: false,
    command:
      state === 'failed'
        ? `deliveries resend --occurrence ${run} --failed`
        : `deliveries list ${run} --state ${state}`,
  };
}

/** What a message is, at the beginning of a line. */
const messageWords: Readonly<Record<Delivery['occurrence']['job'], Text>> = {
  report: { vi: 'Báo cáo tuần', en: 'Weekly report' },
  warn: { vi: 'Thư nhắc việc', en: 'Deadline warnings' },
  receipt: { vi: 'Thư xác nhận đã nhận số liệu', en: 'Confirmation of submitted figures' },
  correction: { vi: 'Thư đính chính', en: 'Corrected ranking' },
  preview: { vi: 'Thư thử', en: 'Test message' },
  notice: { vi: 'Thông báo', en: 'Notice' },
  failures: { vi: 'Thư báo sự cố', en: 'E-mail about failures' },
};
