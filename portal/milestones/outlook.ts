import type { ObligationStateAnswer } from '../../contract/milestones.ts';
import { formatAmount, formatDate, formatInteger } from '../../domain/language/format.ts';
import { language } from '../language/language.ts';
import { say } from '../language/say.ts';
import type { Key } from '../language/vietnamese.ts';
import type { Tone } from '../shell/tag.tsx';

const statuses = {
  done: { key: 'milestoneDone', tone: 'done' },
  'on-track': { key: 'onTrack', tone: 'due' },
  'at-risk': { key: 'atRisk', tone: 'part' },
  overdue: { key: 'stateOverdue', tone: 'late' },
} as const satisfies Readonly<Record<ObligationStateAnswer['status'], { key: Key; tone: Tone }>>;

/** The word and look of a milestone's status. */
export function statusOf(status: ObligationStateAnswer['status']) {
  return statuses[status];
}

const order = ['overdue', 'at-risk', 'on-track', 'done'] as const;

/** Where a status stands in a list, what needs attention first; what has no status last. */
export function urgency(status: ObligationStateAnswer['status'] | null): number {
  return status === null ? order.length : order.indexOf(status);
}

/** What was done of a milestone, how fast, and when it will be done at that pace. */
export function outlookOf({
  done,
  target,
  pace,
  neededPace,
  projected,
  status,
  remaining,
}: ObligationStateAnswer) {
  const { value } = language;
  const amount = (number: number) => formatAmount(number, value);
  return [
    target === null
      ? say('doneSoFar', { done: formatInteger(done, value) })
      : say('doneOf', { done: formatInteger(done, value), target: formatInteger(target, value) }),
    ...(status !== 'done' && remaining !== null
      ? [say('remaining', { count: formatInteger(remaining, value) })]
      : []),
    ...(pace === null || status === 'done' ? [] : [say('pace', { perDay: amount(pace.perDay) })]),
    ...(neededPace === null || status === 'done'
      ? []
      : [say('neededPace', { perDay: amount(neededPace.perDay) })]),
    ...(projected === null || status === 'done'
      ? []
      : [say('projected', { date: formatDate(projected, value) })]),
  ];
}
