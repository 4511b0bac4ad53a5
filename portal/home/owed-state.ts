import type { OwedAnswer } from '../../contract/owed.ts';
import type { Key } from '../language/vietnamese.ts';
import type { Tone } from '../shell/tag.tsx';

/** The one word for what a unit owes for a period: sent, waiting, returned, partial, extended, overdue, due or closed. */
export function owedState({
  state,
  sent,
  isEnough,
  workingDaysLate,
  approval,
  opensUntil,
}: Pick<
  OwedAnswer['owed'][number],
  'approval' | 'state' | 'sent' | 'isEnough' | 'workingDaysLate' | 'opensUntil'
>): {
  readonly key: Key;
  readonly tone: Tone;
} {
  if (sent === null || approval?.state === 'unreadable') return { key: 'stateUnreadable', tone: 'late' };
  if (approval?.state === 'returned') return { key: 'stateReturned', tone: 'late' };
  if (isEnough && approval?.state === 'waiting') return { key: 'stateWaiting', tone: 'part' };
  if (isEnough) return { key: 'stateSent', tone: 'done' };
  if (state === 'locked')
    return sent === 'partial'
      ? { key: 'statePartialLocked', tone: 'shut' }
      : { key: 'stateLocked', tone: 'shut' };
  if (opensUntil !== null) return { key: 'stateReopened', tone: 'due' };
  if (sent === 'partial')
    return { key: workingDaysLate === null ? 'statePartial' : 'statePartialLate', tone: 'part' };
  return workingDaysLate === null ? { key: 'stateDue', tone: 'due' } : { key: 'stateOverdue', tone: 'late' };
}
