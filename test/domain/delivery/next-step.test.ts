import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { deliveryId, deliveryPartsFrom } from '../../../domain/delivery/delivery-id.ts';
import { afterAttempt, nextStep } from '../../../domain/delivery/next-step.ts';
import { iso } from '../../fixtures/instants.ts';

const occurrence = { job: 'report', nominalTime: iso('2024-01-15T00:00:00Z') } as const;

function delivery(changes: Partial<Delivery>): Delivery {
  return {
    id: deliveryId(occurrence, 'chair'),
    occurrence,
    key: 'chair',
    recipient: {
      id: 'chair',
      post: { vi: 'Chủ tịch', en: 'Chair' },
      unit: 'P',
      email: 'chair@province.example',
    },
    content: { kind: 'weekly-report', set: 'S', period: '2024-W02' },
    state: 'due',
    dueAt: iso('2024-01-15T00:00:00Z'),
    expiresAt: iso('2024-01-20T00:00:00Z'),
    attempts: 0,
    ...changes,
  };
}

const now = Temporal.Instant.from('2024-01-15T00:05:00Z');

describe('nextStep', () => {
  it('claims what is due for five minutes', () => {
    expect(nextStep(delivery({}), now)).toEqual({
      kind: 'send',
      claim: { state: 'claimed', dueAt: iso('2024-01-15T00:10:00Z'), attempts: 1 },
    });
  });

  it('F13: gives a claim whose worker died half an hour to be heard of', () => {
    expect(nextStep(delivery({ state: 'claimed', attempts: 1 }), now)).toEqual({
      kind: 'settle',
      change: {
        state: 'unknown',
        dueAt: iso('2024-01-15T00:35:00Z'),
        attempts: 1,
        failure: 'the worker stopped',
      },
    });
  });

  it('F13: sends again what nobody heard of', () => {
    expect(nextStep(delivery({ state: 'unknown', attempts: 1 }), now)).toEqual({
      kind: 'send',
      claim: { state: 'claimed', dueAt: iso('2024-01-15T00:10:00Z'), attempts: 2 },
    });
  });

  it('F6: never sends what has expired, to the second', () => {
    const failure = 'not sent before it expired';
    const failedAt = iso(now.toString());
    const change = { state: 'expired', dueAt: null, attempts: 0, failure, failedAt };
    expect(nextStep(delivery({ expiresAt: iso(now.toString()) }), now)).toEqual({ kind: 'settle', change });
    expect(nextStep(delivery({ expiresAt: iso(now.add({ seconds: 1 }).toString()) }), now).kind).toBe('send');
  });

  it('F26: gives up after six attempts, with the reason', () => {
    expect(nextStep(delivery({ state: 'unknown', attempts: 6, failure: 'time-out' }), now)).toEqual({
      kind: 'settle',
      change: {
        state: 'failed',
        dueAt: null,
        attempts: 6,
        failure: 'time-out',
        failedAt: iso(now.toString()),
      },
    });
  });
});

describe('afterAttempt', () => {
  const seen = delivery({ attempts: 2 });
  const claim = { state: 'claimed', dueAt: iso('2024-01-15T00:10:00Z'), attempts: 3 } as const;

  it.each([
    [
      { outcome: 'sent', messageId: 'm-1' },
      { state: 'sent', dueAt: null, attempts: 3, messageId: 'm-1', sentAt: iso('2024-01-15T00:05:00Z') },
    ],
    [
      { outcome: 'held', by: 'rate', failure: 'too fast' },
      { state: 'due', dueAt: iso('2024-01-15T00:00:00Z'), attempts: 2, failure: 'too fast' },
    ],
    [
      { outcome: 'refused', failure: 'no' },
      { state: 'failed', dueAt: null, attempts: 3, failure: 'no', failedAt: iso('2024-01-15T00:05:00Z') },
    ],
    [
      { outcome: 'unknown', failure: 'cut' },
      { state: 'unknown', dueAt: iso('2024-01-15T00:35:00Z'), attempts: 3, failure: 'cut' },
    ],
    [
      { outcome: 'retry', failure: 'slow' },
      { state: 'due', dueAt: iso('2024-01-15T00:09:00Z'), attempts: 3, failure: 'slow' },
    ],
  ] as const)('%j', (result, change) => {
    expect(afterAttempt(seen, claim, result, now, 0.5)).toEqual(change);
  });

  it('F17: spreads retries and gives up after the last attempt', () => {
    const result = { outcome: 'retry', failure: 'slow' } as const;
    expect(afterAttempt(seen, claim, result, now, 0).dueAt).toBe('2024-01-15T00:07:00Z');
    expect(afterAttempt(seen, claim, result, now, 1).dueAt).toBe('2024-01-15T00:11:00Z');
    expect(afterAttempt(seen, { ...claim, attempts: 6 }, result, now, 0).state).toBe('failed');
  });
});

describe('delivery ids', () => {
  it('name the occurrence and the recipient with characters that a message tag may hold', () => {
    const id = deliveryId(occurrence, 'chu-tich');
    expect(id).toBe('report_20240115T000000Z_chu-tich');
    expect(id).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(deliveryPartsFrom(id)).toEqual({ occurrence, key: 'chu-tich' });
  });

  it.each(['', 'report_20240115T000000Z_', 'sing_20240115T000000Z_x', 'report_2024_x'])(
    '%j is none',
    (id) => {
      expect(deliveryPartsFrom(id)).toBeNull();
    },
  );
});
