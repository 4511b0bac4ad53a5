import { type Instant, minute, second } from './days.ts';

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

/** Whoever sends a message has answered for it within this time, or is dead. */
export const shortestClaim = 30 * second;

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

/** What a sender has to do with a message before anything is sent. `send` is to be claimed first. */
export function duty(message: Message, now: Instant): 'nothing' | 'ask' | 'expire' | 'give-up' | 'send' {
  if (message.lookAt === null || message.lookAt > now) return 'nothing';
  if (message.state === 'claimed') return 'ask';
  if (now >= message.expiresAt) return 'expire';
  return message.attempts >= mostAttempts ? 'give-up' : 'send';
}

/**
 * The rules that a sender's change of a message breaks, in words.
 * @param isReleased whether everything planned together with it has been planned
 */
export function brokenMoves(before: Message, after: Message, now: Instant, isReleased: boolean): string[] {
  const broken: string[] = [];
  const rule = (holds: boolean, broke: string) => {
    if (!holds) broken.push(broke);
  };
  const hadTime = before.lookAt !== null && before.lookAt <= now;
  const isOpen = before.state === 'due' || before.state === 'unknown';
  const keepsItsPlace = after.lookAt === before.lookAt && after.attempts === before.attempts;
  rule(isOpen || before.state === 'claimed', `was ${before.state}, and a sender made it ${after.state}`);
  rule(after.attempts <= mostAttempts, 'tried too often');
  switch (after.state) {
    case 'claimed':
      rule(isOpen && hadTime, 'claimed before its time');
      rule(isReleased, 'claimed before all messages of its run were planned');
      rule(after.attempts === before.attempts + 1, 'claimed without counting the attempt');
      break;
    case 'unknown':
      rule(before.state === 'claimed' || keepsItsPlace, 'in doubt without having been claimed');
      break;
    case 'sent':
      rule(before.state === 'claimed', 'sent without having been claimed');
      break;
    case 'expired':
      rule(isOpen && now >= before.expiresAt, 'expired before its time');
      break;
    case 'failed':
      rule(before.state === 'claimed' || before.attempts >= mostAttempts, 'given up before the last attempt');
      break;
    case 'suppressed':
      rule(isOpen, 'kept back after it was claimed');
      break;
    case 'due':
      rule(before.state === 'claimed' || keepsItsPlace, 'due again without having been claimed');
      break;
    default:
      broken.push(`made ${after.state} by a sender`);
  }
  return broken;
}
