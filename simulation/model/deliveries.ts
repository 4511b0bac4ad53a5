import { type Instant, minute } from './days.ts';

/** The state of a message; `returned` came back with a temporary fault. */
export type State =
  | 'due'
  | 'claimed'
  | 'unknown'
  | 'sent'
  | 'returned'
  | 'delivered'
  | 'bounced'
  | 'complained'
  | 'suppressed'
  | 'failed'
  | 'expired';

/** One message, reduced to its state. */
export type Message = {
  readonly state: State;
  /** When it needs processing; null when it no longer does. */
  readonly lookAt: Instant | null;
  readonly attempts: number;
  readonly expiresAt: Instant;
};

/** The maximum number of attempts. */
export const mostAttempts = 6;

/** A message without an event for this long was not sent. */
export const silence = 30 * minute;

/** A sending invocation is stopped after four minutes. */
export const longestSending = 4 * minute;

/** The rank of each state. Mail service events only move a message to a higher rank. */
const ranks: readonly (readonly State[])[] = [
  ['due'],
  ['claimed'],
  ['unknown'],
  ['expired', 'failed'],
  ['sent'],
  ['returned'],
  ['delivered'],
  ['bounced'],
  ['suppressed'],
  ['complained'],
];

/** A message after a mail service event; null when the event changes nothing. */
export function afterReport(message: Message, reported: State): Message | null {
  const rank = (state: State) => ranks.findIndex((states) => states.includes(state));
  if (rank(reported) <= rank(message.state)) return null;
  return { ...message, state: reported, lookAt: null };
}

/** What a sender does with a due message. It claims a message before sending it. */
export function dutyTo(message: Message, now: Instant): 'nothing' | 'ask' | 'expire' | 'give-up' | 'send' {
  if (message.lookAt === null || message.lookAt > now) return 'nothing';
  if (message.state === 'claimed') return 'ask';
  if (now >= message.expiresAt) return 'expire';
  return message.attempts >= mostAttempts ? 'give-up' : 'send';
}

/**
 * The result of an attempt: `sent`, `refused` permanently, `retry` later, `unknown`, or `held` before it was an
 * attempt.
 */
export type AttemptResult = 'sent' | 'refused' | 'retry' | 'unknown' | 'held';

/** The interval in which a retry may be due, by the number of attempts: doubling each time, with jitter. */
export function retryWindow(attempts: number): { readonly soonest: Instant; readonly latest: Instant } {
  const middle = minute * 2 ** (attempts - 1);
  return { soonest: middle / 2, latest: (middle * 3) / 2 };
}

/**
 * A message after an attempt. A retry is due at `retryAt`.
 * @param seen the message before it was claimed
 */
export function afterAttempt(seen: Message, result: AttemptResult, now: Instant, retryAt: Instant): Message {
  const tried = { ...seen, attempts: seen.attempts + 1 };
  switch (result) {
    case 'sent':
      return { ...tried, state: 'sent', lookAt: null };
    case 'refused':
      return { ...tried, state: 'failed', lookAt: null };
    case 'unknown':
      return { ...tried, state: 'unknown', lookAt: now + silence };
    case 'held':
      return { ...seen, state: 'due' };
    case 'retry':
      return tried.attempts >= mostAttempts
        ? { ...tried, state: 'failed', lookAt: null }
        : { ...tried, state: 'due', lookAt: retryAt };
  }
}
