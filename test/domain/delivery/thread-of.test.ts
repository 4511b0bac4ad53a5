import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { DeliveryContent } from '../../../domain/delivery/delivery-content.ts';
import { threadOf } from '../../../domain/delivery/thread-of.ts';
import { correction } from '../../messages/ranking-correction/correction-fixture.ts';
import { receipt } from '../../messages/submission-receipt/receipt-fixture.ts';

const scope = { vi: 'Tỉnh', en: 'Province' };
const report = (set: string, period: string): DeliveryContent => ({ kind: 'weekly-report', set, period });
const warnings = (day: string): DeliveryContent => ({
  kind: 'warning-digest',
  digest: { scope, day, items: [] },
});
const about = { set: 'BD.766-1', period: '2024-W02' };

describe('the thread of a message', () => {
  it('F121: is one a week for a set: its report, corrections and receipts', () => {
    const contents: DeliveryContent[] = [
      report(about.set, about.period),
      { kind: 'ranking-correction', correction: { ...correction, ...about } },
      { kind: 'submission-receipt', receipt: { ...receipt, ...about } },
    ];
    expect(contents.map(threadOf)).toEqual(contents.map(() => 'set.BD.766-1.2024-W02'));
  });

  it('F121: is never that of another week or set', () => {
    expect(threadOf(report('766', '2024-W02'))).not.toBe(threadOf(report('766', '2024-W03')));
    expect(threadOf(report('766', '2024-W02'))).not.toBe(threadOf(report('767', '2024-W02')));
    const day = fc
      .integer({ min: 0, max: 4_000 })
      .map((days) => Temporal.PlainDate.from('2023-01-01').add({ days }));
    const property = fc.property(day, day, (one, other) => {
      const monday = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });
      const thread = (date: Temporal.PlainDate) => threadOf(warnings(date.toString()));
      expect(thread(one) === thread(other)).toBe(monday(one).equals(monday(other)));
    });
    fc.assert(property);
  });

  it('is none for a test, and for a receipt that may be of several weeks', () => {
    expect(
      [
        { kind: 'rendered', subject: 'Thử', text: '', html: '' } as const,
        { kind: 'submission-receipt', receipt: { ...receipt, together: 3 } } as const,
      ].map(threadOf),
    ).toEqual([null, null]);
  });
});
