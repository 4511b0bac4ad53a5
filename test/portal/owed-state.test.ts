import { expect, it } from 'vitest';
import { owedState } from '../../portal/home/owed-state.ts';

const open = {
  state: 'open',
  sent: 'nothing',
  isEnough: false,
  workingDaysLate: null,
  approval: null,
  opensUntil: null,
} as const;

const approval = { revision: 1, counting: null, decidedAt: null, decidedBy: null, reason: null };

it.each([
  ['stateDue', open],
  ['stateOverdue', { ...open, workingDaysLate: 0 }],
  ['statePartial', { ...open, sent: 'partial' }],
  ['statePartialLate', { ...open, sent: 'partial', workingDaysLate: 1 }],
  ['stateSent', { ...open, sent: 'partial', isEnough: true }],
  ['stateSent', { ...open, sent: 'complete', isEnough: true, state: 'locked' }],
  ['stateLocked', { ...open, state: 'locked', workingDaysLate: 3 }],
  ['statePartialLocked', { ...open, state: 'locked', sent: 'partial' }],
  ['stateReopened', { ...open, state: 'reopened', workingDaysLate: 3, opensUntil: '2024-01-17T10:00:00Z' }],
  ['stateReopened', { ...open, workingDaysLate: 1, opensUntil: '2024-01-17T10:00:00Z' }],
  ['stateSent', { ...open, sent: 'complete', isEnough: true, opensUntil: '2024-01-17T10:00:00Z' }],
  [
    'stateWaiting',
    { ...open, sent: 'complete', isEnough: true, approval: { ...approval, state: 'waiting' } },
  ],
  ['stateDue', { ...open, approval: { ...approval, state: 'waiting' } }],
  [
    'stateReturned',
    { ...open, sent: 'complete', isEnough: true, approval: { ...approval, state: 'returned' } },
  ],
  ['stateUnreadable', { ...open, sent: null }],
  [
    'stateUnreadable',
    { ...open, sent: 'complete', isEnough: true, approval: { ...approval, state: 'unreadable' } },
  ],
  ['stateDue', { ...open, state: 'not-open' }],
] as const)('is %s', (key, owed) => {
  expect(owedState(owed).key).toBe(key);
});
