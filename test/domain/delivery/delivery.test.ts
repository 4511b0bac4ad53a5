import { describe, expect, it } from 'vitest';
import { type Delivery, deliverySchema } from '../../../domain/delivery/delivery.ts';
import type { DeliveryContent } from '../../../domain/delivery/delivery-content.ts';
import { deliveryPartsFrom } from '../../../domain/delivery/delivery-id.ts';
import { iso } from '../../fixtures/instants.ts';
import { receipt } from '../../messages/submission-receipt/receipt-fixture.ts';

const text = (vi: string) => ({ vi, en: vi });

const contents: readonly DeliveryContent[] = [
  { kind: 'weekly-report', set: '766', period: '2024-W02' },
  {
    kind: 'warning-digest',
    digest: {
      scope: text('Tỉnh'),
      day: '2024-01-15',
      items: [
        {
          unit: 'P.A',
          unitName: text('Sở A'),
          milestone: 'plan',
          name: text('Nộp kế hoạch'),
          date: '2024-01-19',
          kind: 'ahead',
          workingDays: 4,
          illustrative: false,
          goal: 'date',
        },
      ],
    },
  },
  { kind: 'submission-receipt', receipt },
  { kind: 'rendered', subject: 'Thử', text: 'Thử', html: '<p>Thử</p>' },
];

const planned: Delivery = {
  id: 'report_20240115T000000Z_chair',
  occurrence: { job: 'report', nominalTime: iso('2024-01-15T00:00:00Z') },
  key: 'chair',
  recipient: { id: 'chair', post: text('Chủ tịch'), unit: 'P', email: 'chair@province.example' },
  content: { kind: 'weekly-report', set: '766', period: '2024-W02' },
  state: 'due',
  dueAt: iso('2024-01-15T00:00:00Z'),
  expiresAt: iso('2024-01-20T00:00:00Z'),
  attempts: 0,
};

describe('a stored delivery', () => {
  it.each(contents)('is read back as it was planned: $kind', (content) => {
    expect(deliverySchema.parse({ ...planned, content })).toEqual({ ...planned, content });
  });

  it('is read back with all that has become of it', () => {
    const sent: Delivery = {
      ...planned,
      recipient: { ...planned.recipient, also: [{ id: 'party', post: text('Phó Bí thư'), unit: 'P' }] },
      duty: true,
      state: 'delivered',
      attempts: 2,
      messageId: 'm-1',
      sentAt: iso('2024-01-15T00:05:00Z'),
      failure: 'throttled',
    };
    expect(deliverySchema.parse(sent)).toEqual(sent);
  });

  it.each([
    ['an unknown state', { ...planned, state: 'lost' }],
    ['an unknown job', { ...planned, occurrence: { job: 'rank', nominalTime: '2024-01-15T00:00:00Z' } }],
    ['a part nobody knows', { ...planned, colour: 'red' }],
    ['a recipient with a part nobody knows', { ...planned, recipient: { ...planned.recipient, age: 60 } }],
    ['a recipient without an address', { ...planned, recipient: { ...planned.recipient, email: undefined } }],
    ['an occurrence without a time', { ...planned, occurrence: { job: 'report' } }],
    ['content of a kind nobody knows', { ...planned, content: { kind: 'song' } }],
    ['content without its parts', { ...planned, content: { kind: 'weekly-report', set: '766' } }],
    ['a duty that is none', { ...planned, duty: false }],
    ['half an attempt', { ...planned, attempts: 0.5 }],
  ])('is refused with %s', (_, stored) => {
    expect(deliverySchema.safeParse(stored).success).toBe(false);
  });
});

describe('what only looks like a delivery id', () => {
  it.each([
    'x1report_20240115T000000Z_chair',
    'report_20240115T000000Z_chair!',
    'report_20240115T000000Z_chair\n',
    'report_20240115T000000Z_Chair',
    'rank_20240115T000000Z_chair',
    'report_20240115T000000_chair',
    ' report_20240115T000000Z_chair',
  ])('%j is none', (id) => {
    expect(deliveryPartsFrom(id)).toBeNull();
  });
});
