import { Temporal } from 'temporal-polyfill';
import { isoWeekOf } from '../period/iso-week.ts';
import { dateAt } from '../period/period.ts';
import type { DeliveryContent } from './delivery-content.ts';

/**
 * The thread in which mail programs show a message: one per set and week, with its report, corrections, receipts and notices,
 * and one per week each for warnings and for failures. Two weeks never share one. Null for a message that stands alone: a
 * test, and a receipt for several submissions, which may belong to several weeks.
 */
export function threadOf(content: DeliveryContent): string | null {
  switch (content.kind) {
    case 'weekly-report':
      return ofPeriod(content);
    case 'ranking-correction':
      return ofPeriod(content.correction);
    case 'notice':
      return ofPeriod(content.notice);
    case 'submission-receipt':
      return content.receipt.together === undefined ? ofPeriod(content.receipt) : null;
    case 'warning-digest':
      return `warnings.${isoWeekOf(Temporal.PlainDate.from(content.digest.day))}`;
    case 'failure-digest':
      return `failures.${isoWeekOf(dateAt(Temporal.Instant.from(content.digest.at)))}`;
    case 'rendered':
      return null;
  }
}

function ofPeriod({ set, period }: { readonly set: string; readonly period: string }): string {
  return `set.${set}.${period}`;
}
