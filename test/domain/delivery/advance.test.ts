import { describe, expect, it } from 'vitest';
import { advanceBy } from '../../../domain/delivery/advance.ts';

const unsettled = ['due', 'claimed', 'unknown', 'failed', 'expired'];

describe('F21: events move a delivery forward only', () => {
  it.each([
    ['sent', { from: unsettled, fromSoftBounce: false, state: 'sent', softBounce: false }],
    [
      'returned',
      {
        from: ['due', 'claimed', 'unknown', 'sent', 'failed', 'expired'],
        fromSoftBounce: false,
        state: 'bounced',
        softBounce: true,
      },
    ],
    [
      'delivered',
      {
        from: ['due', 'claimed', 'unknown', 'sent', 'failed', 'expired'],
        fromSoftBounce: true,
        state: 'delivered',
        softBounce: false,
      },
    ],
    [
      'bounced',
      {
        from: ['due', 'claimed', 'unknown', 'sent', 'delivered', 'failed', 'expired'],
        fromSoftBounce: true,
        state: 'bounced',
        softBounce: false,
      },
    ],
    [
      'suppressed',
      {
        from: ['due', 'claimed', 'unknown', 'sent', 'delivered', 'bounced', 'failed', 'expired'],
        fromSoftBounce: true,
        state: 'suppressed',
        softBounce: false,
      },
    ],
    [
      'complained',
      {
        from: [
          'due',
          'claimed',
          'unknown',
          'sent',
          'delivered',
          'bounced',
          'suppressed',
          'failed',
          'expired',
        ],
        fromSoftBounce: true,
        state: 'complained',
        softBounce: false,
      },
    ],
  ] as const)('%s', (evidence, advance) => {
    expect(advanceBy(evidence)).toEqual(advance);
  });
});
