import { dayAt, hour, type Instant, instantAt } from './days.ts';

/** What a message is about. */
export type Subject = 'report' | 'warn' | 'receipt';

/**
 * From when on a message would only mislead: a report after five days, a warning with its day, a receipt after three days.
 * @param at the nominal time of what it reports, or the time of receipt
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
