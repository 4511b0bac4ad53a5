import type { Settings } from '../settings.ts';
import { words } from './words.ts';

/**
 * The message after a dry run.
 * @param line the command that submits; null when the input cannot be sent again
 */
export function howToSubmit(settings: Settings, line: string | null): string {
  return line === null
    ? words(settings, 'Gửi thật: chạy lại không có --dry-run.', 'To submit, run it without --dry-run.')
    : `${words(settings, 'Chưa gửi gì. Gửi thật:', 'Nothing was submitted. To submit:')}\n${line}`;
}
