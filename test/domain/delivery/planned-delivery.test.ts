import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import type { DeliveryContent } from '../../../domain/delivery/delivery-content.ts';
import { plannedDelivery } from '../../../domain/delivery/planned-delivery.ts';
import { iso } from '../../fixtures/instants.ts';
import { failures } from '../../messages/failure-digest/failure-fixture.ts';
import { correction } from '../../messages/ranking-correction/correction-fixture.ts';
import { receipt } from '../../messages/submission-receipt/receipt-fixture.ts';

const occurrence: Delivery['occurrence'] = { job: 'warn', nominalTime: iso('2024-01-15T00:30:00Z') };
const recipient = { id: 'chair', post: { vi: 'Chủ tịch', en: 'Chair' }, unit: 'P', email: 'a@b.example' };
const scope = { vi: 'Tỉnh', en: 'Province' };

const contents: Readonly<Record<DeliveryContent['kind'], DeliveryContent>> = {
  'weekly-report': { kind: 'weekly-report', set: '766', period: '2024-W02' },
  'warning-digest': { kind: 'warning-digest', digest: { scope, day: '2024-01-15', items: [] } },
  'submission-receipt': { kind: 'submission-receipt', receipt },
  'ranking-correction': { kind: 'ranking-correction', correction },
  notice: {
    kind: 'notice',
    notice: {
      about: 'extension-asked',
      scope,
      unit: 'P.A',
      unitName: scope,
      set: '766',
      setName: scope,
      period: '2024-W02',
      reason: 'x',
      by: 'y',
    },
  },
  'failure-digest': { kind: 'failure-digest', digest: failures },
  rendered: { kind: 'rendered', subject: 'Thử', text: '', html: '' },
};

const helpdesk = { vi: 'Sở Thông tin và Truyền thông', en: 'Department of Information' };

const plan = (
  kind: DeliveryContent['kind'],
  catalogue: Partial<Parameters<typeof plannedDelivery>[1]> = {},
) =>
  plannedDelivery(
    {
      occurrence,
      key: 'chair',
      recipient,
      content: contents[kind],
      since: Temporal.Instant.from('2024-01-15T00:30:00.1234Z'),
    },
    { helpdesk, recipients: [], ...catalogue },
  );

describe('a planned delivery', () => {
  it.each([
    ['weekly-report', '2024-01-20T00:30:00.123Z', {}],
    ['warning-digest', '2024-01-15T17:00:00Z', { duty: true }],
    ['submission-receipt', '2024-01-18T00:30:00.123Z', {}],
    ['ranking-correction', '2024-01-20T00:30:00.123Z', {}],
    ['notice', '2024-01-20T00:30:00.123Z', {}],
    ['failure-digest', '2024-01-20T00:30:00.123Z', {}],
    ['rendered', '2024-01-15T01:30:00.123Z', {}],
  ] as const)(
    'of a %s is due at its nominal time and expires when it would mislead',
    (kind, expiresAt, duty) => {
      expect(plan(kind)).toEqual({
        id: 'warn_20240115T003000Z_chair',
        occurrence,
        key: 'chair',
        recipient,
        content: contents[kind],
        helpdesk,
        portal: 'none',
        ...duty,
        state: 'due',
        dueAt: '2024-01-15T00:30:00Z',
        expiresAt,
        attempts: 0,
      });
    },
  );

  it('is a duty exactly when the catalogue lists its kind', () => {
    const kinds = [
      'weekly-report',
      'warning-digest',
      'submission-receipt',
      'ranking-correction',
      'notice',
      'rendered',
    ] as const;
    const duties = (...dutyMessages: ('weekly-report' | 'warnings' | 'receipts')[]) =>
      kinds.filter((kind) => plan(kind, { dutyMessages }).duty);
    expect(duties()).toEqual([]);
    expect(duties('weekly-report')).toEqual(['weekly-report', 'ranking-correction']);
    expect(duties('warnings', 'receipts')).toEqual(['warning-digest', 'submission-receipt']);
  });

  it('knows what its reader may do in the portal, by all posts with the address', () => {
    const post = (id: string, role?: 'unit' | 'reader' | 'leader' | 'operations', email = 'A@b.example') => ({
      id,
      post: recipient.post,
      unit: 'P',
      email,
      receives: [],
      ...(role === undefined ? {} : { role }),
    });
    const of = (...recipients: ReturnType<typeof post>[]) => plan('warning-digest', { recipients }).portal;
    expect([of(post('x')), of(post('x', 'unit', 'other@b.example'))]).toEqual(['none', 'none']);
    expect([of(post('x', 'reader')), of(post('x', 'leader')), of(post('x', 'operations'))]).toEqual([
      ...['reads', 'reads', 'reads'],
    ]);
    expect([of(post('x', 'unit')), of(post('x', 'leader'), post('y', 'unit'))]).toEqual([
      ...[undefined, undefined],
    ]);
  });
});
