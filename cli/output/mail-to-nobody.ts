import type { MailToNobody } from '../../domain/catalogue/mail-to-nobody.ts';
import type { Settings } from '../settings.ts';
import { tell } from './output.ts';
import { words } from './words.ts';

/** Warns of mail that nobody gets; says nothing where there is none. */
export function tellMailToNobody(settings: Settings, unread: readonly MailToNobody[]): void {
  for (const { detail } of unread) tell(`${words(settings, 'Lưu ý', 'Note')}: ${detail[settings.lang]}`);
}
