import { type RecipientPage, recipients as resource } from '../../contract/recipients.ts';
import { messageKindNames } from '../../domain/delivery/message-kind.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import { readPages } from '../api/pages.ts';
import { tellMailToNobody } from '../output/mail-to-nobody.ts';
import { tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** Shows every recipient of the catalogue in force with what they get, when and why. */
export async function showRecipients(settings: Settings): Promise<void> {
  const pages = await readPages(settings, resource.listRecipients, 100, { path: {} });
  const [{ catalogueVersion, total, nobody }] = pages;
  const recipients = pages.flatMap((page) => page.recipients);
  if (settings.json === true) return writeJson({ catalogueVersion, total, nobody, recipients });
  for (const recipient of recipients) writeData(recipientLines(recipient, settings).join('\n'));
  tellMailToNobody(settings, nobody);
  tell(
    words(
      settings,
      `${total} người nhận trong danh mục phiên bản ${catalogueVersion}. Thư đã gửi:`,
      `${total} recipients in version ${catalogueVersion} of the catalogue. What was sent:`,
    ),
  );
  tell(commandLine(settings, 'deliveries'));
}

const languages = {
  vi: { vi: 'tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'tiếng Anh', en: 'English' },
  both: { vi: 'tiếng Việt và tiếng Anh', en: 'Vietnamese and English' },
} as const;

function recipientLines(
  { id, post, unitName, email, deliveredTo, language, receives }: RecipientPage['recipients'][number],
  settings: Settings,
): string[] {
  const { lang } = settings;
  const standIn =
    deliveredTo === email ? '' : words(settings, `, nay gửi ${deliveredTo}`, `, now to ${deliveredTo}`);
  return [
    `${id}: ${post[lang]} (${unitName[lang]}), ${email}${standIn}; ${languages[language][lang]}`,
    ...receives.map((received) => `  ${receivedLine(received, settings)}`),
  ];
}

function receivedLine(
  { kind, why, when, next, duty, unsubscribed }: RecipientPage['recipients'][number]['receives'][number],
  settings: Settings,
): string {
  const { lang } = settings;
  const marks = [
    ...(unsubscribed ? [words(settings, 'đã hủy nhận', 'unsubscribed')] : []),
    ...(duty ? [words(settings, 'bắt buộc', 'duty')] : []),
  ];
  const mark = marks.length === 0 ? '' : ` [${marks.join('; ')}]`;
  const planned =
    next === null || unsubscribed
      ? ''
      : words(
          settings,
          ` Lần tới: ${formatLocalTime(next, 'vi')}.`,
          ` Next: ${formatLocalTime(next, 'en')}.`,
        );
  return `${messageKindNames[kind][lang]}${mark}: ${when[lang]}${planned} ${why[lang]}`;
}
