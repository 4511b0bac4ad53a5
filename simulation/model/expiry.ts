import { dayAt, hour, type Instant, instantAt } from './days.ts';

/** The content of a message. */
export type Subject = 'report' | 'warn' | 'receipt';

/**
 * When a message would mislead: a report after five days, a warning after its day, a receipt after three days.
 * @param at the nominal time of its run, or the time of receipt
 */
export function expiryOf(subject: Subject, at: Instant): Instant {
  switch (subject) {
    case 'report':
      return at + 5 * 24 * hour;
    case 'warn':
      return instantAt(dayAt(at) + 1, '00:00');
    case 'receipt':
      return at + 3 * 24 * hour;
  }
}
