import { type Instant, minute } from './days.ts';

/** Where a message stands. */
export type State =
  | 'due'
  | 'claimed'
  | 'unknown'
  | 'sent'
  | 'delivered'
  | 'bounced'
  | 'complained'
  | 'suppressed'
  | 'failed'
  | 'expired';

/** One message, as far as its state is concerned. */
export type Message = {
  readonly state: State;
  /** When somebody has to look at it; null when nobody has to any more. */
  readonly lookAt: Instant | null;
  readonly attempts: number;
  readonly expiresAt: Instant;
};

/** How often a message is tried. */
export const mostAttempts = 6;

/** A message of which nobody has heard for so long has not left. */
export const silence = 30 * minute;

/** An invocation that sends is stopped after four minutes. */
export const longestSending = 4 * minute;

/** How far along each state is. What the mail service reports only ever moves a message further along. */
const ranks: readonly (readonly State[])[] = [
  ['due'],
  ['claimed'],
  ['unknown'],
  ['expired', 'failed'],
  ['sent'],
  ['delivered'],
  ['bounced', 'suppressed'],
  ['complained'],
];

/** A message after the mail service has reported something of it; null when the report changes nothing. */
export function afterReport(message: Message, reported: State): Message | null {
  const rank = (state: State) => ranks.findIndex((states) => states.includes(state));
  if (rank(reported) <= rank(message.state)) return null;
  return { ...message, state: reported, lookAt: null };
}

/** What a sender does with a message that it comes upon. One that it sends it claims first. */
export function dutyTo(message: Message, now: Instant): 'nothing' | 'ask' | 'expire' | 'give-up' | 'send' {
  if (message.lookAt === null || message.lookAt > now) return 'nothing';
  if (message.state === 'claimed') return 'ask';
  if (now >= message.expiresAt) return 'expire';
  return message.attempts >= mostAttempts ? 'give-up' : 'send';
}

/** What comes of an attempt: `sent`, `refused` for good, `retry` later, `unknown`, or `held` before it was an attempt. */
export type AttemptResult = 'sent' | 'refused' | 'retry' | 'unknown' | 'held';

/** When a message that has to be tried again may be due, by the number of attempts: twice as late each time, spread out. */
export function retryWindow(attempts: number): { readonly soonest: Instant; readonly latest: Instant } {
  const middle = minute * 2 ** (attempts - 1);
  return { soonest: middle / 2, latest: (middle * 3) / 2 };
}

/**
 * A message after an attempt. One that has to be tried again is due at `retryAt`.
 * @param seen the message as it was before it was claimed
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
